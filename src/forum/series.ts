import type { Temporal } from 'temporal-polyfill';
import { isSqueezeDay } from '../calendar/squeeze-days.ts';
import { dayOf, momentOf } from '../calendar/stockholm.ts';
import { holidayOn } from '../calendar/working-days.ts';
import { type ForumChange, movedTo } from './forum-calendar.ts';

/** The weekly open forum: Fridays 9.00–9.30 unless set otherwise (VGR 2020-04-24). All times are those of Sweden. */
export type ForumSettings = {
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number;
  /** `HH:MM`. */
  readonly time: string;
  readonly minutes: number;
  /** Where to join: an https address, or a telephone number or whatever people need; empty when it is not set. */
  readonly join: string;
  readonly skipsSqueezeDays: boolean;
  /** ISO weeks of the summer pause, the first and the last. */
  readonly pause: readonly [from: number, to: number] | undefined;
  /** Time of day at which people are reminded the day before, `HH:MM`. */
  readonly remindAt: string;
  /** How many minutes before the beginning people are reminded again. */
  readonly remindMinutes: number;
  /** How many minutes after its end a forum is concluded: until then the hosts tick off what came of it. */
  readonly summaryMinutes: number;
};

export const DEFAULT_FORUM_SETTINGS: ForumSettings = {
  weekday: 5,
  time: '09:00',
  minutes: 30,
  join: '',
  skipsSqueezeDays: false,
  pause: undefined,
  remindAt: '15:00',
  remindMinutes: 15,
  summaryMinutes: 30,
};

/** Why a forum does not take place. */
type Absence =
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'squeeze-day' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'cancelled'; readonly reason: string };

/** One week's forum. */
export type Occurrence = {
  /** The day of the week's regular forum, by which it is known also when it is moved. */
  readonly day: Temporal.PlainDate;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** When it would have begun if nobody had moved it. */
  readonly regularStart: Date;
  readonly absence: Absence | undefined;
  /** What the hosts have changed, if anything holds. */
  readonly change: ForumChange | undefined;
  /** How often the hosts have changed it, restored it included. */
  readonly changes: number;
};

const MINUTE_MS = 60_000;
/** How long a forum may be. */
export const MIN_MINUTES = 5;
export const MAX_MINUTES = 240;
/** A forum can be moved by so many days. */
export const MAX_MOVED_DAYS = 28;

/** The forum of the week whose regular day that is. */
export function occurrenceOf(
  day: Temporal.PlainDate,
  settings: ForumSettings,
  change: ForumChange | undefined,
): Occurrence {
  const regularStart = momentOf(day, settings.time);
  const moved = movedTo(change);
  const startsAt = moved === undefined ? regularStart : new Date(moved);
  const minutes = change?.kind === 'lengthened' || change?.kind === 'moved' ? change.minutes : settings.minutes;
  return {
    day,
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS),
    regularStart,
    absence: absenceOn(day, settings, change),
    change: change?.kind === 'restored' ? undefined : change,
    changes: change?.number ?? 0,
  };
}

function absenceOn(
  day: Temporal.PlainDate,
  { skipsSqueezeDays, pause }: ForumSettings,
  change: ForumChange | undefined,
): Absence | undefined {
  if (change?.kind === 'cancelled') return { kind: 'cancelled', reason: change.reason };
  // The hosts have said when it takes place.
  if (change?.kind === 'moved') return undefined;
  const name = holidayOn(day);
  if (name !== undefined) return { kind: 'holiday', name };
  if (skipsSqueezeDays && isSqueezeDay(day)) return { kind: 'squeeze-day' };
  const week = day.weekOfYear ?? 0;
  return pause !== undefined && week >= pause[0] && week <= pause[1] ? { kind: 'pause' } : undefined;
}

/** Whether a forum regularly takes place on that weekday. */
export function isRegularDay(day: Temporal.PlainDate, { weekday }: ForumSettings): boolean {
  return day.dayOfWeek === weekday;
}

/** The regular days from that day on. */
export function regularDays(from: Temporal.PlainDate, { weekday }: ForumSettings, count: number): Temporal.PlainDate[] {
  const first = from.add({ days: (weekday - from.dayOfWeek + 7) % 7 });
  return Array.from({ length: count }, (_, week) => first.add({ days: 7 * week }));
}

/** The forums of the last weeks that took place, by now, in the order of their end. */
export function recentForums(
  now: Date,
  settings: ForumSettings,
  changeOn: (day: Temporal.PlainDate) => ForumChange | undefined,
): Occurrence[] {
  return regularDays(dayOf(now).subtract({ weeks: 2 * WEEKS_BACK }), settings, 3 * WEEKS_BACK)
    .map((day) => occurrenceOf(day, settings, changeOn(day)))
    .filter(({ absence, endsAt }) => absence === undefined && endsAt <= now)
    .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime());
}

/** Weeks before now in which a forum may still be to come, because it was moved. */
const WEEKS_BACK = 5;

/** The forums that have not ended, in the order of their beginning: so many that take place, and those that fall away between them. */
export function comingForums(
  now: Date,
  settings: ForumSettings,
  { changeOn, count }: { changeOn: (day: Temporal.PlainDate) => ForumChange | undefined; count: number },
): Occurrence[] {
  // A year of weeks is enough for any pause.
  const days = regularDays(dayOf(now).subtract({ weeks: WEEKS_BACK }), settings, 52 + WEEKS_BACK);
  const all = days
    .map((day) => occurrenceOf(day, settings, changeOn(day)))
    .filter(({ endsAt }) => endsAt > now)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const found: Occurrence[] = [];
  for (const one of all) {
    found.push(one);
    if (found.filter(({ absence }) => absence === undefined).length >= count) break;
  }
  return found;
}
