import type { Temporal } from 'temporal-polyfill';
import { dayOf, momentOf } from '../calendar/stockholm.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { addMonths, firstDayOf, type Period, periodOf } from './period.ts';

/** When a month's reports are collected. Days begin at midnight in Sweden. */
export type ReportSettings = {
  /** Day of the month, 1–28, on which its window opens. */
  readonly opensOn: number;
  /** How many working days before the 1st of the next month the report is due, at the end of that day; 1 is the last. */
  readonly dueWorkingDays: number;
  /** Day of the next month, 1–28 and not after `opensOn`, on which the window closes. */
  readonly closesOn: number;
  /** Working days before the due day on which those who are missing are reminded; negative ones lie after it. */
  readonly remindOn: readonly number[];
  /** Time of day for reminders, `HH:MM`. */
  readonly remindAt: string;
};

export const DEFAULT_REPORT_SETTINGS: ReportSettings = {
  opensOn: 20,
  dueWorkingDays: 1,
  closesOn: 20,
  remindOn: [3, 0, -2],
  remindAt: '09:00',
};

/** The window of a month's reports. `lateFrom` and `closesAt` are the first moments that are too late. */
export type ReportWindow = {
  readonly period: Period;
  readonly opensAt: Date;
  /** The last day on which a report is in time. */
  readonly dueDay: Temporal.PlainDate;
  readonly lateFrom: Date;
  /** The last day on which a report is taken at all. */
  readonly lastDay: Temporal.PlainDate;
  readonly closesAt: Date;
};

export function windowOf(period: Period, settings: ReportSettings): ReportWindow {
  const first = firstDayOf(period);
  const next = firstDayOf(addMonths(period, 1));
  const dueDay = addWorkingDays(next, -settings.dueWorkingDays);
  const closingDay = next.with({ day: settings.closesOn });
  return {
    period,
    opensAt: momentOf(first.with({ day: settings.opensOn })),
    dueDay,
    lateFrom: momentOf(dueDay.add({ days: 1 })),
    lastDay: closingDay.subtract({ days: 1 }),
    closesAt: momentOf(closingDay),
  };
}

export type WindowState = 'not-open' | 'open' | 'late' | 'closed';

/** `late`: reports are still taken, and marked late. */
export function windowState({ opensAt, lateFrom, closesAt }: ReportWindow, now: Date): WindowState {
  if (now < opensAt) return 'not-open';
  if (now >= closesAt) return 'closed';
  return now < lateFrom ? 'open' : 'late';
}

/** Whether reports are taken, in time or late. */
export function takesReports(window: ReportWindow, now: Date): boolean {
  return now >= window.opensAt && now < window.closesAt;
}

/** The window that is open now, or else the one that was open last: at most one is open at a time. */
export function latestWindow(now: Date, settings: ReportSettings): ReportWindow {
  const window = windowOf(periodOf(dayOf(now)), settings);
  return now < window.opensAt ? windowOf(addMonths(window.period, -1), settings) : window;
}

/** The moments of the reminders of a window, the earliest first. */
export function reminderTimes({ dueDay, opensAt, closesAt }: ReportWindow, settings: ReportSettings): Date[] {
  return settings.remindOn
    .map((workingDays) => momentOf(addWorkingDays(dueDay, -workingDays), settings.remindAt))
    .filter((at) => at >= opensAt && at < closesAt)
    .sort((a, b) => a.getTime() - b.getTime());
}
