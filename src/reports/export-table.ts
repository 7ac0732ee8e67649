import { dayOf, timeOf } from '../calendar/stockholm.ts';
import type { Language } from '../language.ts';
import type { Revision } from './month-reports.ts';
import type { OverviewRow } from './overview.ts';
import type { Period } from './period.ts';
import { AREAS } from './report.ts';
import { en } from './texts/en.ts';
import { exportEn } from './texts/export-en.ts';
import { exportSv } from './texts/export-sv.ts';
import { sv } from './texts/sv.ts';

/** A column of an exported table. `short`: a few characters; `label`: a few words; `text`: whole paragraphs. */
export type ExportColumn = { readonly header: string; readonly kind: 'short' | 'label' | 'text' };

/** A month as a table: a row for each municipality, a cell for each column. */
export type ExportTable = {
  readonly period: Period;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly string[])[];
};

/** Stands where a report says nothing; where there is no report the cell is empty. */
const NOTHING_SAID = '–';

const WORDS = { sv: { ...sv, export: exportSv }, en: { ...en, export: exportEn } } as const;

type Column = ExportColumn & { readonly cell: (row: OverviewRow) => string };

/** A month's overview as a table, in one language, with its rows in the order of the overview. */
export function createExportTable(
  overview: readonly OverviewRow[],
  { period, language }: { period: Period; language: Language },
): ExportTable {
  const columns = columnsIn(language);
  return {
    period,
    columns: columns.map(({ header, kind }) => ({ header, kind })),
    rows: overview.map((row) => columns.map(({ cell }) => cell(row))),
  };
}

function columnsIn(language: Language): Column[] {
  const { statuses, areas, options, states, fields, export: words } = WORDS[language];
  const { columns } = words;
  return [
    { header: columns.region, kind: 'label', cell: ({ municipality }) => municipality.region },
    { header: columns.code, kind: 'short', cell: ({ municipality }) => municipality.code },
    { header: columns.name, kind: 'label', cell: ({ municipality }) => municipality.name },
    { header: columns.state, kind: 'short', cell: ({ state }) => states[state] },
    { header: fields.status, kind: 'label', cell: said(({ report }) => statuses[report.status]) },
    { header: fields.summary, kind: 'text', cell: said(({ report }) => report.summary) },
    { header: fields.planning, kind: 'text', cell: said(({ report }) => report.planning) },
    ...AREAS.map(
      (area): Column => ({
        header: areas[area],
        kind: 'label',
        cell: said(({ report }) => {
          const status = report.areas[area];
          return status === undefined ? '' : statuses[status];
        }),
      }),
    ),
    {
      header: fields.options,
      kind: 'text',
      cell: said(({ report }) => report.options.map((option) => options[option]).join('; ')),
    },
    { header: fields.support, kind: 'text', cell: said(({ report }) => report.support) },
    { header: fields.question, kind: 'text', cell: said(({ report }) => report.question) },
    {
      header: columns.handedInAt,
      kind: 'label',
      cell: ({ firstAt }) => (firstAt === undefined ? '' : stockholmTime(firstAt)),
    },
    { header: columns.changedAt, kind: 'label', cell: said(({ at }) => stockholmTime(at)) },
    { header: columns.revision, kind: 'short', cell: said(({ number }) => String(number)) },
    { header: columns.byPhone, kind: 'short', cell: said(({ via }) => (via === 'phone' ? words.yes : words.no)) },
    { header: columns.excuse, kind: 'text', cell: ({ excuse }) => excuse?.reason ?? '' },
  ];
}

/** A cell about the report that counts. */
function said(read: (current: Revision) => string): Column['cell'] {
  return ({ current }) => (current === undefined ? '' : read(current) || NOTHING_SAID);
}

/** A moment as `2026-10-30 10:12`, as clocks in Sweden show it. */
function stockholmTime(at: string): string {
  const moment = new Date(at);
  return `${dayOf(moment)} ${timeOf(moment).toString({ smallestUnit: 'minute' })}`;
}
