import type { Revision } from './month-reports.ts';
import { countStates, type OverviewRow } from './overview.ts';
import type { ReportStatus } from './report.ts';

/** A municipality that has handed in, in time or late. */
type HandedInRow = OverviewRow & { readonly current: Revision };

/** How many have handed in, in time or late. */
export function countHandedIn(rows: readonly OverviewRow[]): number {
  const counts = countStates(rows);
  return counts['in-time'] + counts.late;
}

/** The municipalities whose report gives that overall status, in the order of the rows. */
export function rowsWithStatus(rows: readonly OverviewRow[], status: ReportStatus): HandedInRow[] {
  return rows.filter((row): row is HandedInRow => row.current?.report.status === status);
}
