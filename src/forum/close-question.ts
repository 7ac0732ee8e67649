import type { PlannedMessage } from '../delivery/outbox.ts';
import { planOnce } from '../delivery/plan.ts';
import { personKey } from '../people/person.ts';
import { subscriberId } from '../people/subscriptions.ts';
import type { Change, Store } from '../store/store.ts';
import { archiveMonth, closedKey, keepClosed, noteDraft } from './forum-archive.ts';
import {
  type Closing,
  type ForumQuestion,
  openQuestions,
  type Queue,
  removeQuestion,
  withQuestion,
} from './forum-queue.ts';
import { canMove } from './question-states.ts';
import { findQuestion, findWhole, wordsSeen } from './questions.ts';

/** What tells those who wanted to know. */
export const ANSWER_JOB = 'forum-answer';

export type CloseResult =
  | { readonly kind: 'closed'; readonly told: number; readonly key: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'impossible' }
  /** Its words are other ones than those that were answered. */
  | { readonly kind: 'changed' }
  /** It has come to go on within another question, whose answer may be another. */
  | { readonly kind: 'merged'; readonly into: string };

/**
 * Closes a question with an answer or a reason. It leaves the queue when what follows from that is saved; until then nobody
 * can do anything else with it.
 */
export function closeQuestion(
  queue: Queue,
  id: string,
  closing: Closing,
  /** What `wordsSeen` told of the question that was answered; not looked at when it is not known. */
  seen?: string,
): Change<Queue, CloseResult> {
  const question = findQuestion(queue, id);
  if (question === undefined) {
    const whole = findWhole(queue, id);
    return { result: whole === undefined ? { kind: 'gone' } : { kind: 'merged', into: whole.id } };
  }
  if (seen !== undefined && seen !== wordsSeen(question)) return { result: { kind: 'changed' } };
  if (!canMove(question.state, closing.state)) return { result: { kind: 'impossible' } };
  const told = Object.keys(messagesOf(question, closing, id)).length;
  const next = withQuestion(queue, id, { ...question, closing });
  return { next, result: { kind: 'closed', told, key: closedKey(id, closing) } };
}

/** Whom to tell: those who want the answer, and the threads in which it was asked; why it is declined, its askers. */
function messagesOf(question: ForumQuestion, closing: Closing, id: string): Record<string, PlannedMessage> {
  if (closing.state === 'withdrawn') return {};
  const content = { id: closedKey(id, closing), at: closing.at };
  const asked = [question, ...question.merged];
  const askers = new Set(asked.map(({ askedBy }) => personKey(askedBy)));
  const isAnswered = closing.state === 'answered';
  const people = Object.entries(question.followers).filter(([key]) => isAnswered || askers.has(key));
  const threads = isAnswered ? asked.flatMap(({ thread }) => thread ?? []) : [];
  return Object.fromEntries([
    ...people.map(([key, to]) => [key, { to, content }]),
    ...threads.map((to) => [threadId(to), { to, content }]),
  ]);
}

/** Two threads of a channel are two places to answer in. */
const threadId = (to: { tenantId: string; conversationId: string }): string =>
  subscriberId({ ...to, conversationId: to.conversationId.replace(';', '/') });

/**
 * Does what follows from closing questions: keeps them with their answers, has those told who wanted to know, and takes them
 * out of the queue. What a stop has cut short is done the next time.
 */
export async function settleClosings(store: Store, now: Date): Promise<void> {
  const { questions } = await store.read(openQuestions);
  for (const [id, question] of Object.entries(questions)) {
    const { closing } = question;
    if (closing === null) continue;
    const key = closedKey(id, closing);
    await store.change(archiveMonth(closing.at), (month) => keepClosed(month, key, { question, closing }));
    if (closing.isKnowledge) await noteDraft(store, key, closing.at);
    const messages = messagesOf(question, closing, id);
    if (Object.keys(messages).length > 0) await planOnce(store, { job: ANSWER_JOB, occurrence: key, messages }, now);
    await store.change(openQuestions, (queue) =>
      queue.questions[id]?.closing?.at === closing.at
        ? { next: removeQuestion(queue, id), result: undefined }
        : { result: undefined },
    );
  }
}
