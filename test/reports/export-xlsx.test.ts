import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';
import { renderXlsx } from '../../src/reports/export-xlsx.ts';
import { HOSTILE_TEXTS, monthOf, PERIOD, revision, tableOf, tableWith } from '../support/export-month.ts';

/** The files in a zip archive, by name, read from its central directory (APPNOTE.TXT, 4.3.12). */
function unzip(archive: Buffer): Record<string, string> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = archive.readUInt32LE(end + 16);
  const files: Record<string, string> = {};
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(from, from + size);
    files[name] = (method === 0 ? packed : inflateRawSync(packed)).toString('utf8');
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

const unescapeXml = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
const unescapeExcel = (text: string): string =>
  text.replace(/_x([\dA-Fa-f]{4})_/g, (_all, code) => String.fromCharCode(Number.parseInt(code, 16)));

/** The cells of the sheet, row by row, as Excel shows them; fails on any cell that is not a text. */
function readCells(files: Record<string, string>): string[][] {
  const strings = [...(files['xl/sharedStrings.xml'] ?? '').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
    ([, text = '']) => unescapeExcel(unescapeXml(text)),
  );
  const sheet = files['xl/worksheets/sheet1.xml'] ?? assert.fail('no sheet');
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = '', value = '']) => {
      if (value === '') return '';
      assert.match(attributes, /\bt="s"/);
      const [, index] = /^<v>(\d+)<\/v>$/.exec(value) ?? assert.fail(`not a text: ${value}`);
      return strings[Number(index)] ?? assert.fail(`no string ${index}`);
    }),
  );
}

async function throughXlsx(texts: readonly string[]): Promise<string[]> {
  const [header, ...rows] = readCells(unzip(await renderXlsx(tableWith(texts))));
  assert.deepEqual(header, ['Text']);
  return rows.map(([cell]) => cell ?? assert.fail('no cell'));
}

describe('a table as an Excel file', () => {
  it('gives every cell of a month back', async () => {
    const summary = 'Åtgärder; "citat" & <b>\nen rad till';
    const table = await tableOf(monthOf({ 1485: [revision({ report: { summary } })] }));
    const [headers, ...rows] = readCells(unzip(await renderXlsx(table)));
    assert.deepEqual(
      headers,
      table.columns.map(({ header }) => header),
    );
    assert.deepEqual(rows, table.rows);
  });

  it('has one sheet, named after the period, with a header that stays in sight and columns wide enough to read', async () => {
    const files = unzip(await renderXlsx(await tableOf(monthOf({}))));
    assert.deepEqual(files['xl/workbook.xml']?.match(/<sheet [^>]*name="[^"]*"/g)?.length, 1);
    assert.match(files['xl/workbook.xml'] ?? '', new RegExp(`<sheet [^>]*name="${PERIOD}"`));
    const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
    assert.match(sheet, /<pane ySplit="1" xSplit="3" topLeftCell="D2"[^>]*state="frozen"/);
    assert.equal(sheet.match(/<col [^>]*width="(12|22|60)"[^>]*customWidth="1"/g)?.length, 20);
    assert.match(files['xl/styles.xml'] ?? '', /<b\/>/);
    assert.match(files['xl/styles.xml'] ?? '', /wrapText="1"/);
  });

  it('has no formulas, whatever the texts look like', async () => {
    const texts = ['=1+1', '+1', '@SUM(1)', '＝1', ...HOSTILE_TEXTS, ' = 1', '1', 'TRUE', '2026-10-30'];
    const file = await renderXlsx(tableWith(texts));
    assert.doesNotMatch(unzip(file)['xl/worksheets/sheet1.xml'] ?? '', /<f[ >/]/);
    assert.deepEqual(await throughXlsx(texts), texts);
  });

  it('leaves out what XML 1.0 forbids, and makes every line break one that Excel shows', async () => {
    const texts = [
      'a\u0000b\u0008c\u000bd\u001fe',
      '\u0001 inryckt',
      'halv \ud800 och \udc00',
      '\uffff\ufffe',
      '😀',
      'a\r\nb\rc\nd\te',
    ];
    assert.deepEqual(await throughXlsx(texts), ['abcde', ' inryckt', 'halv  och ', '', '😀', 'a\nb\nc\nd\te']);
  });

  it('keeps blanks at the ends', async () => {
    const { 'xl/sharedStrings.xml': strings } = unzip(await renderXlsx(tableWith([' in', '\u0001 behind'])));
    assert.equal(strings?.match(/<t xml:space="preserve">/g)?.length, 2);
  });

  it('shows a text that looks like an escape of Excel as it was typed', async () => {
    const texts = ['_x0041_', '_x005F_', 'a_x000D_b', '_x_', '_X0041_'];
    assert.deepEqual(await throughXlsx(texts), texts);
  });

  it('survives texts named like properties of objects, of which they get a blank', async () => {
    const texts = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
    assert.deepEqual(
      await throughXlsx(texts),
      texts.map((text) => `${text} `),
    );
  });
});
