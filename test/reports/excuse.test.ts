import assert from 'node:assert/strict';
import { excuseMunicipality, withdrawExcuse } from '../../src/reports/excuse.ts';
import type { Month } from '../../src/reports/month-reports.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../src/reports/report-window.ts';
import { excuse, monthOf, revision } from '../support/export-month.ts';

const WINDOW = windowOf('2026-10', DEFAULT_REPORT_SETTINGS);
const AT = new Date('2026-10-21T08:00:00.000Z');
const give = (month = monthOf({}), now = AT) =>
  excuseMunicipality(month, '1440', { excuse: excuse('Semester'), window: WINDOW, now });

describe('an excuse', () => {
  it('is kept with its reason', () => {
    assert.deepEqual(give(), { next: monthOf({}, { 1440: excuse('Semester') }), result: { kind: 'excused' } });
  });

  for (const [what, month, now, kind] of [
    ['for one that has handed in', monthOf({ 1440: [revision()] }), AT, 'has-report'],
    ['for one that is excused', monthOf({}, { 1440: excuse('Annat') }), AT, 'already'],
    ['before the month opens', monthOf({}), new Date('2026-10-19T21:59:59Z'), 'not-open'],
    ['after the month was closed', monthOf({}), new Date('2026-11-19T23:00:00Z'), 'closed'],
  ] as const) {
    it(`${what} changes nothing`, () => assert.deepEqual(give(month, now), { result: { kind } }));
  }

  it('is given to one whose month is late', () => {
    assert.equal(give(monthOf({}), new Date('2026-11-10T08:00:00Z')).result.kind, 'excused');
  });

  it('can be taken back, once', () => {
    const by = { tenantId: 't', userId: 'lena' };
    const withdraw = (month: Month, code: string) => withdrawExcuse(month, code, { by, now: AT });
    const { next } = withdraw(monthOf({}, { 1440: excuse('x'), 1441: excuse('y') }), '1440');
    const { excuse: left, formerExcuses } = next?.municipalities['1440'] ?? assert.fail();
    assert.deepEqual([left, next?.municipalities['1441']?.excuse?.reason], [null, 'y']);
    assert.deepEqual(formerExcuses, [{ ...excuse('x'), withdrawnBy: by, withdrawnAt: AT.toISOString() }]);
    assert.deepEqual(withdraw(next ?? monthOf({}), '1440'), { result: undefined });
    assert.deepEqual(withdraw(monthOf({}), '__proto__'), { result: undefined });
  });
});
