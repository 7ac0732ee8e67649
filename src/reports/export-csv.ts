import type { ExportTable } from './export-table.ts';

const BOM = '\uFEFF';

/**
 * What a spreadsheet program may take for a formula (OWASP, "CSV Injection"): a first character of = + - @, half or full
 * width, also behind blanks and characters that cannot be seen; and tab, carriage return and line feed themselves.
 */
const FORMULA = /^(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠])/u;

/** A table as a CSV file for a Swedish Excel: UTF-8 with BOM, semicolons, every cell quoted (RFC 4180), no formulas. */
export function renderCsv({ columns, rows }: ExportTable): Buffer {
  const lines = [columns.map(({ header }) => header), ...rows];
  return Buffer.from(BOM + lines.map((cells) => `${cells.map(renderCell).join(';')}\r\n`).join(''), 'utf8');
}

function renderCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
