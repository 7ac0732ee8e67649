import type { Entry } from './entry.ts';

/** What tells hosts each month which entries are to be reviewed. */
export const OVERDUE_JOB = 'knowledge-review';

/** The entries whose day of review has passed, the longest ago first. `today` is an ISO day. */
export function overdueEntries(entries: Iterable<Entry>, today: string): Entry[] {
  return [...entries]
    .filter(({ reviewBy }) => reviewBy !== undefined && reviewBy < today)
    .sort((a, b) => String(a.reviewBy).localeCompare(String(b.reviewBy)) || a.id.localeCompare(b.id));
}
