import type { Person } from '../../src/people/person.ts';
import type { Change } from '../../src/store/store.ts';
import type { Line } from '../../src/summaries/lines.ts';
import { postSummary } from '../../src/summaries/posting.ts';
import {
  type Content,
  type Edition,
  EMPTY_CONTENT,
  type Summary,
  summaries,
  withEdition,
  withVersion,
} from '../../src/summaries/summary.ts';

export const NOW = new Date('2026-11-06T08:00:00.000Z');
export const inMinutes = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
export const LENA: Person = { tenantId: 't', userId: 'lena' };
export const LARS: Person = { tenantId: 't', userId: 'lars' };
export const NOTHING: Summary = summaries.empty();

/** A text with a summary and plans, but for what is told. */
export const contentWith = (changes: Partial<Content> = {}): Content => ({
  ...EMPTY_CONTENT,
  summary: 'Utbildningen har börjat.',
  planning: 'Den fortsätter.',
  ...changes,
});

/** A line from the report of Borås. */
export const lineWith = (id: string, changes: Partial<Line> = {}): Line => ({
  id,
  part: 'summary',
  theme: 'it',
  text: 'Tjänstekorten är beställda.',
  source: { municipality: '1490', revision: 1, field: 'summary' },
  ...changes,
});

/** The draft with one more version, by Lena unless told. */
export function saved(changes: Partial<Content> = {}, summary = NOTHING, by = LENA): Summary {
  const key = `key-${summary.lastNumber + 1}`;
  return withVersion(summary, { ...contentWith(changes), by, at: NOW.toISOString(), key });
}

/** The draft posted as it stands, or corrected; all that follows from it is done. */
export function posted(summary = saved(), by = LENA): Summary {
  const act = { version: summary.lastNumber, by, now: NOW };
  const next = changed(summary, postSummary(summary, act, { needsApproval: false }));
  const { posted: all, settled } = next.editions.at(-1) as Edition;
  return withEdition(next, { settled: { ...settled, posted: all.length } });
}

/** What is saved after a decision. */
export function changed<T>(before: T, { next }: Change<T, unknown>): T {
  return next ?? before;
}
