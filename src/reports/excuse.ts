import type { Person } from '../people/person.ts';
import type { Change } from '../store/store.ts';
import { type Excuse, type Month, ofMunicipality, withMunicipality } from './month-reports.ts';
import { type ReportWindow, windowState } from './report-window.ts';

export type ExcuseResult = { kind: 'excused' | 'already' | 'has-report' | 'closed' | 'not-open' };

/** Lets a municipality off for a month. One that has handed in, or hands in later, counts as having done so. */
export function excuseMunicipality(
  month: Month,
  municipality: string,
  { excuse, window, now }: { excuse: Excuse; window: ReportWindow; now: Date },
): Change<Month, ExcuseResult> {
  const state = windowState(window, now);
  if (state === 'not-open' || state === 'closed') return { result: { kind: state } };
  const known = ofMunicipality(month, municipality);
  if (known.revisions.length > 0) return { result: { kind: 'has-report' } };
  if (known.excuse !== null) return { result: { kind: 'already' } };
  return { next: withMunicipality(month, municipality, { excuse }), result: { kind: 'excused' } };
}

/** Takes an excuse back, and keeps what it was; nothing happens where there is none. */
export function withdrawExcuse(
  month: Month,
  municipality: string,
  { by, now }: { by: Person; now: Date },
): Change<Month, undefined> {
  const { excuse, formerExcuses } = ofMunicipality(month, municipality);
  if (excuse === null) return { result: undefined };
  const former = { ...excuse, withdrawnBy: by, withdrawnAt: now.toISOString() };
  const changes = { excuse: null, formerExcuses: [...formerExcuses, former] };
  return { next: withMunicipality(month, municipality, changes), result: undefined };
}
