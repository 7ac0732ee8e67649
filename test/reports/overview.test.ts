import assert from 'node:assert/strict';
import { byName, byRegion } from '../../src/reports/by-region.ts';
import { countHandedIn, rowsWithStatus } from '../../src/reports/handed-in.ts';
import { countStates, overviewOf, rowOf } from '../../src/reports/overview.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../src/reports/report-window.ts';
import { allMunicipalities, excuse, monthOf, revision } from '../support/export-month.ts';

const WINDOW = windowOf('2026-10', DEFAULT_REPORT_SETTINGS);
const BORAS = { code: '1490', name: 'Borås', region: 'Boråsregionen' };
const FIRST = revision({ at: '2026-10-30T09:00:00.000Z' });
const SECOND = revision({ number: 2, at: '2026-11-03T09:00:00.000Z', report: { status: 'needs-support' } });

describe('a municipality’s month', () => {
  it('is in time when its first report was, though it was changed later', () => {
    const { state, current, firstAt } = rowOf(monthOf({ 1490: [FIRST, SECOND] }), BORAS, WINDOW);
    assert.deepEqual([state, current, firstAt], ['in-time', SECOND, FIRST.at]);
  });

  it('is late when the first report came after the due day', () => {
    assert.equal(rowOf(monthOf({ 1490: [SECOND] }), BORAS, WINDOW).state, 'late');
  });

  it('is excused only as long as no report has come in', () => {
    const excuses = { 1490: excuse('Semester') };
    assert.equal(rowOf(monthOf({}, excuses), BORAS, WINDOW).state, 'excused');
    const month = monthOf({ 1490: [FIRST] });
    const both = { ...month.municipalities['1490'], excuse: excuses[1490] } as never;
    assert.equal(rowOf({ municipalities: { 1490: both } }, BORAS, WINDOW).state, 'in-time');
  });
});

describe('the overview of a month', () => {
  it('counts every municipality once', async () => {
    const rows = overviewOf(
      monthOf({ 1490: [FIRST], 1440: [SECOND] }, { 1480: excuse('Semester') }),
      await allMunicipalities(),
      WINDOW,
    );
    assert.deepEqual(countStates(rows), { 'in-time': 1, late: 1, missing: 46, excused: 1 });
    assert.equal(countHandedIn(rows), 2);
  });

  it('finds those who say that they need support by their last report', async () => {
    const rows = overviewOf(monthOf({ 1490: [FIRST, SECOND], 1440: [FIRST] }), await allMunicipalities(), WINDOW);
    assert.deepEqual(
      rowsWithStatus(rows, 'needs-support').map(({ municipality }) => municipality.name),
      ['Borås'],
    );
    assert.deepEqual(rowsWithStatus(rows, 'some-risk'), []);
  });

  it('is gathered by region, with å, ä and ö at the end of the alphabet', async () => {
    const regions = byRegion(overviewOf(monthOf({}), await allMunicipalities(), WINDOW));
    assert.deepEqual(
      regions.map(({ name, rows }) => [name, rows.length]),
      [
        ['Boråsregionen', 8],
        ['Fyrbodal', 14],
        ['Göteborgsregionen', 12],
        ['Skaraborg', 15],
      ],
    );
    assert.equal(regions[1]?.rows.at(-1)?.municipality.name, 'Åmål');
    const names = ['Öckerö', 'Åmål', 'Ale', 'Zorn'].map((name) => ({ municipality: { ...BORAS, name } }));
    assert.deepEqual(
      byName(names).map(({ municipality }) => municipality.name),
      ['Ale', 'Zorn', 'Åmål', 'Öckerö'],
    );
  });
});
