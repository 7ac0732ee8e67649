import type { z } from 'zod';
import type { Status } from '../cards/card-data.ts';
import { MAX_QUESTION_LENGTH } from '../src/forum/forum-queue.ts';
import { answerQuestion } from '../src/knowledge/answer.ts';
import { rate, ratingsOf } from '../src/knowledge/answer-feedback.ts';
import { plainText } from '../src/knowledge/normalise.ts';
import { MAX_COMMENT, noteForReview, reviewList } from '../src/knowledge/review.ts';
import { holdsPersonalIdentityNumber } from '../src/people/personal-identity-number.ts';
import type { ActionResult } from './action.ts';
import { cardMessage, entryMessage } from './answer-message.ts';
import type { askData, CardState, commentData, openData, rateData, readData } from './card-state.ts';
import { findSimilar } from './forum-acts.ts';
import type { Message } from './message.ts';
import { put, saidOfPut, similarMessage } from './question-actions.ts';
import { renderMessage } from './render-message.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { sharedEntryView } from './views/answer-view.ts';
import { digestOf } from './views/long-answer.ts';

/** Answers with an entry that was offered on a button. */
export async function openEntry(
  turn: Turn,
  { entry, question, lang }: z.infer<typeof openData>,
): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { knowledge, hasDialogs } = turn.deps;
  const reading = { knowledge: knowledge(), texts, now: turn.now, hasDialogs };
  const message = entryMessage({ entry, question }, reading);
  if (message === undefined) return { kind: 'said', said: texts.bot.refusals.entryGone };
  return posted(turn, message, texts);
}

async function posted(turn: Turn, message: Message, { bot }: Texts): Promise<ActionResult> {
  const outcome = await turn.reply(message);
  if (outcome.kind === 'failed') return { kind: 'said', said: bot.failed(turn.reference) };
  return { kind: 'replied', said: bot.opened };
}

/** Shows the whole of an answer that its card shows the beginning of; `of` tells whether it has been changed since. */
export async function readAnswer(turn: Turn, { entry: id, lang, of }: z.infer<typeof readData>): Promise<ActionResult> {
  const texts = textsFor(lang);
  const knowledge = turn.deps.knowledge();
  const entry = knowledge.entries.get(id);
  if (entry === undefined) return { kind: 'said', said: texts.bot.refusals.entryGone };
  const note = of !== digestOf(entry, lang) ? texts.bot.answer.changedSince : '';
  const view = sharedEntryView(entry, { knowledge, texts, now: turn.now, note });
  return posted(turn, renderMessage('answer', view), texts);
}

/** Puts the question of a card in the queue to the open forum. */
export async function askForum(turn: Turn, { card }: z.infer<typeof askData>): Promise<ActionResult> {
  const text = plainText(card.question).slice(0, MAX_QUESTION_LENGTH);
  const texts = textsFor(card.lang);
  if (text === '') return { kind: 'said', said: texts.bot.refusals.empty };
  const similar = card.asked ? [] : await findSimilar(turn, text);
  if (similar.length > 0) {
    const message = await similarMessage(turn, { asked: text, similar, status: [] }, texts);
    await turn.replyPrivately(message, texts);
    return { kind: 'replied', said: texts.forum.queue.similarBelow };
  }
  const result = await put(turn, text);
  const said = saidOfPut(result, texts);
  const saved = result.kind === 'stored' || result.kind === 'already-there';
  return redrawn(turn, { ...card, ...(saved && { asked: true }) }, [
    { style: saved ? 'good' : 'attention', text: said },
  ]);
}

/** Keeps what a person thinks of an answer. */
export async function rateAnswer(turn: Turn, { card, helpful }: z.infer<typeof rateData>): Promise<ActionResult> {
  const entry = card.entries[0] ?? '';
  const texts = textsFor(card.lang);
  if (!turn.deps.knowledge().entries.has(entry)) return { kind: 'said', said: texts.bot.refusals.entryGone };
  const rating = { entry, question: card.question, helpful, by: turn.person, at: turn.now.toISOString() };
  const isNew = await turn.deps.store.change(ratingsOf(rating.at), (ratings) => rate(ratings, rating));
  if (!helpful && isNew) await noteUnhelpful(turn, { entry, question: card.question });
  const said = helpful ? texts.bot.answer.thanks : texts.bot.answer.sorry;
  const state: CardState = { ...card, rated: helpful ? 'up' : 'down' };
  const asked: Status[] = card.asked ? [{ style: 'good', text: texts.forum.alreadyThere }] : [];
  return redrawn(turn, state, [...asked, { style: 'good', text: said }]);
}

/** Has the hosts look at an answer that was not right; who said so is not kept there. */
async function noteUnhelpful(turn: Turn, noted: { entry: string; question: string; comment?: string }): Promise<void> {
  const item = { kind: 'unhelpful', at: turn.now.toISOString(), ...noted } as const;
  await turn.deps.store.change(reviewList, (list) => noteForReview(list, item));
}

/** Keeps what was wrong with an answer, for the hosts. */
export async function commentAnswer(turn: Turn, { card, comment }: z.infer<typeof commentData>): Promise<ActionResult> {
  const texts = textsFor(card.lang);
  const entry = card.entries[0] ?? '';
  if (card.rated !== 'down' || !turn.deps.knowledge().entries.has(entry)) {
    return { kind: 'said', said: texts.bot.refusals.entryGone };
  }
  const said = plainText(comment ?? '');
  if (said === '') return { kind: 'said', said: texts.bot.refusals.empty };
  if (said.length > MAX_COMMENT) return { kind: 'said', said: texts.bot.refusals.tooLong(said.length, MAX_COMMENT) };
  if (holdsPersonalIdentityNumber(said)) return { kind: 'said', said: texts.forum.answer.personalData };
  await noteUnhelpful(turn, { entry, question: card.question, comment: said });
  const text = texts.bot.answer.commented;
  return redrawn(turn, { ...card, rated: 'down', commented: true }, [{ style: 'good', text }]);
}

/** The pressed card in its new state, its text in the order that answered the question; the last status is said. */
function redrawn(turn: Turn, state: CardState, status: Status[]): ActionResult {
  const knowledge = turn.deps.knowledge();
  const { answer, explanation } = answerQuestion(state.question, knowledge);
  const isSame = answer.kind === 'answer' && answer.entry.id === state.entries[0];
  const query = isSame ? explanation.query : undefined;
  const message = cardMessage(state, { knowledge, now: turn.now, status, query, hasDialogs: turn.deps.hasDialogs });
  const said = status.at(-1)?.text ?? '';
  return message.kind === 'card' ? { kind: 'card', message, said, lineSuffices: true } : { kind: 'said', said };
}
