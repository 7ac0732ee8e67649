import type { Temporal } from 'temporal-polyfill';
import { dayOf } from '../calendar/stockholm.ts';
import { deliveryOf } from '../delivery/outbox.ts';
import { planOnce } from '../delivery/plan.ts';
import type { Person } from '../people/person.ts';
import { personKey, samePerson } from '../people/person.ts';
import type { PeopleSettings } from '../people/rights.ts';
import { messagesTo, readTargets } from '../people/targets.ts';
import type { Store } from '../store/store.ts';
import { concludeForum } from './agenda.ts';
import type { ForumChange } from './forum-calendar.ts';
import { readForumChanges } from './forum-calendar.ts';
import { openQuestions, type Queue } from './forum-queue.ts';
import { questionsOf } from './questions.ts';
import { comingForums, type ForumSettings, type Occurrence, recentForums } from './series.ts';

/** What came of a forum, for those who subscribe. */
export const FORUM_SUMMARY_JOB = 'forum-summary';
/** What waits for a host after a forum. */
export const FORUM_HOSTS_JOB = 'forum-hosts';
/** That a question has been handed to a host. */
export const FORUM_HANDED_JOB = 'forum-handed';

type ChangeOn = (day: Temporal.PlainDate) => ForumChange | undefined;

const MINUTE_MS = 60_000;

/** The forum whose agenda it is: the next one that takes place, or the one that has not been concluded yet. */
export function currentForum(
  now: Date,
  settings: ForumSettings,
  { changeOn, concluded }: { changeOn: ChangeOn } & Pick<Queue, 'concluded'>,
): Occurrence | undefined {
  const from = new Date(now.getTime() - settings.summaryMinutes * MINUTE_MS);
  // One may have been concluded before its time, by the end of its meeting.
  return comingForums(from, settings, { changeOn, count: 2 }).find(
    ({ absence, day }) => absence === undefined && !concluded.includes(day.toString()),
  );
}

/** The forums that are over and have not been concluded, the earliest first. */
function forumsToConclude(
  now: Date,
  settings: ForumSettings,
  { changeOn, concluded, since }: { changeOn: ChangeOn } & Pick<Queue, 'concluded' | 'since'>,
): Occurrence[] {
  const concludedAt = ({ endsAt }: Occurrence): number => endsAt.getTime() + settings.summaryMinutes * MINUTE_MS;
  const last = since === null ? now.getTime() : Date.parse(since);
  return recentForums(now, settings, changeOn).filter(
    (one) => concludedAt(one) <= now.getTime() && concludedAt(one) > last && !concluded.includes(one.day.toString()),
  );
}

export type FollowUp = {
  readonly settings: ForumSettings;
  readonly isAllowed: PeopleSettings['isAllowed'];
  readonly hosts: readonly Person[];
  readonly now: Date;
};

/** Concludes the forums that are over: each once, whatever restarts. */
export async function concludeForums(store: Store, followUp: FollowUp): Promise<void> {
  const { settings, now } = followUp;
  const { concluded, since } = await store.read(openQuestions);
  const changeOn = await readForumChanges(store, dayOf(now));
  for (const forum of forumsToConclude(now, settings, { changeOn, concluded, since })) {
    await conclude(store, forum, followUp);
  }
  // Once a day, so that a setting that is changed changes nothing of what has been.
  if (since !== null && dayOf(new Date(since)).equals(dayOf(now))) return;
  await store.change(openQuestions, (queue) => ({ next: { ...queue, since: now.toISOString() }, result: undefined }));
}

/** Concludes a forum: those who subscribe are told what came of it, and the hosts what is left to do. */
export async function conclude(
  store: Store,
  { day, startsAt }: Occurrence,
  { isAllowed, hosts, now }: Omit<FollowUp, 'settings'>,
): Promise<void> {
  const forum = day.toString();
  const content = { day: forum };
  // Planned first: concluded without that, nobody would be told. What there is to tell is looked up when it is written.
  const subscribers = messagesTo(await readTargets(store, { topic: 'forum', isAllowed, now }), content);
  await planOnce(store, { job: FORUM_SUMMARY_JOB, occurrence: forum, messages: subscribers }, now);
  const messages = Object.fromEntries(hosts.map((to) => [personKey(to), { to, content }]));
  await planOnce(store, { job: FORUM_HOSTS_JOB, occurrence: forum, messages }, now);
  await store.change(openQuestions, (queue) => concludeForum(queue, { forum, startsAt, now }));
}

/** Tells hosts of the questions that have been handed to them, each once, and not those who took one themselves. */
export async function planHanded(store: Store, now: Date): Promise<void> {
  for (const { id, host } of questionsOf(await store.read(openQuestions))) {
    if (host === null || samePerson(host.person, host.by)) continue;
    const occurrence = `${id}.${Date.parse(host.at)}`;
    if ((await store.read(deliveryOf(FORUM_HANDED_JOB, occurrence))).plannedAt !== null) continue;
    const messages = { [personKey(host.person)]: { to: host.person, content: { question: id } } };
    await planOnce(store, { job: FORUM_HANDED_JOB, occurrence, messages }, now);
  }
}
