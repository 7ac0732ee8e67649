import { formatShortDay } from '../../src/calendar/format.ts';
import { dayOf } from '../../src/calendar/stockholm.ts';
import { type ClosedQuestion, readArchived } from '../../src/forum/forum-archive.ts';
import { openQuestions } from '../../src/forum/forum-queue.ts';
import { type Person, samePerson } from '../../src/people/person.ts';
import { periodOf } from '../../src/reports/period.ts';
import { ownQuestions } from '../forum-acts.ts';
import { answerSource } from '../views/forum-view.ts';
import { type OwnQuestion, ownMeta } from '../views/questions-view.ts';
import { done, type EndpointResult } from './endpoint.ts';
import { readFollowing } from './question-endpoints.ts';
import type { TabUser } from './tab-user.ts';

/** A question of the reader's that waits for an answer. `id`: of the one that it goes on within, where it was merged. */
type WaitingLine = {
  id: string;
  text: string;
  meta: string;
  isFollowed: boolean | null;
  followButton: { title: string };
};
/** A question of the reader's that has been answered or declined, with the answer or why. */
type ClosedLine = { id: string; text: string; state: 'answered' | 'declined'; mark: string; lines: string[] };

/** Closed questions are shown so long. */
const MONTHS = 12;
/** Of the closed ones, the newest. */
const MOST_CLOSED = 20;

/** What the reader has asked the forum, and what came of it. */
export async function showOwnQuestions(
  user: TabUser,
): Promise<EndpointResult<{ waiting: WaitingLine[]; closed: ClosedLine[] }>> {
  const { deps, person, now, share } = user;
  const own = ownQuestions(await deps.store.read(openQuestions), person);
  const isFollowed = await readFollowing(user);
  const last = periodOf(dayOf(now));
  const archived = await share(`archive ${last}`, () => readArchived(deps.store, { last, months: MONTHS }));
  return done({
    waiting: own.map((one) => waitingLine(one, isFollowed, user)),
    closed: archived.flatMap(({ id, closed }) => closedLine(id, closed, user)).slice(0, MOST_CLOSED),
  });
}

function waitingLine(
  own: OwnQuestion,
  isFollowed: Awaited<ReturnType<typeof readFollowing>>,
  { deps, texts }: TabUser,
): WaitingLine {
  const whole = own.kind === 'own' ? own.question : own.into;
  return {
    id: whole.id,
    text: own.kind === 'own' ? whole.text : own.text,
    meta: ownMeta(own, deps, texts),
    isFollowed: isFollowed(whole),
    followButton: { title: texts.forum.queue.follow.title },
  };
}

function closedLine(id: string, closed: ClosedQuestion, { person, texts }: TabUser): ClosedLine[] {
  const { state, at, answer } = closed;
  const text = wordingOf(closed, person);
  if (state === 'withdrawn' || text === undefined) return [];
  const day = formatShortDay(dayOf(new Date(at)), texts.language);
  const lines = [...answer.split('\n').filter((line) => line.trim() !== ''), ...answerSource(closed, texts)];
  return [{ id, text, state, mark: `${texts.forum.manage.events[state]} ${day}`, lines }];
}

/** The question as the person has put it; `undefined` when it is somebody else's. */
function wordingOf({ text, askedBy, merged }: ClosedQuestion, person: Person): string | undefined {
  return [{ text, askedBy }, ...merged].find((one) => samePerson(one.askedBy, person))?.text;
}
