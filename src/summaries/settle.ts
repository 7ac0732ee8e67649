import { dayOf } from '../calendar/stockholm.ts';
import { changeDelivery, planOnce } from '../delivery/plan.ts';
import { cancelWaiting, reviseMessages } from '../delivery/revise.ts';
import { type Person, personKey } from '../people/person.ts';
import { leadersOf, type PeopleSettings, rightsOf } from '../people/rights.ts';
import { allRoles } from '../people/roles.ts';
import { dropRemoved, subscriptions } from '../people/subscriptions.ts';
import { messagesTo, readTargets } from '../people/targets.ts';
import { addMonths, type Period, periodOf, periodsUntil } from '../reports/period.ts';
import type { Store } from '../store/store.ts';
import { NOTICE_JOB, PROGRESS_JOB, postingContent, postingOccurrence, SUMMARY_JOB } from './jobs.ts';
import { postScheduled } from './posting.ts';
import { type Edition, type Summary, summaryOf, withEdition } from './summary.ts';

/** Months in which something may still happen: those that can be written, and one more that has just gone out of it. */
const MONTHS = 16;

/** The months whose summaries may have something to do. */
export function livelyPeriods(now: Date): Period[] {
  return periodsUntil(addMonths(periodOf(dayOf(now)), 1), MONTHS);
}

export type Settling = {
  readonly people: PeopleSettings;
  readonly needsApproval: boolean;
  readonly now: Date;
};

/**
 * Does what follows from what was decided about summaries: posts what is due, plans messages, has copies changed, stopped
 * or taken back. Each step is noted when it is done and may be done twice, so that a stop in between loses nothing.
 * `also` is a month that may be older than those that are looked at anyway. Resolves to whether what people can see has
 * changed.
 */
export async function settleSummaries(
  store: Store,
  settling: Settling,
  also: readonly Period[] = [],
): Promise<boolean> {
  let hasChanged = false;
  for (const period of new Set([...livelyPeriods(settling.now), ...also])) {
    if (await settleOne(store, period, settling)) hasChanged = true;
  }
  return hasChanged;
}

async function settleOne(store: Store, period: Period, { people, needsApproval, now }: Settling): Promise<boolean> {
  const doc = summaryOf(period);
  const { schedule } = await store.read(doc);
  if (schedule !== null && new Date(schedule.for) <= now) {
    const roles = await store.read(allRoles);
    const mayPost = (by: Person): boolean => rightsOf(by, roles, people).roles.has('leader');
    await store.change(doc, (summary) => postScheduled(summary, { now, mayPost }, { needsApproval }));
  }
  const { missed } = await store.read(doc);
  if (missed !== null) await tellMissed(store, { period, missed, people, now });
  const edition = (await store.read(doc)).editions.at(-1);
  if (edition === undefined) return false;
  const { settled, posted, stopped, withdrawn, progress } = edition;
  const note = (changes: Partial<Edition['settled']>): Promise<undefined> =>
    store.change(doc, (summary) => noteSettled(summary, edition.number, changes));
  const place = { job: SUMMARY_JOB, occurrence: postingOccurrence(period, edition.number) };
  const content = (version: number | 'withdrawn') => postingContent({ period, edition: edition.number }, version);
  const progressOccurrence = `${place.occurrence}.${progress.number}`;
  let hasChanged = false;
  if (settled.posted === 0) {
    await forgetRemoved(store, now);
    const targets = await readTargets(store, { topic: 'summary', isAllowed: people.isAllowed, now });
    await planOnce(store, { ...place, messages: messagesTo(targets, content(1)) }, now);
    await note({ posted: 1 });
    hasChanged = true;
  }
  if (settled.posted < posted.length && posted.length > 1) {
    await changeDelivery(store, place, (delivery) =>
      reviseMessages(delivery, { content: content(posted.length), op: 'update', now }),
    );
    await note({ posted: posted.length });
    hasChanged = true;
  }
  // Before a withdrawal, which comes after it and is not stopped by it.
  if (stopped !== null && !settled.stopped) {
    await changeDelivery(store, place, (delivery) => cancelWaiting(delivery, now));
    await note({ stopped: true });
  }
  if (withdrawn !== null && !settled.withdrawn) {
    await changeDelivery(store, place, (delivery) =>
      reviseMessages(delivery, { content: content('withdrawn'), op: 'delete', now }),
    );
    await note({ withdrawn: true });
    hasChanged = true;
  }
  // After the messages, so that it counts them; what was planned before is not planned anew.
  if (!progress.isDone) {
    const messages = { progress: { to: progress.to, content: content(posted.length) } };
    await planOnce(store, { job: PROGRESS_JOB, occurrence: progressOccurrence, messages }, now);
  }
  return hasChanged;
}

function noteSettled(summary: Summary, edition: number, changes: Partial<Edition['settled']>) {
  const last = summary.editions.at(-1);
  if (last?.number !== edition) return { result: undefined };
  return { next: withEdition(summary, { settled: { ...last.settled, ...changes } }), result: undefined };
}

/** Long enough for the sender to have seen that the app was taken away. */
const REMOVED_DAYS = 45;

/** Forgets the subscriptions from where the app was taken away long ago. */
async function forgetRemoved(store: Store, now: Date): Promise<void> {
  const before = new Date(now.getTime() - REMOVED_DAYS * 86_400_000).toISOString();
  for (const key of await store.keys(subscriptions)) {
    await store.change(subscriptions.doc(key), (current) => dropRemoved(current, before));
  }
}

async function tellMissed(
  store: Store,
  {
    period,
    missed,
    people,
    now,
  }: { period: Period; missed: NonNullable<Summary['missed']>; people: PeopleSettings; now: Date },
): Promise<void> {
  const content = { what: 'missed', period, at: missed.for };
  const occurrence = `missed.${period}.${Date.parse(missed.for)}`;
  // Who ordered it may be a leader no more, and then hears nothing; the others do.
  const leaders = [missed.by, ...leadersOf(await store.read(allRoles), people)];
  const messages = Object.fromEntries(leaders.map((to) => [personKey(to), { to, content }]));
  await planOnce(store, { job: NOTICE_JOB, occurrence, messages }, now);
}
