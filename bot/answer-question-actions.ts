import type { Status } from '../cards/card-data.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { answerQuestion } from '../src/forum/answer-question.ts';
import { MAX_ANSWER_LENGTH, MAX_SOURCE_LENGTH } from '../src/forum/forum-archive.ts';
import { openQuestions } from '../src/forum/forum-queue.ts';
import { findQuestion } from '../src/forum/questions.ts';
import { plainParagraphs, plainText } from '../src/knowledge/normalise.ts';
import { holdsPersonalIdentityNumber } from '../src/people/personal-identity-number.ts';
import type { ActionResult } from './action.ts';
import { queueMessage } from './question-actions.ts';
import type { AnswerData } from './question-card-data.ts';
import { renderMessage } from './render-message.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { answerView } from './views/questions-view.ts';

/** The card on which a host answers a question. */
async function answerCard(
  turn: Turn,
  { question: id, answer, source }: AnswerData,
  status: Status[],
  texts: Texts,
): Promise<ActionResult> {
  const question = findQuestion(await turn.deps.store.read(openQuestions), id);
  if (question === undefined) return queue(turn, { style: 'attention', text: texts.forum.queue.gone }, texts);
  const shown = {
    status,
    municipalities: turn.deps.municipalities,
    answer: answer ?? '',
    source: source ?? texts.forum.answer.oral(dayOf(turn.now).toString()),
  };
  const message = renderMessage('questions', answerView({ ...question, id }, shown, texts));
  return { kind: 'card', message, said: status[0]?.text ?? message.summary };
}

async function queue(turn: Turn, status: Status, texts: Texts): Promise<ActionResult> {
  return { kind: 'card', message: await queueMessage(turn, { page: 0, status: [status] }, texts), said: status.text };
}

/** Opens the card on which a host answers. */
export async function openAnswer(turn: Turn, data: AnswerData): Promise<ActionResult> {
  const { answer: _answer, source: _source, ...rest } = data;
  return answerCard(turn, rest, [], textsFor(data.lang));
}

async function close(
  turn: Turn,
  data: AnswerData,
  how: { state: 'answered' | 'declined'; isKnowledge: boolean },
): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const words = texts.forum.answer;
  const answer = plainParagraphs(data.answer ?? '');
  const source = plainText(data.source ?? '');
  if (answer.length > MAX_ANSWER_LENGTH) return { kind: 'said', said: words.tooLong(answer.length, MAX_ANSWER_LENGTH) };
  if (source.length > MAX_SOURCE_LENGTH) return { kind: 'said', said: words.tooLong(source.length, MAX_SOURCE_LENGTH) };
  const refuse = (text: string): Promise<ActionResult> =>
    answerCard(turn, { ...data, answer, source }, [{ style: 'attention', text }], texts);
  if (answer === '') return refuse(how.state === 'answered' ? words.missing : words.reasonMissing);
  if (holdsPersonalIdentityNumber(`${answer} ${source}`)) return refuse(words.personalData);
  const closing = { ...how, answer, source, by: turn.person, now: turn.now };
  const result = await answerQuestion(turn.deps.store, data.question, closing);
  turn.log.info({ result: result === 'gone' ? result : how.state }, 'a question of the forum is closed');
  if (result === 'gone') return queue(turn, { style: 'attention', text: texts.forum.queue.gone }, texts);
  if (how.isKnowledge) await turn.deps.knowledgeChanged();
  turn.deps.wake();
  const text = how.state === 'declined' ? words.declined : words.answered(result.told, how.isKnowledge);
  return queue(turn, { style: 'good', text }, texts);
}

/** Answers those who wanted to know, and has the bot answer from it. */
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
