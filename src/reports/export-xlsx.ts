import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { ExportColumn, ExportTable } from './export-table.ts';

/** Column widths, in characters. */
const WIDTHS: Record<ExportColumn['kind'], number> = { short: 12, label: 22, text: 60 };

/** Region, code and name of the municipality stay in sight. */
const STICKY_COLUMNS = 3;

/** Characters that XML 1.0 does not allow, halves of characters among them; tab and line feed are allowed. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** What Excel reads as an escaped character, such as `_x0041_` for an A. */
const EXCEL_ESCAPE = /_(?=x[\dA-Fa-f]{4}_)/g;

/** A table as an Excel file of one sheet, named after the period. Every cell is text, also one that begins with "=". */
export async function renderXlsx({ period, columns, rows }: ExportTable): Promise<Buffer> {
  const headers = columns.map(({ header }): Cell => ({ ...textCell(header), fontWeight: 'bold' }));
  const cells = rows.map((row) => row.map(textCell));
  return writeExcelFile([headers, ...cells], {
    sheet: period,
    columns: columns.map(({ kind }) => ({ width: WIDTHS[kind] })),
    stickyRowsCount: 1,
    stickyColumnsCount: columns.length > STICKY_COLUMNS ? STICKY_COLUMNS : 0,
    orientation: 'landscape',
  }).toBuffer();
}

function textCell(text: string) {
  return { value: excelText(text), type: String, wrap: true, alignVertical: 'top' } as const;
}

function excelText(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(NOT_XML, '').replace(EXCEL_ESCAPE, '_x005F_');
  // write-excel-file keeps its strings in a plain object and finds `constructor` and the like there already.
  return plain in {} ? `${plain} ` : plain;
}
