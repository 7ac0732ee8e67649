import type { ExportFormat } from '../../src/reports/export-file.ts';

/** The words of the pages behind a download link, in one language. */
export type DownloadTexts = {
  title: string;
  /** What the file holds; the month in words. */
  about: (month: string) => string;
  /** The moment in words when the link ceases to work. */
  once: (until: string) => string;
  button: Record<ExportFormat, string>;
  goneTitle: string;
  gone: string;
  refusedTitle: string;
  refused: string;
  failedTitle: string;
  failed: (reference: string) => string;
};
