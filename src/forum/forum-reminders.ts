import type { Temporal } from 'temporal-polyfill';
import { dayOf, momentOf } from '../calendar/stockholm.ts';
import type { ForumChange } from './forum-calendar.ts';
import { type ForumSettings, type Occurrence, occurrenceOf, regularDays } from './series.ts';

export const FORUM_REMINDER_JOB = 'forum-reminder';
export const FORUM_CHANGE_JOB = 'forum-change';

/** What is to be told about a forum. */
export type ForumNews = {
  readonly job: typeof FORUM_REMINDER_JOB | typeof FORUM_CHANGE_JOB;
  /** Keyed by the forum and what is told of it, so that it is told once. */
  readonly occurrence: string;
  readonly content: Readonly<Record<string, string>>;
};

/** A forum may be moved so many weeks. */
const WEEKS = 6;

/**
 * What is to be told by now: the day before, right before, and what the hosts have changed. What was missed during a stop is
 * told as long as the forum has not begun.
 */
export function dueForumNews(
  now: Date,
  settings: ForumSettings,
  changeOn: (day: Temporal.PlainDate) => ForumChange | undefined,
): ForumNews[] {
  const days = regularDays(dayOf(now).subtract({ weeks: WEEKS }), settings, 2 * WEEKS);
  return days.flatMap((day) => {
    const change = changeOn(day);
    const occurrence = occurrenceOf(day, settings, change);
    return [...reminders(occurrence, change, settings, now), ...changes(occurrence, change, settings, now)];
  });
}

function reminders(one: Occurrence, change: ForumChange | undefined, settings: ForumSettings, now: Date): ForumNews[] {
  if (one.absence !== undefined || now >= one.startsAt) return [];
  const soonAt = new Date(one.startsAt.getTime() - settings.remindMinutes * 60_000);
  const what = now >= soonAt ? 'soon' : now >= dayBefore(one.startsAt, settings) ? 'before' : undefined;
  if (what === undefined || (what === 'before' && isToldAnyway(one, change, settings))) return [];
  // Moved to another time it is reminded of anew.
  const startsAt = one.startsAt.toISOString();
  const occurrence = `${one.day}.${one.startsAt.getTime()}.${what}`;
  return [{ job: FORUM_REMINDER_JOB, occurrence, content: { day: one.day.toString(), startsAt, what } }];
}

function changes(one: Occurrence, change: ForumChange | undefined, settings: ForumSettings, now: Date): ForumNews[] {
  if (change === undefined || change.kind === 'lengthened') return [];
  if (now < newsAt(one, change, settings) || now >= one.startsAt) return [];
  const content = { day: one.day.toString(), number: String(change.number), what: change.kind };
  return [{ job: FORUM_CHANGE_JOB, occurrence: `${one.day}.${change.number}`, content }];
}

/** Whether the news of a change comes the day before the forum, or later: then it stands in place of the reminder. */
function isToldAnyway(one: Occurrence, change: ForumChange | undefined, settings: ForumSettings): boolean {
  const reminderAt = dayBefore(one.startsAt, settings);
  if (change?.kind === 'moved') return newsAt(one, change, settings) >= reminderAt;
  // What was taken back earlier than that, nobody has heard of.
  return change?.kind === 'restored' && new Date(change.at) >= reminderAt;
}

/** When a change is told: the day before people would come otherwise, or at once when it is nearer than that. */
function newsAt({ startsAt, regularStart }: Occurrence, { at, from }: ForumChange, settings: ForumSettings): Date {
  const times = [startsAt, regularStart, ...(from === undefined ? [] : [new Date(from)])];
  const first = new Date(Math.min(...times.map((time) => time.getTime())));
  return new Date(Math.max(Date.parse(at), dayBefore(first, settings).getTime()));
}

/** The reminder's time on the day before. */
function dayBefore(startsAt: Date, { remindAt }: ForumSettings): Date {
  return momentOf(dayOf(startsAt).subtract({ days: 1 }), remindAt);
}

/** Whether a reminder still says what holds, as it is about to be sent. */
export function isReminderTrue(one: Occurrence, startsAt: string, now: Date): boolean {
  return one.absence === undefined && one.startsAt.toISOString() === startsAt && now < one.startsAt;
}
