import { createHash } from 'node:crypto';
import { type Person, personKey, samePerson } from '../people/person.ts';
import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';
import type { Change } from '../store/store.ts';
import {
  type ForumQuestion,
  isEditable,
  isSharedByOthers,
  type Queue,
  votesWith,
  withdrawal,
  withoutAsker,
  withQuestion,
} from './forum-queue.ts';
import { canMove } from './question-states.ts';

/** A question with its id. */
export type QueuedQuestion = ForumQuestion & { readonly id: string };
/** Who does something to a question, and when. */
export type Doer = { readonly by: Person; readonly now: Date };

/** The question with that id; `undefined` when it is not in the queue, or about to leave it. */
export function findQuestion({ questions }: Queue, id: string): ForumQuestion | undefined {
  const found = Object.hasOwn(questions, id) ? questions[id] : undefined;
  return found?.closing === null ? found : undefined;
}

/** The question with that id, or the one that it goes on within. */
export function findWhole(queue: Queue, id: string): QueuedQuestion | undefined {
  const found = findQuestion(queue, id);
  return found === undefined ? questionsOf(queue).find((one) => holds(one, id)) : { ...found, id };
}

const holds = ({ merged }: ForumQuestion, id: string): boolean => merged.some((one) => one.id === id);

/** The same for the same words, of a question and of those that it has taken in. */
export function wordsSeen({ text, merged }: Pick<ForumQuestion, 'text' | 'merged'>): string {
  const all = [text, ...merged.map((one) => one.text)];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 16);
}

/** The questions that wait, in no order. */
export function questionsOf({ questions }: Queue): QueuedQuestion[] {
  return Object.entries(questions).flatMap(([id, question]) =>
    question.closing === null ? [{ ...question, id }] : [],
  );
}

/** The queue in its order: what most municipalities want to know first, and of those what has waited longest. */
export function inOrder(queue: Queue): QueuedQuestion[] {
  return questionsOf(queue).sort(
    (a, b) => countVotes(b) - countVotes(a) || a.askedAt.localeCompare(b.askedAt) || a.id.localeCompare(b.id),
  );
}

/** How many municipalities want to know. */
export function countVotes({ votes }: Pick<ForumQuestion, 'votes'>): number {
  return Object.keys(votes).length;
}

/** The question with one more event in its history. */
export function noted(
  question: ForumQuestion,
  what: ForumQuestion['history'][number]['what'],
  { by, now }: { by: Person | null; now: Date },
): ForumQuestion {
  const who = by === null ? null : { tenantId: by.tenantId, userId: by.userId };
  const last = question.history.at(-1);
  // Edited again and again it is edited once: the history of a question does not grow with its edits.
  const isAgain =
    what === 'edited' && last?.what === what && who !== null && last.by !== null && samePerson(last.by, who);
  const before = isAgain ? question.history.slice(0, -1) : question.history;
  return { ...question, history: [...before, { what, by: who, at: now.toISOString() }] };
}

export type VoteResult = 'voted' | 'withdrawn' | 'already' | 'gone';

/**
 * A municipality's vote: once, however many of its people vote; any of them may take it back. A person votes for one
 * municipality: voting for another moves the vote. Who votes gets the answer, and who asked goes on getting it without a vote. A
 * vote for a question that goes on within another is a vote for that.
 */
export function voteFor(
  queue: Queue,
  id: string,
  { municipality, on, by, now }: { municipality: string; on: boolean } & Doer,
): Change<Queue, VoteResult> {
  const whole = findWhole(queue, id);
  if (whole === undefined) return { result: 'gone' };
  const { id: wholeId, ...question } = whole;
  const isAsker = [question, ...question.merged].some(({ askedBy }) => samePerson(askedBy, by));
  const next = !on && isAsker ? question : following(question, by, on);
  const { [municipality]: before, ...others } = question.votes;
  const votes = on ? votesWith(question, municipality, { by, at: now.toISOString() }) : others;
  const isChanged = next !== question || Object.keys(votes).join() !== Object.keys(question.votes).join();
  const result = (before !== undefined) === on ? 'already' : on ? 'voted' : 'withdrawn';
  return isChanged ? { next: withQuestion(queue, wholeId, { ...next, votes }), result } : { result };
}

function following(question: ForumQuestion, { tenantId, userId }: Person, on: boolean): ForumQuestion {
  const key = personKey({ tenantId, userId });
  if (Object.hasOwn(question.followers, key) === on) return question;
  const { [key]: _before, ...others } = question.followers;
  return { ...question, followers: on ? { ...question.followers, [key]: { tenantId, userId } } : others };
}

