import { type Person, samePerson } from '../people/person.ts';
import type { Change } from '../store/store.ts';
import { isEmpty, sameContent } from './draft.ts';
import {
  contentOf,
  currentVersion,
  type Edition,
  liveEdition,
  postedContent,
  type Summary,
  type Version,
  withEdition,
  withVersion,
} from './summary.ts';

/** Who does something with the version of the draft that the person has seen, and when. */
type Act = { readonly version: number; readonly by: Person; readonly now: Date };
/** `needsApproval`: a second project leader must have approved the text. */
type Rule = { readonly needsApproval: boolean };

/** Why a draft cannot be posted. `stale`: somebody has changed it since it was looked at. */
type WhyNot = 'stale' | 'empty' | 'not-approved' | 'already';

/** Why this version cannot be posted now; `undefined` when it can. */
function whyNotPost(summary: Summary, { version }: Pick<Act, 'version'>, { needsApproval }: Rule): WhyNot | undefined {
  const current = currentVersion(summary);
  const posted = postedContent(summary);
  // From a second window: what it shows is posted already.
  if (posted?.version === version) return 'already';
  if (current?.number !== version) return 'stale';
  if (posted !== undefined && sameContent(posted, current)) return 'already';
  if (isEmpty(current)) return 'empty';
  return needsApproval && summary.approval?.version !== version ? 'not-approved' : undefined;
}

export type PostResult = { kind: 'posted' | 'corrected'; edition: Edition } | { kind: WhyNot };

/** Posts the draft, or corrects what is posted. */
export function postSummary(summary: Summary, act: Act, rule: Rule): Change<Summary, PostResult> {
  const why = whyNotPost(summary, act, rule);
  if (why !== undefined) return { result: { kind: why } };
  const { number: version, ...content } = currentVersion(summary) as Version;
  const posting = { ...contentOf(content), version, by: act.by, at: act.now.toISOString() };
  const cleared = { ...summary, schedule: null, missed: null };
  const live = liveEdition(summary);
  if (live !== undefined) {
    const next = withEdition(cleared, {
      posted: [...live.posted, posting],
      // A correction goes out although the posting was stopped, and can be stopped itself.
      stopped: null,
      progress: nextProgress(live, act.by),
    });
    return { next, result: { kind: 'corrected', edition: next.editions.at(-1) as Edition } };
  }
  const edition: Edition = {
    number: summary.editions.length + 1,
    posted: [posting],
    stopped: null,
    withdrawn: null,
    settled: { posted: 0, stopped: false, withdrawn: false },
    progress: { to: personOf(act.by), number: 1, shown: '', isDone: false },
  };
  return { next: { ...cleared, editions: [...summary.editions, edition] }, result: { kind: 'posted', edition } };
}

const personOf = ({ tenantId, userId }: Person): Person => ({ tenantId, userId });

/** Another card that shows how it goes, for the one who acts. */
function nextProgress({ progress }: Edition, to: Person): Edition['progress'] {
  return { to: personOf(to), number: progress.number + 1, shown: '', isDone: false };
}

export type ApproveResult = { kind: 'approved' | 'already' | 'stale' | 'own' | 'empty' };

/** Approves a version; nobody approves what is their own. */
export function approveVersion(summary: Summary, { version, by, now }: Act): Change<Summary, ApproveResult> {
  const current = currentVersion(summary);
  if (current?.number !== version) return { result: { kind: 'stale' } };
  if (isEmpty(current)) return { result: { kind: 'empty' } };
  if (samePerson(current.by, by)) return { result: { kind: 'own' } };
  if (summary.approval?.version === version) return { result: { kind: 'already' } };
  const approval = { version, by: personOf(by), at: now.toISOString() };
  return { next: { ...summary, approval }, result: { kind: 'approved' } };
}

export type ScheduleResult = { kind: 'scheduled' | 'past' | 'too-far' | WhyNot };

/** A time further away is a slip of the pen. */
const MOST_DAYS_AHEAD = 100;

