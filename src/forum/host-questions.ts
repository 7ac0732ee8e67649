import { createHash } from 'node:crypto';
import { type Person, personKey, samePerson } from '../people/person.ts';
import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';
import type { Change } from '../store/store.ts';
import type { Theme } from '../summaries/themes.ts';
import { type ForumQuestion, isKnownId, type Queue, removeQuestion, withQuestion } from './forum-queue.ts';
import { canMove, type OpenState } from './question-states.ts';
import { type Doer, findQuestion, noted, votesWithout } from './questions.ts';

/** What came of a host's press; `impossible`: the question is in a state from which that cannot be. */
export type HostResult = 'done' | 'already' | 'gone' | 'impossible' | 'itself' | 'same-words' | 'personal-data';
type Step = Change<Queue, HostResult>;

/** Takes a question in, so that its asker sees that it will be looked at. */
export function acceptQuestion(queue: Queue, id: string, doer: Doer): Step {
  const question = findQuestion(queue, id);
  if (question?.state === 'accepted') return { result: 'already' };
  return moved(queue, id, 'accepted', doer, { rank: null, isNow: false, tabledIn: null, spokenIn: null });
}

/** Puts a question last on the agenda of the next forum. */
export function placeOnAgenda(queue: Queue, id: string, doer: Doer): Step {
  if (findQuestion(queue, id)?.state === 'on-agenda') return { result: 'already' };
  return moved(queue, id, 'on-agenda', doer, { rank: nextRank(queue), spokenIn: null, tabledIn: null });
}

function nextRank({ questions }: Queue): number {
  return 1 + Math.max(0, ...Object.values(questions).map(({ rank }) => rank ?? 0));
}

/** Brings a question to another state, as far as that is possible from where it stands. */
export function moved(
  queue: Queue,
  id: string,
  to: OpenState,
  doer: { by: Person | null; now: Date },
  changes: Partial<ForumQuestion>,
): Step {
  const question = findQuestion(queue, id);
  if (question === undefined) return { result: 'gone' };
  if (!canMove(question.state, to)) return { result: 'impossible' };
  const next = noted({ ...question, ...changes, state: to }, to, doer);
  return { next: withQuestion(queue, id, next), result: 'done' };
}

/** Says what a question is about, and who prepares the answer. */
export function arrangeQuestion(
  queue: Queue,
  id: string,
  { topic, host }: { topic: Theme | null; host: ForumQuestion['host'] },
): Step {
  const question = findQuestion(queue, id);
  if (question === undefined) return { result: 'gone' };
  const isSame = question.topic === topic && isSameHost(question.host, host);
  if (isSame) return { result: 'already' };
  // Who has it already is not told again.
  const kept = isSameHost(question.host, host) ? question.host : host;
  return { next: withQuestion(queue, id, { ...question, topic, host: kept }), result: 'done' };
}

function isSameHost(one: ForumQuestion['host'], other: ForumQuestion['host']): boolean {
  return one === null || other === null ? one === other : samePerson(one.person, other.person);
}

/** Has a question go on within another: its askers, votes and followers with it. */
export function mergeQuestions(queue: Queue, id: string, into: string, doer: Doer): Step {
  const [question, target] = [findQuestion(queue, id), findQuestion(queue, into)];
  if (question === undefined || target === undefined) return { result: 'gone' };
  if (id === into) return { result: 'itself' };
  if (!canMove(question.state, 'merged')) return { result: 'impossible' };
  const { text, askedBy, municipality, thread, askedAt, isShown, votes, merged, topic, missed } = question;
  const { history } = noted(question, 'merged', doer);
  const own = { id, text, askedBy, municipality, thread, askedAt, isShown, topic, missed, history };
  const next = noted(
    {
      ...target,
      // Who voted first has voted.
      votes: { ...votes, ...target.votes },
      followers: { ...question.followers, ...target.followers },
      merged: [...target.merged, { ...own, votes: votesOfOwn(question) }, ...merged],
    },
    'took-in',
    doer,
  );
  return { next: withQuestion(removeQuestion(queue, id), into, next), result: 'done' };
}

/** The votes that a question had before it took in others. */
function votesOfOwn(question: ForumQuestion): ForumQuestion['votes'] {
  return question.merged.reduce((votes, one) => votesWithout({ ...question, votes }, one.votes), question.votes);
}

/** Lets a question go that went on within another: it is one of its own again, with its votes. */
export function letGo(queue: Queue, id: string, mergedId: string, doer: Doer): Step {
  const question = findQuestion(queue, id);
  const own = question?.merged.find((one) => one.id === mergedId);
  if (question === undefined || own === undefined) return { result: 'gone' };
  const { id: ownId, votes, ...asked } = own;
  const rest = noted(
    { ...question, merged: question.merged.filter((one) => one !== own), votes: votesWithout(question, own.votes) },
    'let-go',
    doer,
  );
  // What has been taken back since is not given again.
  const standing = Object.fromEntries(Object.entries(votes).filter(([code]) => Object.hasOwn(question.votes, code)));
  const people = [asked.askedBy, ...Object.values(standing).map(({ by }) => by)].map(personKey);
  const isTheirs = ([key]: [string, Person]): boolean => people.includes(key);
  const followers = Object.fromEntries(Object.entries(question.followers).filter(isTheirs));
  const free = noted({ ...fresh(question), ...asked, votes: standing, followers }, 'accepted', doer);
  return { next: withQuestion(withQuestion(queue, id, rest), ownId, free), result: 'done' };
}

const fresh = (question: ForumQuestion): ForumQuestion => ({
  ...question,
  state: 'accepted',
  history: [],
  topic: null,
  host: null,
  rank: null,
  isNow: false,
  spokenIn: null,
  tabledIn: null,
  missed: [],
  merged: [],
});

/** Makes two questions of one that asks two things; whoever wanted to know that wants to know both. */
export function splitQuestion(
  queue: Queue,
  id: string,
  { first, second, ...doer }: { first: string; second: string } & Doer,
): Step {
  const question = findQuestion(queue, id);
  if (question === undefined) return { result: 'gone' };
  if (question.state === 'spoken') return { result: 'impossible' };
  if (first === second) return { result: 'same-words' };
  if (holdsPersonalIdentityNumber(first) || holdsPersonalIdentityNumber(second)) return { result: 'personal-data' };
  // Split twice in the same way it is split once.
  const ownId = createHash('sha256')
    .update(JSON.stringify([id, second]))
    .digest('hex')
    .slice(0, 24);
  if (isKnownId(queue, ownId)) return { result: 'already' };
  const rest = noted({ ...question, text: first }, 'split', doer);
  const { missed } = question;
  const free = noted({ ...fresh(question), text: second, missed }, 'accepted', doer);
  return { next: withQuestion(withQuestion(queue, id, rest), ownId, free), result: 'done' };
}
