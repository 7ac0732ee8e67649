import { formatMonth } from '../../src/calendar/format.ts';
import { dayOf } from '../../src/calendar/stockholm.ts';
import type { Period } from '../../src/reports/period.ts';
import { findPosted, type Posted, readArchive } from '../../src/summaries/archive.ts';
import { summaryName, summaryView } from '../views/summary-view.ts';
import { done, type EndpointResult } from './endpoint.ts';
import type { TabUser } from './tab-user.ts';

/** A monthly status in a list. `title` is what it was given beside its month, or empty. */
type SummaryLine = { period: Period; month: string; title: string };
/** A monthly status to read. Lines that begin with "• " are items of a list. */
export type ReadSummary = {
  period: Period;
  name: string;
  /** When it was posted, and that it has been corrected since. */
  posted: string;
  corrected: string;
  sections: { heading: string; lines: string[]; groups: { heading: string; lines: string[] }[] }[];
  link: { title: string; url: string } | null;
  from: string;
};

/** That month's status, or the newest that people can see. */
export async function readSummary(
  { deps, texts }: TabUser,
  { period }: { period?: Period | undefined },
): Promise<EndpointResult<{ summary: ReadSummary | null }>> {
  if (period === undefined) {
    const [newest] = await readArchive(deps.store, { count: 1 });
    return done({ summary: newest === undefined ? null : shown(newest) });
  }
  const [year, month = 0] = period.split('-').map(Number);
  const found = await findPosted(deps.store, { month, year });
  return found === undefined
    ? { kind: 'refused', status: 404, error: 'summary-gone' }
    : done({ summary: shown(found) });

  function shown({ posted, firstAt, period: of }: Posted): ReadSummary {
    const { municipalities } = deps;
    const correctedAt = posted.at === firstAt ? undefined : posted.at;
    const view = summaryView({ period: of, content: posted, correctedAt, reader: undefined, municipalities }, texts);
    const linesOf = (lines: readonly { text: string }[]): string[] => lines.map(({ text }) => text);
    return {
      period: of,
      name: summaryName(of, posted, texts),
      posted: texts.knowledge.date(dayOf(new Date(firstAt)).toString()),
      corrected: view.note,
      sections: view.sections.map(({ heading, lines, groups }) => ({
        heading,
        lines: linesOf(lines),
        groups: groups.map((group) => ({ heading: group.heading, lines: linesOf(group.lines) })),
      })),
      link: view.links[0] ?? null,
      from: view.from,
    };
  }
}

/** Months on a page of the archive. */
const PAGE = 12;

/** What has been posted before a month, or at all; the newest first. `before`: where the next page begins. */
export async function listSummaries(
  { deps, texts }: TabUser,
  { before }: { before?: Period | undefined },
): Promise<EndpointResult<{ summaries: SummaryLine[]; before: Period | null }>> {
  const found = await readArchive(deps.store, { before, count: PAGE + 1 });
  const page = found.slice(0, PAGE);
  return done({
    summaries: page.map(({ period, posted }) => ({
      period,
      month: formatMonth(period, texts.language),
      title: posted.title,
    })),
    before: found.length > PAGE ? (page.at(-1)?.period ?? null) : null,
  });
}
