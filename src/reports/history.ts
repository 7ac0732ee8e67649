import type { Municipality } from '../people/municipalities.ts';
import { countHandedIn } from './handed-in.ts';
import type { Month } from './month-reports.ts';
import { type MunicipalityState, overviewOf } from './overview.ts';
import type { Period } from './period.ts';
import type { ReportWindow } from './report-window.ts';

/** `no-data`: nobody reported or was excused in that month, so that it says nothing about the municipality. */
export type HistoryState = MunicipalityState | 'no-data';

export type History = {
  /** The oldest first. `handedIn` counts municipalities, and is `undefined` in a month without data. */
  readonly months: readonly { readonly period: Period; readonly handedIn: number | undefined }[];
  /** A municipality's states, one for each month. */
  readonly rows: readonly { readonly municipality: Municipality; readonly states: readonly HistoryState[] }[];
};

/** Several months of all municipalities side by side, in the orders that they are given in. */
export function historyOf(
  months: readonly { readonly month: Month; readonly window: ReportWindow }[],
  municipalities: readonly Municipality[],
): History {
  const columns = months.map(({ month, window }) => {
    const rows = overviewOf(month, municipalities, window);
    return { period: window.period, rows, hasData: rows.some(({ state }) => state !== 'missing') };
  });
  return {
    months: columns.map(({ period, rows, hasData }) => ({
      period,
      handedIn: hasData ? countHandedIn(rows) : undefined,
    })),
    rows: municipalities.map((municipality, at) => ({
      municipality,
      states: columns.map(({ rows, hasData }) => (hasData && rows[at]?.state) || 'no-data'),
    })),
  };
}
