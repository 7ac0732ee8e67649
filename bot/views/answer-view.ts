import type { ButtonData, CardData } from '../../cards/card-data.ts';
import { describeAge, describeLink, describeNote } from '../../src/knowledge/describe-entry.ts';
import { inLanguage } from '../../src/knowledge/english-text.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import { entryText } from '../../src/knowledge/entry-text.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { laterThan, notesOn } from '../../src/knowledge/notes.ts';
import {
  askButton,
  type CardState,
  commentButton,
  newState,
  openButton,
  rateButton,
  readButton,
} from '../card-state.ts';
import type { Texts } from '../texts/texts.ts';
import { beginningOf, digestOf, paragraphsOf } from './long-answer.ts';
import { escapeMarkdown } from './plain-runs.ts';

/** An answer as it stands on the card: an entry, its text with the decisive sentence first, and near alternatives. */
export type ShownAnswer = { entry: Entry; text: string; alternatives: readonly Entry[] };

type Status = CardData['answer']['status'];

/**
 * The card of an answer; `status` is what became of the last press, and buttons that have done their work are gone.
 * `hasRoomElsewhere`: what is too long for a card is opened from it, and only begins there.
 */
export function answerView(
  { entry, text, alternatives }: ShownAnswer,
  {
    knowledge,
    texts,
    now,
    state,
    status,
    hasRoomElsewhere = false,
  }: { knowledge: Knowledge; texts: Texts; now: Date; state: CardState; status: Status; hasRoomElsewhere?: boolean },
): CardData['answer'] {
  const { bot, language } = texts;
  const beginning = hasRoomElsewhere ? beginningOf(text) : undefined;
  const notes = notesOn(entry, knowledge, now, language).map((note) => describeNote(note, texts.knowledge));
  const later = laterThan(entry, knowledge);
  const titleOf = (one: Entry): string => inLanguage(one, language).title;
  const open = (title: string, one: Entry): ButtonData =>
    openButton({ title, tooltip: titleOf(one), entry: one.id, lang: language, question: state.question });
  const laterLinks = later.map((link) => ({
    text: escapeMarkdown(describeLink(link, texts.knowledge)),
    button: open(bot.answer.readMore, link),
  }));
  const laterHeading = entry.status === 'gap' ? texts.knowledge.known : texts.knowledge.later;
  const others = alternatives.filter(
    (other) => other.status !== 'gap' && other.id !== entry.id && !later.includes(other),
  );
  return {
    lang: language,
    summary: bot.answer.summary(text),
    note: state.meant ? escapeMarkdown(bot.answer.meant(state.question)) : '',
    title: escapeMarkdown(titleOf(entry)),
    text: escapeMarkdown(beginning ?? text),
    whole: beginning === undefined ? [] : [readWhole(entry, texts)],
    warnings: notes.map(({ heading, text: body }) => ({
      heading: escapeMarkdown(heading),
      text: escapeMarkdown(body ?? ''),
    })),
    later: later.length === 0 ? [] : [{ heading: laterHeading, links: laterLinks }],
    source: sourceLine(entry, texts),
    seeAlso: bot.answer.seeAlso,
    alternatives: others.map((other) => open(titleOf(other), other)),
    status,
    buttons: state.asked ? [] : [askButton(texts.forum.ask, state)],
    comment:
      state.rated === 'down' && state.commented !== true
        ? [{ label: bot.answer.whatWasWrong, buttons: [commentButton(bot.answer.sendComment, state)] }]
        : [],
    feedback: state.rated === undefined ? [{ text: bot.answer.didItHelp, buttons: thumbs(state, texts) }] : [],
  };
}

/** The card of an entry that is shared or read in a dialog: its whole text by paragraph under a `note`, with nothing to press. */
export function sharedEntryView(
  entry: Entry,
  { knowledge, texts, now, note = '' }: { knowledge: Knowledge; texts: Texts; now: Date; note?: string },
): CardData['answer'] {
  const state = newState({ lang: texts.language, question: entry.title, entries: [entry.id], kind: 'answer' });
  const shown = { entry, text: entryText(entry, undefined, texts.language), alternatives: [] };
  const view = answerView(shown, { knowledge, texts, now, state, status: [] });
  // What has happened since is told without the buttons that open it.
  const later = view.later.map(({ heading, links }) => ({
    heading: escapeMarkdown(heading),
    text: links.map(({ text }) => text).join(' · '),
  }));
  return {
    ...view,
    text: paragraphsOf(entry, texts.language).map(escapeMarkdown).join('\n\n'),
    note: escapeMarkdown(note),
    warnings: [...view.warnings, ...later],
    later: [],
    buttons: [],
    feedback: [],
    comment: [],
  };
}

function readWhole(entry: Entry, { bot, language }: Texts): ButtonData {
  return readButton(bot.answer.readAll, { lang: language, entry: entry.id, of: digestOf(entry, language) });
}

function thumbs(state: CardState, { bot }: Texts): ButtonData[] {
  return [rateButton(bot.answer.helpful, state, true), rateButton(bot.answer.notHelpful, state, false)];
}

function sourceLine({ source }: Entry, { knowledge }: Texts): string {
  const title = escapeMarkdown(source.title);
  const linked =
    source.url === undefined ? title : `[${title}](${source.url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
  return `${knowledge.source}: ${escapeMarkdown(source.publisher)}, ${linked} (${escapeMarkdown(describeAge(source, knowledge))})`;
}
