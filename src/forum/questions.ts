import { type Person, samePerson } from '../people/person.ts';
import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';
import type { Change } from '../store/store.ts';
import { type ForumQuestion, type Queue, takeBackQuestion } from './forum-queue.ts';

/** A question with its id. */
export type QueuedQuestion = ForumQuestion & { readonly id: string };

export function findQuestion({ questions }: Queue, id: string): ForumQuestion | undefined {
  return Object.hasOwn(questions, id) ? questions[id] : undefined;
}

/** The queue in its order: what most municipalities want to know first, and of those what has waited longest. */
export function inOrder({ questions }: Queue): QueuedQuestion[] {
  return Object.entries(questions)
    .map(([id, question]) => ({ ...question, id }))
    .sort((a, b) => countVotes(b) - countVotes(a) || a.askedAt.localeCompare(b.askedAt) || a.id.localeCompare(b.id));
}

/** How many municipalities want to know. */
export function countVotes({ votes }: Pick<ForumQuestion, 'votes'>): number {
  return Object.keys(votes).length;
}

const withQuestion = (queue: Queue, id: string, question: ForumQuestion): Queue => ({
  questions: { ...queue.questions, [id]: question },
});

export type VoteResult = 'voted' | 'withdrawn' | 'already' | 'gone';

/** A municipality's vote: once, however many of its people vote; any of them may take it back. */
export function voteFor(
  queue: Queue,
  id: string,
  { municipality, on, by, now }: { municipality: string; on: boolean; by: Person; now: Date },
): Change<Queue, VoteResult> {
  const question = findQuestion(queue, id);
  if (question === undefined) return { result: 'gone' };
  const has = Object.hasOwn(question.votes, municipality);
  if (has === on) return { result: 'already' };
  const { [municipality]: _before, ...others } = question.votes;
  const { tenantId, userId } = by;
  const vote = { by: { tenantId, userId }, at: now.toISOString() };
  const votes = on ? { ...question.votes, [municipality]: vote } : others;
  return { next: withQuestion(queue, id, { ...question, votes }), result: on ? 'voted' : 'withdrawn' };
}

/** Whether others than the asker's own municipality want to know. */
export function isSharedByOthers({ votes, municipality }: ForumQuestion): boolean {
  return Object.keys(votes).some((code) => code !== municipality);
}

export type OwnResult = 'done' | 'already' | 'gone' | 'not-yours' | 'others-voted' | 'personal-data';

/** Changes the words of one's own question, as long as nobody else has voted for what it says. */
export function editQuestion(
  queue: Queue,
  id: string,
  { text, by }: { text: string; by: Person },
): Change<Queue, OwnResult> {
  const question = findQuestion(queue, id);
  if (question === undefined) return { result: 'gone' };
  if (!samePerson(question.askedBy, by)) return { result: 'not-yours' };
  if (question.text === text) return { result: 'already' };
  if (isSharedByOthers(question)) return { result: 'others-voted' };
  if (holdsPersonalIdentityNumber(text)) return { result: 'personal-data' };
  return { next: withQuestion(queue, id, { ...question, text }), result: 'done' };
}

/** Shows or hides which municipality asks. */
export function showMunicipality(
  queue: Queue,
  id: string,
  { isShown, by }: { isShown: boolean; by: Person },
): Change<Queue, OwnResult> {
  const question = findQuestion(queue, id);
  if (question === undefined) return { result: 'gone' };
  if (!samePerson(question.askedBy, by)) return { result: 'not-yours' };
  if (question.isShown === isShown) return { result: 'already' };
  return { next: withQuestion(queue, id, { ...question, isShown }), result: 'done' };
}

/** Withdraws one's own question; where others want to know too it stays, without the vote of the own municipality. */
export function withdrawQuestion(queue: Queue, id: string, by: Person): Change<Queue, OwnResult> {
  const question = findQuestion(queue, id);
  if (question === undefined) return { result: 'gone' };
  if (!samePerson(question.askedBy, by)) return { result: 'not-yours' };
  if (!isSharedByOthers(question)) return { next: takeBackQuestion(queue, id).next, result: 'done' };
  const { [question.municipality ?? '']: _own, ...votes } = question.votes;
  const hasLeft = Object.keys(votes).length === Object.keys(question.votes).length;
  return hasLeft
    ? { result: 'already' }
    : { next: withQuestion(queue, id, { ...question, votes, isShown: false }), result: 'done' };
}
