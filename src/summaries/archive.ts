import { type Period, parsePeriod } from '../reports/period.ts';
import type { Store } from '../store/store.ts';
import { type Edition, liveEdition, summaries, summaryOf } from './summary.ts';

/** A month's status that people can see: what it says now, and when it was posted first. */
export type Posted = {
  readonly period: Period;
  readonly posted: Edition['posted'][number];
  readonly firstAt: string;
};

/** The months of which something is kept, the newest first. */
async function periodsDescending(store: Store): Promise<Period[]> {
  return (await store.keys(summaries)).flatMap((key) => parsePeriod(key) ?? []).reverse();
}

async function readPosted(store: Store, period: Period): Promise<Posted | undefined> {
  const [first, ...corrections] = liveEdition(await store.read(summaryOf(period)))?.posted ?? [];
  return first === undefined ? undefined : { period, posted: corrections.at(-1) ?? first, firstAt: first.at };
}

/** What has been posted, the newest month first: at most `count` of those before that month, or of all. */
export async function readArchive(
  store: Store,
  { before, count }: { before?: Period | undefined; count: number },
): Promise<Posted[]> {
  const found: Posted[] = [];
  for (const period of await periodsDescending(store)) {
    if (found.length >= count) break;
    if (before !== undefined && period >= before) continue;
    const posted = await readPosted(store, period);
    if (posted !== undefined) found.push(posted);
  }
  return found;
}

/** The status of that month that people can see; the latest such month when no year is named. */
export async function findPosted(
  store: Store,
  { month, year }: { month: number; year: number | undefined },
): Promise<Posted | undefined> {
  const ending = `-${String(month).padStart(2, '0')}`;
  const wanted = (period: Period): boolean =>
    period.endsWith(ending) && (year === undefined || period.startsWith(`${year}-`));
  for (const period of (await periodsDescending(store)).filter(wanted)) {
    const posted = await readPosted(store, period);
    if (posted !== undefined) return posted;
  }
  return undefined;
}
