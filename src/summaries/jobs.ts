import { type Period, parsePeriod } from '../reports/period.ts';

/** The posting itself, a message for each subscriber. */
export const SUMMARY_JOB = 'summary';
/** The card that shows the one who posts how it goes. */
export const PROGRESS_JOB = 'summary-progress';
/** What project leaders are told about a draft: to be approved, approved, not posted in time. */
export const NOTICE_JOB = 'summary-notice';

/** A posting as an occurrence of its job. */
export function postingOccurrence(period: Period, edition: number): string {
  return `${period}.${edition}`;
}

/** What the messages of a posting, and those about it, carry. */
export type PostingContent = { readonly period: Period; readonly edition: number };

export function postingContent(
  { period, edition }: PostingContent,
  version: number | 'withdrawn',
): Record<string, string> {
  return { period, edition: String(edition), version: String(version) };
}

export function parsePosting(content: Readonly<Record<string, string>>): PostingContent | undefined {
  const period = parsePeriod(content.period ?? '');
  const edition = Number(content.edition);
  return period === undefined || !Number.isInteger(edition) ? undefined : { period, edition };
}
