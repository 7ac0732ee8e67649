import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { addMonths, firstDayOf, parsePeriod, periodOf, periodsUntil } from '../../src/reports/period.ts';

describe('a period', () => {
  for (const text of ['2026-01', '2026-12', '2000-10', '2099-12']) {
    it(`is ${text}`, () => assert.equal(parsePeriod(text), text));
  }
  const WRONG = [
    '2026-13',
    '2026-00',
    '2026-1',
    '1999-12',
    '2100-01',
    '2026-10-01',
    '',
    'oktober',
    ' 2026-10',
    '2026-10\n',
  ];
  for (const text of WRONG) {
    it(`is not ${JSON.stringify(text)}`, () => assert.equal(parsePeriod(text), undefined));
  }

  for (const [from, months, to] of [
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-10', 0, '2026-10'],
    ['2026-10', 24, '2028-10'],
    ['2026-03', -15, '2024-12'],
  ] as const) {
    it(`${months} months from ${from} is ${to}`, () => assert.equal(addMonths(from, months), to));
  }

  it('is the month of a day, and has a first day', () => {
    assert.equal(periodOf(Temporal.PlainDate.from('2028-02-29')), '2028-02');
    assert.equal(firstDayOf('2028-02').toString(), '2028-02-01');
  });

  it('has others before it', () => {
    assert.deepEqual(periodsUntil('2026-02', 4), ['2025-11', '2025-12', '2026-01', '2026-02']);
    assert.deepEqual(periodsUntil('2026-02', 1), ['2026-02']);
  });
});
