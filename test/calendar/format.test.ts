import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { formatDay, formatMoment, formatMonth, formatMonthName } from '../../src/calendar/format.ts';

const MONTHS = 'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

describe('days and moments in words', () => {
  it('name the months as Swedes do', () => {
    const names = MONTHS.map((_, at) => formatMonthName(`2026-${String(at + 1).padStart(2, '0')}`, 'sv'));
    assert.deepEqual(names, MONTHS);
  });

  for (const [language, month, name, day, moment] of [
    ['sv', 'oktober 2026', 'oktober', 'fredag 30 oktober', '30 oktober kl. 09.05'],
    ['en', 'October 2026', 'October', 'Friday 30 October', '30 October at 09:05'],
  ] as const) {
    it(`are right in ${language}`, () => {
      assert.equal(formatMonth('2026-10', language), month);
      assert.equal(formatMonthName('2026-10', language), name);
      assert.equal(formatDay(Temporal.PlainDate.from('2026-10-30'), language), day);
      assert.equal(formatMoment(new Date('2026-10-30T08:05:59Z'), language), moment);
    });
  }

  for (const [at, said] of [
    ['2026-03-29T01:00:00Z', '29 mars kl. 03.00'],
    ['2026-10-25T01:30:00Z', '25 oktober kl. 02.30'],
    ['2026-12-31T23:00:00Z', '1 januari kl. 00.00'],
    ['2026-06-30T22:30:00Z', '1 juli kl. 00.30'],
  ] as const) {
    it(`tell the time in Sweden: ${said}`, () => assert.equal(formatMoment(new Date(at), 'sv'), said));
  }
});
