import { planOnce } from '../delivery/plan.ts';
import { type Person, personKey } from '../people/person.ts';
import type { Store } from '../store/store.ts';
import { archiveMonth, type Closing, closeQuestion } from './forum-archive.ts';
import { openQuestions, takeBackQuestion } from './forum-queue.ts';
import { findQuestion } from './questions.ts';

/** What tells those who wanted to know. */
export const ANSWER_JOB = 'forum-answer';

/**
 * Answers or declines a question: it is kept with its answer, those who asked and voted are told, and it leaves the queue last,
 * so that what a stop has cut short is done when the button is pressed again. Resolves to how many are told; `gone`: it is no
 * longer in the queue.
 */
export async function answerQuestion(store: Store, id: string, closing: Closing): Promise<{ told: number } | 'gone'> {
  const question = findQuestion(await store.read(openQuestions), id);
  if (question === undefined) return 'gone';
  const at = closing.now.toISOString();
  await store.change(archiveMonth(at), (month) => closeQuestion(month, id, { question, closing }));
  // Those who voted want an answer; why it is declined is for the one who asked.
  const voters = closing.state === 'answered' ? Object.values(question.votes).map(({ by }) => by) : [];
  const people = new Map<string, Person>([question.askedBy, ...voters].map((person) => [personKey(person), person]));
  const content = { id, at };
  const messages = Object.fromEntries([...people].map(([key, to]) => [key, { to, content }]));
  await planOnce(store, { job: ANSWER_JOB, occurrence: id, messages }, closing.now);
  await store.change(openQuestions, (queue) => takeBackQuestion(queue, id));
  return { told: people.size };
}
