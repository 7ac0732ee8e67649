import type { CardData } from '../../cards/card-data.ts';
import { inLanguage } from '../../src/knowledge/english-text.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { askButton, type CardState, openButton } from '../card-state.ts';
import { EXAMPLES } from '../examples.ts';
import type { Texts } from '../texts/texts.ts';
import { escapeMarkdown } from './plain-runs.ts';

type Status = CardData['choice']['status'];
type Shown = { texts: Texts; state: CardState; status: Status };

/** "Did you mean": the entries that may be meant, as buttons, and the way to the forum. */
export function suggestView(found: readonly Entry[], { texts, state, status }: Shown): CardData['choice'] {
  const entries = found.map((entry) => inLanguage(entry, texts.language));
  const { suggest } = texts.bot;
  return {
    lang: texts.language,
    summary: suggest.summary(entries.map((entry) => entry.title).join(', ')),
    heading: suggest.heading(entries.length),
    text: state.meant ? escapeMarkdown(texts.bot.answer.meant(state.question)) : '',
    choices: entries.map(({ id, title }) =>
      openButton({ title, entry: id, lang: texts.language, question: state.question }),
    ),
    hint: state.asked ? '' : suggest.none(entries.length),
    status,
    buttons: state.asked ? [] : [askButton(texts.forum.ask, state)],
  };
}

/** Says that there is no answer, what there are answers to, and the way to the forum. */
export function escalateView(knowledge: Knowledge, { texts, state, status }: Shown): CardData['choice'] {
  const { escalate } = texts.bot;
  return {
    lang: texts.language,
    summary: escalate.summary,
    heading: escalate.heading,
    text: state.asked ? '' : escalate.offer,
    choices: [],
    hint: escalate.covers(coveredTopics(knowledge, texts)),
    status,
    buttons: state.asked ? [] : [askButton(texts.forum.ask, state)],
  };
}

/** First meeting: what the bot can do, and three questions to try. */
export function welcomeView(knowledge: Knowledge, texts: Texts): CardData['choice'] {
  const { welcome } = texts.bot;
  return {
    lang: texts.language,
    summary: welcome.summary,
    heading: welcome.heading,
    text: welcome.text,
    choices: exampleButtons(knowledge, texts),
    hint: welcome.hint,
    status: [],
    buttons: [],
  };
}

/** Example questions whose entries exist, as buttons. */
export function exampleButtons(knowledge: Knowledge, { language }: Texts) {
  return EXAMPLES[language]
    .filter(({ entry }) => knowledge.entries.has(entry))
    .map(({ question, entry }) => openButton({ title: question, entry, lang: language, question }));
}

function coveredTopics({ topics }: Knowledge, { bot }: Texts): string {
  const names = topics.map((topic) => bot.topics[topic]);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} ${bot.and} ${last}`;
}
