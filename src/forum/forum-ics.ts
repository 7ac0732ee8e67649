import { createEvents, type EventAttributes } from 'ics';
import type { Occurrence } from './series.ts';

/** What the calendar file says besides the times. */
export type IcsWords = { readonly title: string; readonly text: string; readonly join: string };

const UTC = { startInputType: 'utc', startOutputType: 'utc', endInputType: 'utc', endOutputType: 'utc' } as const;

/**
 * The forums as an iCalendar file (RFC 5545), an event each: their times are in UTC, so that every calendar shows them right
 * on both sides of a clock change. A cancelled one is said to be so, for those who have it in their calendar already.
 */
export function forumIcs(occurrences: readonly Occurrence[], { title, text, join }: IcsWords): string {
  const events = occurrences.map(({ day, startsAt, endsAt, absence, changes }): EventAttributes => {
    return {
      ...UTC,
      uid: `${day}@fvm-forum`,
      // The latest wins over what a calendar holds.
      sequence: changes,
      title,
      description: text,
      ...(join !== '' && { location: join }),
      start: parts(startsAt),
      end: parts(endsAt),
      status: absence === undefined ? 'CONFIRMED' : 'CANCELLED',
      busyStatus: absence === undefined ? 'BUSY' : 'FREE',
      productId: 'fvm-forum/ics',
      method: 'PUBLISH',
      calName: title,
    };
  });
  const { error, value } = createEvents(events);
  if (typeof value !== 'string') throw error ?? new Error('the calendar file could not be made');
  return foldedByOctets(value);
}

const MAX_OCTETS = 75;

/** RFC 5545 folds lines at 75 octets; the package folds them at 75 characters, and å is two octets. */
function foldedByOctets(file: string): string {
  const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n');
  return lines.map(folded).join('\r\n');
}

function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MAX_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

function parts(at: Date): [number, number, number, number, number] {
  return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
}
