import type { Entry } from './entry.ts';
import type { Knowledge } from './knowledge.ts';

/** What a reader must know of an entry beside its text. */
export type Note =
  | { kind: 'undated' }
  | { kind: 'historical'; asOf: string }
  | { kind: 'old'; asOf: string }
  | { kind: 'superseded'; by: Entry | undefined }
  | { kind: 'disagrees'; entry: Entry }
  | { kind: 'later'; entry: Entry };

/** A source older than this is said to be possibly out of date, whatever the entry's status. */
const OLD_AFTER_MONTHS = 12;

/** What to say about an entry's age, its successor, sources that say otherwise and what happened later. */
export function notesOn(entry: Entry, knowledge: Knowledge, now: Date): Note[] {
  const linked = (ids: readonly string[]): Entry[] => ids.flatMap((id) => knowledge.entries.get(id) ?? []);
  return [
    ...ageNotes(entry, knowledge, now),
    ...linked(entry.disagreesWith).map((other) => ({ kind: 'disagrees', entry: other }) as const),
    ...linked(entry.later).map((other) => ({ kind: 'later', entry: other }) as const),
  ];
}

function ageNotes(entry: Entry, knowledge: Knowledge, now: Date): Note[] {
  const { asOf } = entry.source;
  if (entry.status === 'gap') return [];
  if (entry.status === 'superseded') return [{ kind: 'superseded', by: knowledge.entries.get(entry.supersededBy ?? '') }];
  if (asOf === undefined) return [{ kind: 'undated' }];
  if (entry.status === 'historical') return [{ kind: 'historical', asOf }];
  return monthsBetween(asOf, now) > OLD_AFTER_MONTHS ? [{ kind: 'old', asOf }] : [];
}

function monthsBetween(asOf: string, now: Date): number {
  const [year = 0, month = 1] = asOf.split('-').map(Number);
  return (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 1 - month;
}
