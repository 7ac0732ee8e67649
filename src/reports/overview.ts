import type { Municipality } from '../people/municipalities.ts';
import { type Excuse, type Month, ofMunicipality, type Revision } from './month-reports.ts';
import type { ReportWindow } from './report-window.ts';

/** What a municipality's month came to. `late`: its first report came after the due day. */
export type MunicipalityState = 'in-time' | 'late' | 'missing' | 'excused';
export const MUNICIPALITY_STATES: readonly MunicipalityState[] = ['in-time', 'late', 'missing', 'excused'];

/** One municipality in one month. */
export type OverviewRow = {
  readonly municipality: Municipality;
  readonly state: MunicipalityState;
  /** The report that counts; none when it is missing or excused. */
  readonly current: Revision | undefined;
  readonly firstAt: string | undefined;
  readonly excuse: Excuse | undefined;
};

/** What became of a municipality's month. */
export function rowOf(month: Month, municipality: Municipality, window: ReportWindow): OverviewRow {
  const { revisions, excuse } = ofMunicipality(month, municipality.code);
  const firstAt = revisions[0]?.at;
  return {
    municipality,
    state: stateOf(firstAt, excuse !== null, window),
    current: revisions.at(-1),
    firstAt,
    excuse: excuse ?? undefined,
  };
}

function stateOf(firstAt: string | undefined, isExcused: boolean, { lateFrom }: ReportWindow): MunicipalityState {
  if (firstAt !== undefined) return new Date(firstAt) < lateFrom ? 'in-time' : 'late';
  return isExcused ? 'excused' : 'missing';
}

/** A month of all municipalities, in the order that they are given in. */
export function overviewOf(month: Month, municipalities: readonly Municipality[], window: ReportWindow): OverviewRow[] {
  return municipalities.map((municipality) => rowOf(month, municipality, window));
}

/** How many municipalities are in each state. */
export function countStates(rows: readonly OverviewRow[]): Record<MunicipalityState, number> {
  const counts: Record<MunicipalityState, number> = { 'in-time': 0, late: 0, missing: 0, excused: 0 };
  for (const { state } of rows) counts[state]++;
  return counts;
}
