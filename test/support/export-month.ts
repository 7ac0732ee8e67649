import { dataFile } from '../../src/data-files.ts';
import type { Language } from '../../src/language.ts';
import { type Municipality, readMunicipalities } from '../../src/people/municipalities.ts';
import { createExportTable, type ExportTable } from '../../src/reports/export-table.ts';
import type { Excuse, Month, Revision } from '../../src/reports/month-reports.ts';
import { overviewOf } from '../../src/reports/overview.ts';
import type { Report } from '../../src/reports/report.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../src/reports/report-window.ts';

/** Texts that a spreadsheet program, a page or a template could take for something else. */
export const HOSTILE_TEXTS = [
  `=cmd|' /C calc'!A0`,
  '@SUM(1)',
  '-2+3',
  '\t=1',
  '<at>x</at>',
  '**fet** [länk](https://x)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a text that looks like a template
  '${1+1}',
  'å'.repeat(2000),
];

export const PERIOD = '2026-10';
const by = { tenantId: 't', userId: 'u' };

/** A revision of a report with only the fields that must be filled, unless told. */
export function revision({ report, ...rest }: Partial<Omit<Revision, 'report'>> & { report?: Partial<Report> } = {}) {
  const filled: Report = {
    status: 'on-track',
    summary: 'Allt går bra.',
    planning: 'Vi fortsätter.',
    areas: {},
    options: [],
    support: '',
    question: '',
    ...report,
  };
  return { number: 1, by, via: 'card', at: '2026-10-30T09:12:34.000Z', key: 'k', ...rest, report: filled } as Revision;
}

/** A month in which these municipalities, by code, have handed in; the others have not. */
export function monthOf(revisions: Record<string, readonly Revision[]>, excuses: Record<string, Excuse> = {}): Month {
  const codes = [...Object.keys(revisions), ...Object.keys(excuses)];
  return {
    municipalities: Object.fromEntries(
      codes.map((code) => [
        code,
        { revisions: [...(revisions[code] ?? [])], excuse: excuses[code] ?? null, formerExcuses: [], forwarded: null },
      ]),
    ),
  };
}

export function excuse(reason: string): Excuse {
  return { by, at: '2026-10-25T08:00:00.000Z', reason };
}

export function allMunicipalities(): Promise<Municipality[]> {
  return readMunicipalities(dataFile('municipalities.json'));
}

/** The month's table of all 49 municipalities. */
export async function tableOf(month: Month, language: Language = 'sv'): Promise<ExportTable> {
  const overview = overviewOf(month, await allMunicipalities(), windowOf(PERIOD, DEFAULT_REPORT_SETTINGS));
  return createExportTable(overview, { period: PERIOD, language });
}

/** A table whose cells in one column hold these texts. */
export function tableWith(texts: readonly string[]): ExportTable {
  return { period: PERIOD, columns: [{ header: 'Text', kind: 'text' }], rows: texts.map((text) => [text]) };
}
