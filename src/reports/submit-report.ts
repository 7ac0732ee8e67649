import type { Person } from '../people/person.ts';
import type { Change } from '../store/store.ts';
import {
  MAX_REVISIONS,
  type Month,
  ofMunicipality,
  type Revision,
  SPARE_REVISIONS,
  withMunicipality,
} from './month-reports.ts';
import { type Report, sameReport } from './report.ts';
import { type ReportWindow, windowState } from './report-window.ts';

/** A report as it is handed in. */
export type Submission = {
  readonly municipality: string;
  readonly report: Report;
  /** The key of the form; the same form sends the same key however often it is pressed. */
  readonly key: string;
  /** The number of the revision that the sender has seen; 0 when there was none. */
  readonly base: number;
  readonly by: Person;
  readonly via: Revision['via'];
  readonly now: Date;
};

export type SubmitResult =
  /** `already`: it was saved before, by the same press or with the same words. */
  | { kind: 'saved' | 'already'; revision: Revision }
  /** Somebody else has handed in meanwhile; nothing was overwritten. */
  | { kind: 'conflict'; current: Revision }
  | { kind: 'not-open' }
  | { kind: 'closed' }
  | { kind: 'too-many'; most: number };

/** Hands in a report: once for each form, as a new revision that replaces none that the sender has not seen. */
export function submitReport(
  month: Month,
  { municipality, report, key, base, by, via, now }: Submission,
  window: ReportWindow,
): Change<Month, SubmitResult> {
  const { revisions } = ofMunicipality(month, municipality);
  const current = revisions.at(-1);
  // Also one before the last: a repeat may come late, and must not bring back what was changed since.
  const earlier = revisions.findLast((revision) => revision.key === key && sameReport(revision.report, report));
  if (earlier !== undefined && earlier !== current && current !== undefined)
    return { result: { kind: 'conflict', current } };
  if (earlier !== undefined) return { result: { kind: 'already', revision: earlier } };
  const state = windowState(window, now);
  if (state === 'not-open' || state === 'closed') return { result: { kind: state } };
  if (current !== undefined && sameReport(current.report, report)) {
    return { result: { kind: 'already', revision: current } };
  }
  // A form that stayed in sight after it was sent may be changed and sent again.
  const hasSeenCurrent = current === undefined || current.number === base || current.key === key;
  if (current !== undefined && !hasSeenCurrent) return { result: { kind: 'conflict', current } };
  const most = MAX_REVISIONS + (via === 'phone' ? SPARE_REVISIONS : 0);
  if (revisions.length >= most) return { result: { kind: 'too-many', most } };
  const number = (current?.number ?? 0) + 1;
  const revision: Revision = { number, report, by, via, at: now.toISOString(), key };
  const next = withMunicipality(month, municipality, { revisions: [...revisions, revision] });
  return { next, result: { kind: 'saved', revision } };
}
