import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { isSqueezeDay } from '../../src/calendar/squeeze-days.ts';

/** Worked out by hand: single working days between days off. */
const SQUEEZE_DAYS: Readonly<Record<number, readonly string[]>> = {
  // Friday after New Year's Day, Monday before Epiphany, Friday after Ascension Day.
  2026: ['2026-01-02', '2026-01-05', '2026-05-15'],
  // Friday after Ascension Day; the National Day is a Sunday.
  2027: ['2027-05-07'],
  // Friday after Epiphany, after Ascension Day; Monday before the National Day.
  2028: ['2028-01-07', '2028-05-26', '2028-06-05'],
};

describe('a squeeze day', () => {
  for (const [year, days] of Object.entries(SQUEEZE_DAYS)) {
    it(`is one of these in ${year}: ${days.join(', ')}`, () => {
      const found: string[] = [];
      for (let day = Temporal.PlainDate.from(`${year}-01-01`); day.year === Number(year); day = day.add({ days: 1 })) {
        if (isSqueezeDay(day)) found.push(day.toString());
      }
      assert.deepEqual(found, days);
    });
  }

  for (const [day, why] of [
    ['2026-05-14', 'is free itself'],
    ['2026-05-16', 'is a Saturday'],
    ['2026-05-01', 'is free, the day before is not'],
    ['2026-04-30', 'has a working day before it'],
    ['2026-12-23', 'has two working days before it'],
    ['2026-12-28', 'is the first of three working days'],
    ['2027-01-04', 'is the first of two working days'],
  ] as const) {
    it(`is not ${day}, which ${why}`, () => assert.equal(isSqueezeDay(Temporal.PlainDate.from(day)), false));
  }
});