export function isFollowedBy({ followers }: Pick<ForumQuestion, 'followers'>, person: Person): boolean {
  return Object.hasOwn(followers, personKey(person));
}

/** Whether a person gets the answer, apart from any vote. */
export function follow(queue: Queue, id: string, { on, by }: { on: boolean; by: Person }): Change<Queue, OwnResult> {
  const whole = findWhole(queue, id);
  if (whole === undefined) return { result: 'gone' };
  const { id: wholeId, ...question } = whole;
  const next = following(question, by, on);
  return next === question ? { result: 'already' } : { next: withQuestion(queue, wholeId, next), result: 'done' };
}

export type OwnResult = 'done' | 'already' | 'gone' | 'not-yours' | 'on-agenda' | 'personal-data';

/** When its words were changed after another municipality had voted for it; those who did may want to look again. */
export function editedSinceVoted({ history, votes, municipality }: ForumQuestion): string | undefined {
  const edited = history.findLast(({ what }) => what === 'edited')?.at;
  if (edited === undefined) return undefined;
  return Object.entries(votes).some(([code, { at }]) => code !== municipality && at < edited) ? edited : undefined;
}

/** Changes the words of one's own question. */
export function editQuestion(
  queue: Queue,
  id: string,
  { text, ...doer }: { text: string } & Doer,
): Change<Queue, OwnResult> {
  const question = findQuestion(queue, id);
  if (question === undefined) return { result: 'gone' };
  if (!samePerson(question.askedBy, doer.by)) return { result: 'not-yours' };
  if (question.text === text) return { result: 'already' };
  if (!isEditable(question)) return { result: 'on-agenda' };
  if (holdsPersonalIdentityNumber(text)) return { result: 'personal-data' };
  return { next: withQuestion(queue, id, noted({ ...question, text }, 'edited', doer)), result: 'done' };
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
export function withdrawQuestion(
  queue: Queue,
  id: string,
  { by, now }: Doer,
): Change<Queue, Exclude<OwnResult, 'on-agenda'> | 'spoken' | 'stays'> {
  const question = findQuestion(queue, id);
  if (question === undefined) return withdrawMerged(queue, id, by);
  if (!samePerson(question.askedBy, by)) return { result: 'not-yours' };
  if (isSharedByOthers(question)) {
    const next = withoutAsker(question);
    const { votes, followers } = question;
    const hasLeft =
      countVotes(next) === countVotes({ votes }) &&
      Object.keys(next.followers).length === Object.keys(followers).length;
    return hasLeft ? { result: 'already' } : { next: withQuestion(queue, id, next), result: 'stays' };
  }
  if (!canMove(question.state, 'withdrawn')) return { result: 'spoken' };
  const closing = withdrawal(by, now.toISOString());
  return { next: withQuestion(queue, id, { ...question, closing }), result: 'done' };
}

/** Withdraws one's own wording of a question that others ask too. */
function withdrawMerged(queue: Queue, id: string, by: Person): Change<Queue, 'gone' | 'not-yours' | 'stays'> {
  const whole = findWhole(queue, id);
  const own = whole?.merged.find((one) => one.id === id);
  if (whole === undefined || own === undefined) return { result: 'gone' };
  if (!samePerson(own.askedBy, by)) return { result: 'not-yours' };
  const { id: wholeId, ...question } = whole;
  const merged = question.merged.filter((one) => one !== own);
  const votes = votesAfter(question, own);
  return {
    next: withQuestion(queue, wholeId, following({ ...question, merged, votes }, by, false)),
    result: 'stays',
  };
}

/** The votes when a wording is withdrawn: its municipality's is, unless others of it have asked or voted too. */
function votesAfter(question: ForumQuestion, own: ForumQuestion['merged'][number]): ForumQuestion['votes'] {
  const { municipality } = own;
  const vote = municipality === null ? undefined : question.votes[municipality];
  const askers = [question, ...question.merged.filter((one) => one !== own)];
  const isOthers = askers.some((one) => one.municipality === municipality);
  if (municipality === null || vote === undefined || isOthers || !samePerson(vote.by, own.askedBy))
    return question.votes;
  return votesWithout(question, { [municipality]: vote });
}

/** The votes that had not come with those. */
export function votesWithout({ votes }: ForumQuestion, others: ForumQuestion['votes']): ForumQuestion['votes'] {
  const isOther = (code: string, at: string): boolean => Object.hasOwn(others, code) && others[code]?.at === at;
  return Object.fromEntries(Object.entries(votes).filter(([code, { at }]) => !isOther(code, at)));
}
