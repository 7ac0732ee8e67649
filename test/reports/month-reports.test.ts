import assert from 'node:assert/strict';
import { monthReports } from '../../src/reports/month-reports.ts';
import { parseStoredDocument } from '../../src/store/stored-document.ts';
import { monthOf, revision } from '../support/export-month.ts';

describe('the reports of a month as they were saved before the tab took any', () => {
  it('are read as they are', () => {
    const data = monthOf({ 1490: [revision({ via: 'phone' }), revision({ number: 2, via: 'card' })] });
    const found = parseStoredDocument(monthReports, Buffer.from(JSON.stringify({ version: 1, data })));
    assert.deepEqual(found, { kind: 'good', data });
  });
});
