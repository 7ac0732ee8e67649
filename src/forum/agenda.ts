import type { Change } from '../store/store.ts';
import type { ClosedQuestion } from './forum-archive.ts';
import { type ForumQuestion, type Queue, withQuestion } from './forum-queue.ts';
import { type HostResult, moved, placeOnAgenda } from './host-questions.ts';
import { type Doer, findQuestion, inOrder, noted, type QueuedQuestion, questionsOf } from './questions.ts';

type Step = Change<Queue, HostResult>;

/** The questions on the agenda of the next forum, in their order. */
export function onAgenda(queue: Queue): QueuedQuestion[] {
  return questionsOf(queue)
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.id.localeCompare(b.id));
}

/** How it went for a question on an agenda. */
export type AgendaState = 'waiting' | 'now' | 'answered' | 'tabled';
export type AgendaItem = {
  readonly id: string;
  readonly text: string;
  readonly votes: ForumQuestion['votes'];
  readonly state: AgendaState;
  /** Still in the queue, so that hosts can do something about it. */
  readonly question: QueuedQuestion | undefined;
};

/**
 * The agenda of a forum: what waits, while that forum is the next one, and what came of the rest. `closed` are the questions
 * that were closed around that day.
 */
export function agendaOf(
  queue: Queue,
  {
    forum,
    isCurrent,
    closed,
  }: { forum: string; isCurrent: boolean; closed: readonly { readonly id: string; readonly closed: ClosedQuestion }[] },
): AgendaItem[] {
  const open = questionsOf(queue).flatMap((question): (AgendaItem & { rank: number | null })[] => {
    const { id, text, votes, rank, isNow, spokenIn, tabledIn, state: stands } = question;
    const state =
      spokenIn === forum
        ? 'answered'
        : tabledIn === forum
          ? 'tabled'
          : rank === null || !isCurrent || stands === 'spoken'
            ? undefined
            : isNow
              ? 'now'
              : 'waiting';
    return state === undefined ? [] : [{ id, text, votes, state, question, rank }];
  });
  const done = closed.flatMap(({ id, closed: one }): (AgendaItem & { rank: number | null })[] =>
    one.forum === forum && one.state === 'answered'
      ? [{ id, text: one.text, votes: one.votes, state: 'answered', question: undefined, rank: one.rank }]
      : [],
  );
  return [...open, ...done]
    .sort((a, b) => (a.rank ?? Number.MAX_VALUE) - (b.rank ?? Number.MAX_VALUE) || a.id.localeCompare(b.id))
    .map(({ rank: _rank, ...item }) => item);
}

/** Moves a question one step up on the agenda. */
export function moveUp(queue: Queue, id: string): Step {
  const all = onAgenda(queue);
  const at = all.findIndex((one) => one.id === id);
  const [question, before] = [all[at], all[at - 1]];
  if (question === undefined) return { result: 'gone' };
  if (before === undefined) return { result: 'already' };
  const swapped = withQuestion(queue, id, { ...own(question), rank: before.rank });
  return { next: withQuestion(swapped, before.id, { ...own(before), rank: question.rank }), result: 'done' };
}

const own = ({ id: _id, ...question }: QueuedQuestion): ForumQuestion => question;

/** Questions with which an agenda is filled: more are not reached in half an hour. */
export const FILLED_WITH = 8;

/** Puts the questions on the agenda that most municipalities want to know, up to so many in all. */
export function fillAgenda(queue: Queue, most: number, doer: Doer): Change<Queue, number> {
  const waiting = inOrder(queue).filter(({ state }) => state === 'new' || state === 'accepted');
  const added = waiting.slice(0, Math.max(0, most - onAgenda(queue).length));
  const next = added.reduce((now, { id }) => placeOnAgenda(now, id, doer).next ?? now, queue);
  return { next: added.length === 0 ? undefined : next, result: added.length };
}

export const TICKS = ['now', 'answered', 'tabled', 'waiting'] as const;
export type Tick = (typeof TICKS)[number];

/** What a host can say next of a question during a forum. */
export function ticksFor({ state, question }: AgendaItem): Tick[] {
  if (question === undefined) return [];
  if (state === 'answered' || state === 'tabled') return ['waiting'];
  return state === 'now' ? ['answered', 'tabled'] : ['now', 'answered', 'tabled'];
}

/** Says how it goes for a question during a forum; `waiting` takes that back. */
export function tick(queue: Queue, id: string, { to, forum, ...doer }: { to: Tick; forum: string } & Doer): Step {
  const question = findQuestion(queue, id);
  if (question === undefined) return { result: 'gone' };
  if (question.rank === null || queue.concluded.includes(forum)) return { result: 'impossible' };
  switch (to) {
    case 'now':
      return takeUp(queue, id, question);
    case 'answered':
      if (question.spokenIn === forum) return { result: 'already' };
      return moved(queue, id, 'spoken', doer, { isNow: false, spokenIn: forum, tabledIn: null });
    case 'tabled':
      if (question.tabledIn === forum) return { result: 'already' };
      return moved(queue, id, 'carried-over', doer, { isNow: false, tabledIn: forum, spokenIn: null });
    case 'waiting':
      if (question.isNow) {
        return { next: withQuestion(queue, id, { ...question, isNow: false }), result: 'done' };
      }
      if (question.spokenIn !== forum && question.tabledIn !== forum) return { result: 'already' };
      return moved(queue, id, 'on-agenda', doer, { spokenIn: null, tabledIn: null });
  }
}

/** One question at a time is talked about. */
function takeUp(queue: Queue, id: string, question: ForumQuestion): Step {
  if (question.isNow) return { result: 'already' };
  if (question.state === 'spoken') return { result: 'impossible' };
  const questions = Object.fromEntries(
    Object.entries(queue.questions).map(([key, one]) => [key, one.isNow ? { ...one, isNow: false } : one]),
  );
  return {
    next: withQuestion({ ...queue, questions }, id, { ...question, isNow: true, tabledIn: null }),
    result: 'done',
  };
}

/** Forums that are remembered as concluded. */
const REMEMBERED = 20;

/**
 * Puts the queue in order after a forum: what was not reached goes on to the next one, first on its agenda, and what waits
 * without an answer has missed one more. Done twice it is done once.
 */
export function concludeForum(
  queue: Queue,
  { forum, startsAt, now }: { forum: string; startsAt: Date; now: Date },
): Change<Queue, 'concluded' | 'already'> {
  if (queue.concluded.includes(forum)) return { result: 'already' };
  const doer = { by: null, now };
  const left = onAgenda(queue).filter(({ state }) => state !== 'spoken');
  const ranks = new Map(left.map(({ id }, at) => [id, at + 1]));
  const questions = Object.fromEntries(
    Object.entries(queue.questions).map(([id, question]): [string, ForumQuestion] => {
      if (question.closing !== null) return [id, question];
      const rank = ranks.get(id) ?? null;
      const wasThere = question.askedAt < startsAt.toISOString();
      const hasMissed = question.state !== 'spoken' && wasThere;
      const missed = hasMissed ? [...question.missed, forum] : question.missed;
      const next = { ...question, missed, rank, isNow: false };
      if (rank === null || question.tabledIn === forum) return [id, next];
      return [id, noted({ ...next, tabledIn: forum, state: 'carried-over' }, 'carried-over', doer)];
    }),
  );
  return {
    next: { ...queue, questions, concluded: [...queue.concluded.slice(1 - REMEMBERED), forum] },
    result: 'concluded',
  };
}