/** Has a version posted at a time. */
export function scheduleSummary(
  summary: Summary,
  { at, ...act }: Act & { at: Date },
  rule: Rule,
): Change<Summary, ScheduleResult> {
  const why = whyNotPost(summary, act, rule);
  if (why !== undefined) return { result: { kind: why } };
  if (at <= act.now) return { result: { kind: 'past' } };
  if (at.getTime() - act.now.getTime() > MOST_DAYS_AHEAD * 86_400_000) return { result: { kind: 'too-far' } };
  const schedule = { version: act.version, for: at.toISOString(), by: personOf(act.by) };
  return { next: { ...summary, schedule, missed: null }, result: { kind: 'scheduled' } };
}

/** Takes the time back. */
export function unscheduleSummary(summary: Summary): Change<Summary, { kind: 'unscheduled' | 'nothing' }> {
  if (summary.schedule === null && summary.missed === null) return { result: { kind: 'nothing' } };
  return { next: { ...summary, schedule: null, missed: null }, result: { kind: 'unscheduled' } };
}

/** What was to be posted during a stop is posted on return within so many hours, and not in the middle of another day. */
const LATE_HOURS = 12;

/** Posts what is due. What is far too late, or was ordered by somebody who may no more, is not posted; its time is kept as missed. */
export function postScheduled(
  summary: Summary,
  { now, mayPost }: { now: Date; mayPost: (by: Person) => boolean },
  rule: Rule,
): Change<Summary, PostResult | { kind: 'missed' | 'nothing' }> {
  const { schedule } = summary;
  if (schedule === null || new Date(schedule.for) > now) return { result: { kind: 'nothing' } };
  const isTooLate = now.getTime() - Date.parse(schedule.for) > LATE_HOURS * 3_600_000;
  const act = { version: schedule.version, by: schedule.by, now };
  const isAllowed = !isTooLate && mayPost(schedule.by);
  if (isAllowed && whyNotPost(summary, act, rule) === undefined) return postSummary(summary, act, rule);
  return {
    next: { ...summary, schedule: null, missed: { for: schedule.for, by: schedule.by } },
    result: { kind: 'missed' },
  };
}

export type EndResult = { kind: 'done' | 'already' | 'nothing' };

/** Stops what has not gone out yet; what is there stays. */
export function stopSending(
  summary: Summary,
  { edition, by, now }: { edition: number; by: Person; now: Date },
): Change<Summary, EndResult> {
  const live = liveEdition(summary);
  if (live?.number !== edition) return { result: { kind: 'nothing' } };
  if (live.stopped !== null) return { result: { kind: 'already' } };
  const stopped = { by: personOf(by), at: now.toISOString() };
  const settled = { ...live.settled, stopped: false };
  return { next: withEdition(summary, { stopped, settled }), result: { kind: 'done' } };
}

/** Goes on with what was stopped, or again with what did not arrive, or with copies that could not be taken away. */
export function resumeSending(
  summary: Summary,
  { edition, by }: { edition: number; by: Person },
): Change<Summary, EndResult> {
  const last = summary.editions.at(-1);
  if (last?.number !== edition) return { result: { kind: 'nothing' } };
  const { progress } = last;
  // The card of somebody else is not to be reached from here.
  const next = samePerson(progress.to, by) ? { ...progress, isDone: false } : nextProgress(last, by);
  return { next: withEdition(summary, { stopped: null, progress: next }), result: { kind: 'done' } };
}

/** Takes every copy back. The draft becomes a version that nobody has looked at or approved, so that no old card posts it. */
export function withdrawSummary(
  summary: Summary,
  { edition, by, now }: { edition: number; by: Person; now: Date },
): Change<Summary, EndResult> {
  const last = summary.editions.at(-1);
  if (last?.number !== edition) return { result: { kind: 'nothing' } };
  if (last.withdrawn !== null) return { result: { kind: 'already' } };
  const withdrawn = { by: personOf(by), at: now.toISOString() };
  const ended = withEdition(summary, { withdrawn, progress: nextProgress(last, by) });
  const current = currentVersion(ended);
  const next = current === undefined ? { ...ended, schedule: null } : withVersion(ended, current);
  return { next: { ...next, approval: null }, result: { kind: 'done' } };
}
