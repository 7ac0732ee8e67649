import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** The calendar month that a report is about, such as `2026-10`. */
export const periodSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
export type Period = z.infer<typeof periodSchema>;

/** The period that the text names, such as `2026-10`; `undefined` when it is none. */
export function parsePeriod(text: string): Period | undefined {
  return periodSchema.safeParse(text).data;
}

export function periodOf(day: Temporal.PlainDate): Period {
  return day.toPlainYearMonth().toString();
}

/** The period so many months later, or earlier when the count is negative. */
export function addMonths(period: Period, months: number): Period {
  return monthOf(period).add({ months }).toString();
}

/** The periods from the oldest to `last`. */
export function periodsUntil(last: Period, count: number): Period[] {
  return Array.from({ length: count }, (_, at) => addMonths(last, at + 1 - count));
}

/** The first day of the month. */
export function firstDayOf(period: Period): Temporal.PlainDate {
  return monthOf(period).toPlainDate({ day: 1 });
}

function monthOf(period: Period): Temporal.PlainYearMonth {
  return Temporal.PlainYearMonth.from(period);
}
