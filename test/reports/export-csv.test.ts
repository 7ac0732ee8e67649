import assert from 'node:assert/strict';
import { renderCsv } from '../../src/reports/export-csv.ts';
import { HOSTILE_TEXTS, monthOf, revision, tableOf, tableWith } from '../support/export-month.ts';

/** Reads CSV with semicolons as RFC 4180 has it, and throws on anything else. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (let more = true; more; ) {
      const [cell = assert.fail(`no cell at ${at}`), quoted, bare, end] =
        /(?:"((?:[^"]|"")*)"|([^";\r\n]*))(;|\r\n)/y.exec(text.slice(at)) ?? [];
      at += cell.length;
      row.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
      more = end === ';';
    }
    rows.push(row);
  }
  return rows;
}

const decode = (bytes: Buffer): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** What a cell reads after it was written and read again. */
function throughCsv(text: string): string {
  const [header, [cell = assert.fail('no cell'), ...others] = []] = readCsv(
    decode(renderCsv(tableWith([text]))).slice(1),
  );
  assert.deepEqual([header, others], [['Text'], []]);
  return cell;
}

describe('a table as CSV', () => {
  it('begins with a BOM and ends every line with CRLF', async () => {
    const bytes = renderCsv(await tableOf(monthOf({ 1485: [revision()] })));
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.ok(decode(bytes).endsWith('\r\n'));
    assert.equal(decode(bytes).match(/\r\n/g)?.length, 50);
    assert.equal(decode(bytes).match(/\uFEFF/g)?.length, 1);
  });

  it('gives every cell of a month back', async () => {
    const summary = 'Åtgärder; "citat", och\nen rad till\r\nså här: ä ö';
    const table = await tableOf(monthOf({ 1485: [revision({ report: { summary, planning: 'å'.repeat(2000) } })] }));
    const [headers, ...rows] = readCsv(decode(renderCsv(table)).slice(1));
    assert.deepEqual(
      headers,
      table.columns.map(({ header }) => header),
    );
    assert.deepEqual(rows, table.rows);
  });

  const formulas = [
    ...['=1+1', '+46', '-2+3', '@SUM(1)', `=cmd|' /C calc'!A0`, '＝1', '＋1', '－1', '＠x', '-', '=', '- en punkt'],
    ...[
      '\t=1',
      '\r=1',
      '\n=1',
      '\ttext',
      '\rtext',
      '\ntext',
      ' =1',
      '\u00a0=1',
      '\u0000=1',
      '\u200b=1',
      '\ufeff=1',
      ' \t\u0001 @x',
    ],
  ];
  for (const text of formulas) {
    it(`puts an apostrophe before ${JSON.stringify(text)}`, () => {
      assert.equal(throughCsv(text), `'${text}`);
    });
  }

  const harmless = [
    '–',
    '– 2',
    'a=1',
    'Öppet = forum',
    '"=1+1"',
    "'=1",
    '1-2',
    '2026-10-30 10:12',
    '1485',
    '',
    '…',
    '*',
    '#x',
  ];
  for (const text of harmless) {
    it(`leaves ${JSON.stringify(text)} as it is`, () => {
      assert.equal(throughCsv(text), text);
    });
  }

  it('keeps what breaks out of cells inside', () => {
    for (const text of ['a";"=1', 'a\r\n=1;b', '"', '""', ';', 'x;=1', '"\r\n"'])
      assert.equal(throughCsv(text), text, JSON.stringify(text));
  });

  it('holds hostile texts, with an apostrophe at most', () => {
    for (const text of HOSTILE_TEXTS) assert.ok([text, `'${text}`].includes(throughCsv(text)), text.slice(0, 20));
  });
});
