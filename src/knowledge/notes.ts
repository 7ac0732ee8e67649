import { dayOf } from '../calendar/stockholm.ts';
import type { Language } from '../language.ts';
import { isEnglishOlder } from './english-text.ts';
import type { Entry } from './entry.ts';
import type { Knowledge } from './knowledge.ts';

/** What a reader must know of an entry beside its text. */
export type Note =
  | { kind: 'undated' }
  | { kind: 'historical'; asOf: string }
  | { kind: 'old'; asOf: string }
  | { kind: 'review'; reviewBy: string }
  | { kind: 'superseded'; by: Entry | undefined }
  | { kind: 'disagrees'; entry: Entry }
  /** The text that is read is older than the Swedish one. */
  | { kind: 'older-english' };

/** A source older than this is said to be possibly out of date, whatever the entry's status. */
const OLD_AFTER_MONTHS = 12;

/** What to say to a reader of a language about an entry's age, its successor, and sources that say otherwise. */
export function notesOn(entry: Entry, knowledge: Knowledge, now: Date, language: Language = 'sv'): Note[] {
  const others = linked(entry.disagreesWith, knowledge).map((other) => ({ kind: 'disagrees', entry: other }) as const);
  const older: Note[] = language === 'en' && isEnglishOlder(entry) ? [{ kind: 'older-english' }] : [];
  return [...older, ...ageNotes(entry, knowledge, now), ...others];
}

/** The entries that tell what happened after this one, its successor first. */
export function laterThan(entry: Entry, knowledge: Knowledge): Entry[] {
  return linked([...new Set([entry.supersededBy ?? [], entry.later].flat())], knowledge);
}

const linked = (ids: readonly string[], { entries }: Knowledge): Entry[] => ids.flatMap((id) => entries.get(id) ?? []);

function ageNotes(entry: Entry, knowledge: Knowledge, now: Date): Note[] {
  const { asOf } = entry.source;
  if (entry.status === 'gap') return [];
  if (entry.status === 'superseded')
    return [{ kind: 'superseded', by: knowledge.entries.get(entry.supersededBy ?? '') }];
  if (asOf === undefined) return [{ kind: 'undated' }];
  if (entry.status === 'historical') return [{ kind: 'historical', asOf }];
  const { reviewBy } = entry;
  if (reviewBy !== undefined && reviewBy < dayOf(now).toString()) return [{ kind: 'review', reviewBy }];
  return monthsBetween(asOf, now) > OLD_AFTER_MONTHS ? [{ kind: 'old', asOf }] : [];
}

function monthsBetween(asOf: string, now: Date): number {
  const [year = 0, month = 1] = asOf.split('-').map(Number);
  return (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 1 - month;
}
