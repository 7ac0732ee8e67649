import type { Status } from '../cards/card-data.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { closeQuestion, settleClosings } from '../src/forum/close-question.ts';
import { MAX_ANSWER_LENGTH, MAX_SOURCE_LENGTH, openQuestions } from '../src/forum/forum-queue.ts';
import { findQuestion, type QueuedQuestion } from '../src/forum/questions.ts';
import { plainParagraphs, plainText } from '../src/knowledge/normalise.ts';
import { holdsPersonalIdentityNumber } from '../src/people/personal-identity-number.ts';
import type { ActionResult } from './action.ts';
import { readCurrentForum, readForum } from './forum-series.ts';
import { draftCard } from './knowledge-drafts.ts';
import { queueMessage } from './question-actions.ts';
import type { AnswerData } from './question-card-data.ts';
import { renderMessage } from './render-message.ts';
import { parseReviewDay } from './review-day.ts';
import { attention, good } from './status-lines.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { answerView } from './views/host-question-view.ts';

/** The card on which a host answers a question. */
async function answerCard(
  turn: Turn,
  { question: id, answer, source, reviewBy }: AnswerData,
  status: Status[],
  texts: Texts,
): Promise<ActionResult> {
  const found = findQuestion(await turn.deps.store.read(openQuestions), id);
  if (found === undefined) return queue(turn, attention(texts.forum.queue.gone), texts);
  const question = { ...found, id };
  const shown = {
    status,
    municipalities: turn.deps.municipalities,
    answer: answer ?? '',
    source: source ?? (await usualSource(turn, question, texts)),
    reviewBy: reviewBy ?? '',
  };
  const message = renderMessage('questions', answerView(question, shown, texts));
  return { kind: 'card', message, said: status[0]?.text ?? message.summary };
}

/** "muntligt i Öppet forum ‹date›", when it was answered there or is now; otherwise that it is a written answer. */
async function usualSource(turn: Turn, { spokenIn }: QueuedQuestion, { forum }: Texts): Promise<string> {
  const { oral, written } = forum.answer;
  if (spokenIn !== null) {
    const { startsAt } = await readForum(turn.deps, spokenIn);
    return oral(dayOf(startsAt).toString());
  }
  const current = await readCurrentForum(turn.deps, turn.now);
  const isOn = current !== undefined && current.startsAt <= turn.now;
  const today = dayOf(turn.now).toString();
  return isOn ? oral(today) : written(today);
}

async function queue(turn: Turn, status: Status[], texts: Texts): Promise<ActionResult> {
  const message = await queueMessage(turn, { page: 0, status }, texts);
  return { kind: 'card', message, said: status[0]?.text ?? message.summary };
}

/** Opens the card on which a host answers. */
export async function openAnswer(turn: Turn, { v, lang, question }: AnswerData): Promise<ActionResult> {
  return answerCard(turn, { v, lang, question }, [], textsFor(lang));
}

async function close(
  turn: Turn,
  data: AnswerData,
  how: { state: 'answered' | 'declined'; isKnowledge: boolean },
): Promise<ActionResult> {
  const { deps, now } = turn;
  const texts = textsFor(data.lang);
  const words = texts.forum.answer;
  const answer = plainParagraphs(data.answer ?? '');
  const source = plainText(data.source ?? '');
  if (answer.length > MAX_ANSWER_LENGTH) return { kind: 'said', said: words.tooLong(answer.length, MAX_ANSWER_LENGTH) };
  if (source.length > MAX_SOURCE_LENGTH) return { kind: 'said', said: words.tooLong(source.length, MAX_SOURCE_LENGTH) };
  const typed = { ...data, answer, source };
  const refuse = (text: string, question = data.question): Promise<ActionResult> =>
    answerCard(turn, { ...typed, question }, attention(text), texts);
  if (answer === '') return refuse(how.state === 'answered' ? words.missing : words.reasonMissing);
  if (holdsPersonalIdentityNumber(`${answer} ${source}`)) return refuse(words.personalData);
  const reviewBy = parseReviewDay(data.reviewBy, now);
  if (reviewBy === 'refused') return refuse(words.badDay);
  const { tenantId, userId } = turn.person;
  const at = now.toISOString();
  const current = await readCurrentForum(deps, now);
  const result = await deps.store.change(openQuestions, (all) => {
    const { spokenIn, rank } = findQuestion(all, data.question) ?? { spokenIn: null, rank: null };
    const forum = spokenIn ?? (rank === null ? null : (current?.day.toString() ?? null));
    const closing = { ...how, answer, source, reviewBy, forum, by: { tenantId, userId }, at };
    return closeQuestion(all, data.question, closing, data.seen);
  });
  turn.log.info({ result: result.kind, state: how.state }, 'a question of the forum is closed');
  if (result.kind === 'merged') return refuse(words.mergedInto, result.into);
  if (result.kind === 'changed') return refuse(words.changedMeanwhile);
  if (result.kind === 'impossible') return refuse(words.spokenFirst);
  if (result.kind === 'gone') return queue(turn, attention(texts.forum.queue.gone), texts);
  await settleClosings(deps.store, now);
  deps.wake();
  if (how.state === 'declined') return queue(turn, good(words.declined(result.told)), texts);
  const status = good(words.answered(result.told, how.isKnowledge));
  return how.isKnowledge ? draftCard(turn, { closed: result.key, at }, { status, texts }) : queue(turn, status, texts);
}

/** Answers those who wanted to know, and makes a draft of what the bot answers from then on. */
export function answerAndKeep(turn: Turn, data: AnswerData): Promise<ActionResult> {
  return close(turn, data, { state: 'answered', isKnowledge: true });
}

/** Answers those who wanted to know. */
export function answerOnly(turn: Turn, data: AnswerData): Promise<ActionResult> {
  return close(turn, data, { state: 'answered', isKnowledge: false });
}

/** Declines a question; the asker is told why. */
export function decline(turn: Turn, data: AnswerData): Promise<ActionResult> {
  return close(turn, data, { state: 'declined', isKnowledge: false });
}
