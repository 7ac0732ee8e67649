import type { z } from 'zod';
import type { Status } from '../cards/card-data.ts';
import { MAX_QUESTION_LENGTH, openQuestions, type PutResult, putQuestion } from '../src/forum/forum-queue.ts';
import { answerQuestion } from '../src/knowledge/answer.ts';
import { rate, ratingsOf } from '../src/knowledge/answer-feedback.ts';
import { plainText } from '../src/knowledge/normalise.ts';
import { cardMessage, entryMessage } from './answer-message.ts';
import { askData, type CardState, openData, rateData } from './card-state.ts';
import type { Message } from './message.ts';
import type { Texts } from './texts/texts.ts';
import { textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';

/**
 * What a press comes to: the pressed card drawn anew with a line saying what happened, a line alone, or a message that
 * has been sent, with a line for those who pressed and may look elsewhere.
 */
export type ActionResult =
  | { kind: 'card'; message: Message & { kind: 'card' }; said: string }
  | { kind: 'said'; said: string }
  | { kind: 'replied'; said: string };

/** A card's button. `run` is reached only with data that `schema` accepts, by a person who `mayRun` it. */
export type CardAction<Data> = {
  readonly schema: z.ZodType<Data>;
  readonly mayRun: (turn: Turn) => boolean;
  readonly run: (turn: Turn, data: Data) => Promise<ActionResult>;
};

const defineAction = <Data>(action: CardAction<Data>) => action as CardAction<unknown>;
const anybody = (): boolean => true;

/** The buttons by verb. A verb that is not here is answered politely. */
export const ACTIONS: ReadonlyMap<string, CardAction<unknown>> = new Map([
  ['knowledge.open', defineAction({ schema: openData, mayRun: anybody, run: openEntry })],
  ['forum.ask', defineAction({ schema: askData, mayRun: anybody, run: askForum })],
  ['answer.rate', defineAction({ schema: rateData, mayRun: anybody, run: rateAnswer })],
]);

async function openEntry(turn: Turn, { entry, question, lang }: z.infer<typeof openData>): Promise<ActionResult> {
  const texts = textsFor(lang);
  const message = entryMessage({ entry, question }, { knowledge: turn.deps.knowledge(), texts, now: turn.now });
  if (message === undefined) return { kind: 'said', said: texts.bot.refusals.entryGone };
  const outcome = await turn.reply(message);
  if (outcome.kind === 'failed') return { kind: 'said', said: texts.bot.failed(turn.reference) };
  return { kind: 'replied', said: texts.bot.opened };
}

async function askForum(turn: Turn, { card }: z.infer<typeof askData>): Promise<ActionResult> {
  const { store, municipalityOf } = turn.deps;
  const text = plainText(card.question).slice(0, MAX_QUESTION_LENGTH);
  const texts = textsFor(card.lang);
  if (text === '') return { kind: 'said', said: texts.bot.refusals.empty };
  const question = {
    text,
    askedBy: turn.person,
    municipality: municipalityOf(turn.person) ?? null,
    conversationId: turn.context.activity.conversation.id,
    askedAt: turn.now.toISOString(),
  };
  const result = await store.change(openQuestions, (queue) => putQuestion(queue, question));
  turn.log.info({ result: result.kind }, 'a question to the open forum');
  const said = saidOfPut(result, texts);
  const saved = result.kind === 'stored' || result.kind === 'already-there';
  return redrawn(turn, { ...card, ...(saved && { asked: true }) }, [
    { style: saved ? 'good' : 'attention', text: said },
  ]);
}

function saidOfPut(result: PutResult, { forum }: Texts): string {
  switch (result.kind) {
    case 'stored':
      return forum.stored;
    case 'already-there':
      return forum.alreadyThere;
    case 'too-many':
      return forum.tooMany(result.most);
    case 'personal-data':
      return forum.personalData;
  }
}

async function rateAnswer(turn: Turn, { card, helpful }: z.infer<typeof rateData>): Promise<ActionResult> {
  const entry = card.entries[0] ?? '';
  const texts = textsFor(card.lang);
  if (!turn.deps.knowledge().entries.has(entry)) return { kind: 'said', said: texts.bot.refusals.entryGone };
  const rating = { entry, question: card.question, helpful, by: turn.person, at: turn.now.toISOString() };
  await turn.deps.store.change(ratingsOf(rating.at), (ratings) => rate(ratings, rating));
  const said = helpful ? texts.bot.answer.thanks : texts.bot.answer.sorry;
  const state: CardState = { ...card, rated: helpful ? 'up' : 'down' };
  const asked: Status[] = card.asked ? [{ style: 'good', text: texts.forum.alreadyThere }] : [];
  return redrawn(turn, state, [...asked, { style: 'good', text: said }]);
}

/** The pressed card in its new state, its text in the order that answered the question; the last status is said. */
function redrawn(turn: Turn, state: CardState, status: Status[]): ActionResult {
  const knowledge = turn.deps.knowledge();
  const { answer } = answerQuestion(state.question, knowledge);
  const text = answer.kind === 'answer' && answer.entry.id === state.entries[0] ? answer.text : undefined;
  const message = cardMessage(state, { knowledge, now: turn.now, status, text });
  const said = status.at(-1)?.text ?? '';
  return message.kind === 'card' ? { kind: 'card', message, said } : { kind: 'said', said };
}
