import { formatMonthName } from '../calendar/format.ts';
import { byRegion } from '../reports/by-region.ts';
import { countHandedIn, rowsWithStatus } from '../reports/handed-in.ts';
import type { OverviewRow } from '../reports/overview.ts';
import type { Period } from '../reports/period.ts';
import { COUNTS_ID, type Line } from './lines.ts';
import type { SuggestedLine } from './suggest.ts';
import { sv } from './texts/sv.ts';
import { THEMES, type Theme } from './themes.ts';

/** A line on a page of suggestions. */
export type OfferedLine = Line & { readonly isKept: boolean };
/** What is shown at a time; `theme` is `null` for the counts. */
export type LinePage = { readonly theme: Theme | null; readonly lines: readonly OfferedLine[] };

/** More lines would make a page too large for Teams. */
const LINES_ON_PAGE = 8;

/** How many have handed in, in Swedish as the summary itself; none before the first report. */
export function countLines(rows: readonly OverviewRow[], period: Period): Line[] {
  const handedIn = countHandedIn(rows);
  if (handedIn === 0) return [];
  const month = formatMonthName(period, 'sv');
  const needs = rowsWithStatus(rows, 'needs-support').length;
  const risk = rowsWithStatus(rows, 'some-risk').length;
  const regions = byRegion(rows).map(({ name, rows: members }) =>
    sv.suggest.region(name, countHandedIn(members), members.length),
  );
  const line = (id: string, text: string): Line => ({ id, part: 'summary', theme: null, text, source: null });
  return [
    line(COUNTS_ID, sv.suggest.countsLine(month, handedIn, rows.length, needs, risk)),
    line(`${COUNTS_ID}-regions`, sv.suggest.regionsLine(regions.join(', '))),
  ];
}

/** What is offered, theme by theme: what has been kept, as it was edited, and what may be added. */
export function linePages(
  counts: readonly Line[],
  suggested: readonly SuggestedLine[],
  kept: readonly Line[],
): LinePage[] {
  const keptById = new Map(kept.map((line) => [line.id, line]));
  const offered = [...counts, ...suggested.map(({ region: _region, ...line }): Line => line)];
  const all = [
    ...offered.map((line) => ({ ...(keptById.get(line.id) ?? line), isKept: keptById.has(line.id) })),
    // Of a report that was changed since: what was kept stays until the leader drops it.
    ...kept.filter(({ id }) => !offered.some((line) => line.id === id)).map((line) => ({ ...line, isKept: true })),
  ];
  return [null, ...THEMES].flatMap((theme) => {
    const lines = all.filter((line) => line.theme === theme);
    const pages = Math.ceil(lines.length / LINES_ON_PAGE);
    return Array.from({ length: pages }, (_, page) => ({
      theme,
      lines: lines.slice(page * LINES_ON_PAGE, (page + 1) * LINES_ON_PAGE),
    }));
  });
}
