import type { Temporal } from 'temporal-polyfill';
import { isWorkingDay } from './working-days.ts';

/** A working day between days off, such as the Friday after Ascension Day (Swedish *klämdag*). */
export function isSqueezeDay(day: Temporal.PlainDate): boolean {
  return isWorkingDay(day) && !isWorkingDay(day.subtract({ days: 1 })) && !isWorkingDay(day.add({ days: 1 }));
}
