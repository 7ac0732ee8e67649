import assert from 'node:assert/strict';
import type { Municipality } from '../../src/people/municipalities.ts';
import { historyOf } from '../../src/reports/history.ts';
import type { Month } from '../../src/reports/month-reports.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../src/reports/report-window.ts';
import { excuse, monthOf, revision } from '../support/export-month.ts';

const ALE: Municipality = { code: '1440', name: 'Ale', region: 'Göteborgsregionen' };
const BORAS: Municipality = { code: '1490', name: 'Borås', region: 'Boråsregionen' };
const NOBODY = monthOf({});
const IN_TIME = revision({ at: '2026-10-30T22:59:59.000Z' });
const LATE = revision({ at: '2026-10-30T23:00:00.000Z' });

function history(months: Record<string, Month>) {
  const shown = Object.entries(months).map(([period, month]) => ({
    month,
    window: windowOf(period, DEFAULT_REPORT_SETTINGS),
  }));
  const { months: counts, rows } = historyOf(shown, [ALE, BORAS]);
  return { counts: counts.map(({ handedIn }) => handedIn), states: rows.map(({ states }) => states) };
}

describe('several months side by side', () => {
  it('tell what each municipality’s month came to, the last second of the due day being in time', () => {
    const october = monthOf({ 1440: [IN_TIME], 1490: [LATE] });
    assert.deepEqual(history({ '2026-10': october }), { counts: [2], states: [['in-time'], ['late']] });
  });

  it('tell a month in which one is missing from a month that nobody knows anything about', () => {
    const september = monthOf({ 1440: [revision({ at: '2026-09-28T08:00:00.000Z' })] });
    assert.deepEqual(history({ '2026-08': NOBODY, '2026-09': september }), {
      counts: [undefined, 1],
      states: [
        ['no-data', 'in-time'],
        ['no-data', 'missing'],
      ],
    });
  });

  it('count an excuse as something known, and not as a report', () => {
    const october = monthOf({}, { 1490: excuse('Semester') });
    assert.deepEqual(history({ '2026-10': october }), { counts: [0], states: [['missing'], ['excused']] });
  });

  it('stay empty without months', () => {
    assert.deepEqual(history({}), { counts: [], states: [[], []] });
  });
});
