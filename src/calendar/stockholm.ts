import { Temporal } from 'temporal-polyfill';

/** All times of the product are those of this zone, with its daylight saving. */
export const TIME_ZONE = 'Europe/Stockholm';

/** The calendar day in Sweden at that moment. */
export function dayOf(now: Date): Temporal.PlainDate {
  return zoned(now).toPlainDate();
}

/** The moment when a clock in Sweden shows that time (`HH:MM`, midnight unless told) on that day. */
export function momentOf(day: Temporal.PlainDate, time = '00:00'): Date {
  const { epochMilliseconds } = day.toZonedDateTime({ timeZone: TIME_ZONE, plainTime: Temporal.PlainTime.from(time) });
  return new Date(epochMilliseconds);
}

/** What a clock in Sweden shows at that moment. */
export function timeOf(now: Date): Temporal.PlainTime {
  return zoned(now).toPlainTime();
}

function zoned(now: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(TIME_ZONE);
}
