import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { addWorkingDays, holidayOn, isWorkingDay } from '../../src/calendar/working-days.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** By the law of 1989 (1989:253), and the three eves. */
const HOLIDAYS_OF_2026: Readonly<Record<string, string>> = {
  '2026-01-01': 'nyårsdagen',
  '2026-01-06': 'trettondedag jul',
  '2026-04-03': 'långfredagen',
  '2026-04-05': 'påskdagen',
  '2026-04-06': 'annandag påsk',
  '2026-05-01': 'första maj',
  '2026-05-14': 'Kristi himmelsfärdsdag',
  '2026-05-24': 'pingstdagen',
  '2026-06-06': 'nationaldagen',
  '2026-06-19': 'midsommarafton',
  '2026-06-20': 'midsommardagen',
  '2026-10-31': 'alla helgons dag',
  '2026-12-24': 'julafton',
  '2026-12-25': 'juldagen',
  '2026-12-26': 'annandag jul',
  '2026-12-31': 'nyårsafton',
};

describe('the holidays', () => {
  it('of 2026 are those of the law and the three eves, and no others', () => {
    const found: Record<string, string> = {};
    for (let at = day('2026-01-01'); at.year === 2026; at = at.add({ days: 1 })) {
      const name = holidayOn(at);
      if (name !== undefined) found[at.toString()] = name;
    }
    assert.deepEqual(found, HOLIDAYS_OF_2026);
  });

  for (const [date, name] of [
    ['2025-04-20', 'påskdagen'],
    ['2027-03-26', 'långfredagen'],
    ['2028-06-23', 'midsommarafton'],
    ['2029-11-03', 'alla helgons dag'],
    ['2038-04-26', 'annandag påsk'],
  ] as const) {
    it(`move with the year: ${date} is ${name}`, () => assert.equal(holidayOn(day(date)), name));
  }
});

describe('a working day', () => {
  const FREE = ['2026-10-31', '2026-11-01', '2026-04-03', '2026-04-06', '2026-05-14', '2026-06-19', '2026-12-31'];
  // Eves that are ordinary working days: Epiphany, Maundy Thursday, Walpurgis, the day before All Saints' Day.
  const WORKING = ['2026-01-05', '2026-04-02', '2026-04-30', '2026-10-30', '2026-12-23', '2026-12-30', '2026-05-15'];
  for (const date of FREE) it(`is not ${date}`, () => assert.equal(isWorkingDay(day(date)), false));
  for (const date of WORKING) it(`is ${date}`, () => assert.equal(isWorkingDay(day(date)), true));
});

describe('counted in working days', () => {
  for (const [from, count, to] of [
    ['2026-10-28', 0, '2026-10-28'],
    ['2026-10-31', 0, '2026-10-31'],
    ['2026-11-01', -1, '2026-10-30'],
    ['2026-10-30', 1, '2026-11-02'],
    ['2026-10-30', 2, '2026-11-03'],
    ['2026-10-30', -3, '2026-10-27'],
    ['2026-12-30', 2, '2027-01-05'],
    ['2027-01-01', -1, '2026-12-30'],
    ['2026-12-30', -3, '2026-12-23'],
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-06-18', 1, '2026-06-22'],
    ['2026-06-20', -1, '2026-06-18'],
  ] as const) {
    it(`${count} from ${from} is ${to}`, () => assert.equal(addWorkingDays(day(from), count).toString(), to));
  }
});
