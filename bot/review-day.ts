import { z } from 'zod';
import { dayOf } from '../src/calendar/stockholm.ts';

const isoDay = z.iso.date();

/** A day to come on which something is looked at again; `null` for none. */
export function parseReviewDay(typed: string | undefined, now: Date): string | null | 'refused' {
  if (typed === undefined || typed.trim() === '') return null;
  const day = isoDay.safeParse(typed.trim());
  return day.success && day.data > dayOf(now).toString() && day.data < '2100' ? day.data : 'refused';
}
