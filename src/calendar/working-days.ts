import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { Temporal } from 'temporal-polyfill';

// A CommonJS package whose default export tsx and Node see differently.
const SwedishHolidays = createRequire(import.meta.url)('date-holidays') as typeof Holidays;
/** Public holidays by law (1989:253), and the eves that Swedish collective agreements treat alike. */
const FREE: readonly string[] = ['public', 'bank'];

const swedish = new SwedishHolidays('SE');
const byYear = new Map<number, ReadonlyMap<string, string>>();

/** The Swedish name of the holiday that falls on that day, also on a Sunday; `undefined` when there is none. */
export function holidayOn(day: Temporal.PlainDate): string | undefined {
  const known = byYear.get(day.year) ?? holidaysOf(day.year);
  byYear.set(day.year, known);
  return known.get(day.toString());
}

function holidaysOf(year: number): ReadonlyMap<string, string> {
  const free = swedish.getHolidays(year).filter(({ type }) => FREE.includes(type));
  return new Map(free.map(({ date, name }) => [date.slice(0, 10), name]));
}

/** Monday to Friday and no holiday; Midsummer's, Christmas and New Year's Eve count as holidays. */
export function isWorkingDay(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5 && holidayOn(day) === undefined;
}

/** The working day that lies so many working days after `day`, or before it when the count is negative. */
export function addWorkingDays(day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  const step = Math.sign(count);
  let found = day;
  for (let left = Math.abs(count); left > 0; left--) {
    do found = found.add({ days: step });
    while (!isWorkingDay(found));
  }
  return found;
}
