import type { ButtonData, CardData } from '../../cards/card-data.ts';
import { describeAge, describeNote, describePeople } from '../../src/knowledge/describe-entry.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { sentences } from '../../src/knowledge/normalise.ts';
import { notesOn } from '../../src/knowledge/notes.ts';
import { askButton, type CardState, openButton, rateButton } from '../card-state.ts';
import type { Texts } from '../texts/texts.ts';

/** An answer as it stands on the card: an entry, its text with the decisive sentence first, and near alternatives. */
export type ShownAnswer = { entry: Entry; text: string; alternatives: readonly Entry[] };

type Status = CardData['answer']['status'];

/** The card of an answer; `status` is what became of the last press, and buttons that have done their work are gone. */
export function answerView(
  { entry, text, alternatives }: ShownAnswer,
  { knowledge, texts, now, state, status }: { knowledge: Knowledge; texts: Texts; now: Date; state: CardState; status: Status },
): CardData['answer'] {
  const { bot, language } = texts;
  const notes = notesOn(entry, knowledge, now).map((note) => describeNote(note, texts.knowledge));
  const shown = new Set([entry.id]);
  const links = [...notes.flatMap((note) => note.entry ?? []), ...successorOf(entry, knowledge), ...alternatives].filter(
    ({ id }) => !shown.has(id) && shown.add(id),
  );
  return {
    lang: language,
    summary: bot.answer.summary(text),
    title: entry.title,
    text: escapeMarkdown(text),
    people: describePeople(entry, texts.knowledge).map((line) => ({ lang: language, text: escapeMarkdown(line) })),
    notes: notes.map(({ tone, heading, text: body }) => ({
      style: tone === 'warning' ? 'warning' : 'emphasis',
      weight: body === undefined ? 'Default' : 'Bolder',
      heading: escapeMarkdown(heading),
      text: escapeMarkdown(sentences(body ?? '')[0] ?? ''),
    })),
    source: sourceLine(entry, texts),
    seeAlso: bot.answer.seeAlso,
    alternatives: links.slice(0, MOST_LINKS).map((link) => openButton(link.title, link.id, language)),
    status,
    buttons: buttons(state, texts),
  };
}

/** Later events, a successor and two alternatives; more buttons would hide the answer. */
const MOST_LINKS = 4;

function successorOf(entry: Entry, knowledge: Knowledge): Entry[] {
  const successor = entry.supersededBy === undefined ? undefined : knowledge.entries.get(entry.supersededBy);
  return successor === undefined ? [] : [successor];
}

function buttons(state: CardState, { bot, forum }: Texts): ButtonData[] {
  const ask = state.asked ? [] : [askButton(forum.ask, state)];
  if (state.rated !== undefined) return ask;
  return [...ask, rateButton(bot.answer.helpful, state, true), rateButton(bot.answer.notHelpful, state, false)];
}

function sourceLine({ source }: Entry, { knowledge }: Texts): string {
  const title = escapeMarkdown(source.title);
  const linked = source.url === undefined ? title : `[${title}](${source.url})`;
  return `${knowledge.source}: ${escapeMarkdown(source.publisher)}, ${linked} (${escapeMarkdown(describeAge(source, knowledge))})`;
}

/** Adaptive Cards read markdown in text; what comes from entries is shown as it is written. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>{}]/g, '\\$&').replace(/^(\d+)\. /, '$1\\. ').replace(/^([-+#])/, '\\$1');
}
