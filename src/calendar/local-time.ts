import { Temporal } from 'temporal-polyfill';
import { TIME_ZONE } from './stockholm.ts';

/** A moment by what clocks in Sweden show, or why there is none. `skipped`: clocks are put forward over it. */
export type LocalMoment =
  /** `isRepeated`: clocks show it twice that day; the first time is meant. */
  | { kind: 'moment'; at: Date; day: Temporal.PlainDate; isRepeated: boolean }
  | { kind: 'skipped' }
  | { kind: 'malformed' };

/** Reads a day (`YYYY-MM-DD`) and a time (`HH:MM`) as clocks in Sweden show them. */
export function parseLocalMoment(day: string, time: string): LocalMoment {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return { kind: 'malformed' };
  let local: Temporal.PlainDateTime;
  try {
    local = Temporal.PlainDateTime.from(`${day}T${time}`);
  } catch {
    return { kind: 'malformed' };
  }
  const earlier = local.toZonedDateTime(TIME_ZONE, { disambiguation: 'earlier' });
  if (!earlier.toPlainDateTime().equals(local)) return { kind: 'skipped' };
  const later = local.toZonedDateTime(TIME_ZONE, { disambiguation: 'later' });
  return {
    kind: 'moment',
    at: new Date(earlier.epochMilliseconds),
    day: local.toPlainDate(),
    isRepeated: !later.equals(earlier),
  };
}
