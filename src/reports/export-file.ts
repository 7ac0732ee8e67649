import { renderCsv } from './export-csv.ts';
import type { ExportTable } from './export-table.ts';
import { renderXlsx } from './export-xlsx.ts';
import type { Period } from './period.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A finished file: its name, in ASCII, and its media type. */
export type ExportFile = { readonly name: string; readonly type: string; readonly bytes: Buffer };

const TYPES: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** The name of a month's file, such as `fvm-rapporter-2026-10.xlsx`. */
function exportFileName(period: Period, format: ExportFormat): string {
  return `fvm-rapporter-${period}.${format}`;
}

/** A table as a file. */
export async function createExportFile(table: ExportTable, format: ExportFormat): Promise<ExportFile> {
  const bytes = format === 'xlsx' ? await renderXlsx(table) : renderCsv(table);
  return { name: exportFileName(table.period, format), type: TYPES[format], bytes };
}
