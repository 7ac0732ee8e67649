import type { CardData } from '../cards/card-data.ts';
import { render } from '../cards/render.ts';
import { type Answer, answerQuestion, type Explanation } from '../src/knowledge/answer.ts';
import { entryText } from '../src/knowledge/entry-text.ts';
import { shownEntries } from '../src/knowledge/evaluate.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import type { Query } from '../src/knowledge/query.ts';
import { withDialogs } from './card-dialogs.ts';
import { type CardState, newState } from './card-state.ts';
import type { Message } from './message.ts';
import { renderMessage } from './render-message.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import { answerView, type ShownAnswer } from './views/answer-view.ts';
import { escalateView, suggestView } from './views/choice-view.ts';

/** `isMeant`: the question is what a follow-up was understood as, which is shown. `hasDialogs`: of the client. */
type Reading = { knowledge: Knowledge; texts: Texts; now: Date; isMeant?: boolean; hasDialogs?: boolean };

type Answered = { answer: Answer; explanation: Explanation };

/** The message that answers a question, and how it turned out (for the log). */
export function questionMessage(
  question: string,
  { knowledge, texts, now, isMeant = false, hasDialogs = false }: Reading,
  { answer, explanation }: Answered = answerQuestion(question, knowledge),
): { message: Message; outcome: string } {
  const own = textsFor(explanation.query.language ?? texts.language);
  if (answer.kind === 'smalltalk') {
    return { message: { kind: 'text', text: own.knowledge.smallTalk[answer.talk] }, outcome: answer.kind };
  }
  const entries = shownEntries(answer).map((entry) => entry.id);
  const meant = isMeant && { meant: true };
  const state = newState({ lang: own.language, question, entries, kind: answer.kind, ...meant });
  const query = answer.kind === 'answer' ? explanation.query : undefined;
  return { message: cardMessage(state, { knowledge, now, status: [], query, hasDialogs }), outcome: answer.kind };
}

/**
 * An entry opened by its id, as an answer to the question asked before or else to its own title; `undefined` when there
 * is no such entry.
 */
export function entryMessage(
  { entry: id, question }: { entry: string; question?: string | undefined },
  { knowledge, texts, now, hasDialogs = false }: Reading,
): Message | undefined {
  const entry = knowledge.entries.get(id);
  if (entry === undefined) return undefined;
  const state = newState({ lang: texts.language, question: question ?? entry.title, entries: [id], kind: 'answer' });
  return cardMessage(state, { knowledge, now, status: [], query: undefined, hasDialogs });
}

/** The card for a state: the first time and after each press. `query` puts the entry's sentences in the order that answers it. */
export function cardMessage(
  state: CardState,
  {
    knowledge,
    now,
    status,
    query,
    hasDialogs = false,
  }: {
    knowledge: Knowledge;
    now: Date;
    status: CardData['answer']['status'];
    query: Query | undefined;
    hasDialogs?: boolean;
  },
): Message {
  const texts = textsFor(state.lang);
  const entries = state.entries.flatMap((id) => knowledge.entries.get(id) ?? []);
  const [entry, ...alternatives] = entries;
  if (state.kind === 'answer' && entry !== undefined) {
    const shown: ShownAnswer = { entry, text: entryText(entry, query, state.lang), alternatives };
    const view = answerView(shown, { knowledge, texts, now, state, status, hasRoomElsewhere: hasDialogs });
    const citation = { source: entry.source, abstract: shown.text };
    const message = { kind: 'card' as const, card: render('answer', view), summary: view.summary, citation };
    return withDialogs(message, { hasDialogs });
  }
  const view =
    entries.length > 0
      ? suggestView(entries, { texts, state, status })
      : escalateView(knowledge, { texts, state, status });
  return renderMessage('choice', view);
}
