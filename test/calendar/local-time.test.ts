import assert from 'node:assert/strict';
import { parseLocalMoment } from '../../src/calendar/local-time.ts';

describe('a day and a time in Sweden', () => {
  for (const [what, day, time, at] of [
    ['in winter', '2026-11-06', '09:00', '2026-11-06T08:00:00.000Z'],
    ['in summer', '2026-07-06', '09:00', '2026-07-06T07:00:00.000Z'],
    ['right before clocks are put forward', '2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
    ['right after clocks are put forward', '2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
    ['at midnight', '2026-12-31', '00:00', '2026-12-30T23:00:00.000Z'],
    ['on a leap day', '2028-02-29', '12:00', '2028-02-29T11:00:00.000Z'],
  ] as const) {
    it(`${what}, ${day} ${time}, are one moment`, () => {
      const moment = parseLocalMoment(day, time);
      assert.ok(moment.kind === 'moment');
      assert.deepEqual([moment.at.toISOString(), moment.day.toString(), moment.isRepeated], [at, day, false]);
    });
  }

  for (const time of ['02:00', '02:30', '02:59'])
    it(`do not exist on 28 March 2027 at ${time}`, () => {
      assert.deepEqual(parseLocalMoment('2027-03-28', time), { kind: 'skipped' });
    });

  for (const [time, at] of [
    ['02:00', '2026-10-25T00:00:00.000Z'],
    ['02:30', '2026-10-25T00:30:00.000Z'],
  ] as const) {
    it(`are the first of two moments on 25 October 2026 at ${time}`, () => {
      const moment = parseLocalMoment('2026-10-25', time);
      assert.ok(moment.kind === 'moment');
      assert.deepEqual([moment.at.toISOString(), moment.isRepeated], [at, true]);
    });
  }

  for (const [day, time] of [
    ['', ''],
    ['2026-11-06', ''],
    ['', '09:00'],
    ['2026-02-30', '09:00'],
    ['2026-02-29', '09:00'],
    ['2026-13-01', '09:00'],
    ['2026-00-10', '09:00'],
    ['2026-11-06', '24:00'],
    ['2026-11-06', '09:60'],
    ['2026-11-06', '9:00'],
    ['2026-11-06', '09:00:00'],
    ['06/11/2026', '09:00'],
    ['2026-11-06[UTC]', '09:00'],
    ['+002026-11-06', '09:00'],
    ['٢٠٢٦-11-06', '09:00'],
  ] as const) {
    it(`are malformed when they are "${day}" and "${time}"`, () => {
      assert.deepEqual(parseLocalMoment(day, time), { kind: 'malformed' });
    });
  }
});
