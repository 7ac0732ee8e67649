import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { Temporal } from 'temporal-polyfill';
import { dayOf, momentOf, timeOf } from '../../src/calendar/stockholm.ts';

/** What clocks in Sweden show at a moment. */
const CLOCKS: readonly (readonly [moment: string, day: string, time: string])[] = [
  ['2026-01-31T22:59:59Z', '2026-01-31', '23:59:59'],
  ['2026-01-31T23:00:00Z', '2026-02-01', '00:00:00'],
  ['2026-03-29T00:59:59Z', '2026-03-29', '01:59:59'],
  ['2026-03-29T01:00:00Z', '2026-03-29', '03:00:00'],
  ['2026-06-30T21:59:59Z', '2026-06-30', '23:59:59'],
  ['2026-06-30T22:00:00Z', '2026-07-01', '00:00:00'],
  ['2026-10-25T00:59:59Z', '2026-10-25', '02:59:59'],
  ['2026-10-25T01:00:00Z', '2026-10-25', '02:00:00'],
  ['2026-10-25T02:00:00Z', '2026-10-25', '03:00:00'],
  ['2026-12-31T23:00:00Z', '2027-01-01', '00:00:00'],
  ['2028-02-29T12:00:00Z', '2028-02-29', '13:00:00'],
];

const MOMENTS: readonly (readonly [day: string, time: string | undefined, moment: string])[] = [
  ['2026-01-20', undefined, '2026-01-19T23:00:00.000Z'],
  ['2026-07-20', undefined, '2026-07-19T22:00:00.000Z'],
  ['2026-03-26', '09:00', '2026-03-26T08:00:00.000Z'],
  ['2026-03-31', '09:00', '2026-03-31T07:00:00.000Z'],
  ['2026-10-27', '09:00', '2026-10-27T08:00:00.000Z'],
  // A time that is left out, and one that comes twice.
  ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
];

describe('clocks in Sweden', () => {
  for (const [moment, day, time] of CLOCKS) {
    it(`show ${time} on ${day} at ${moment}`, () => {
      assert.equal(dayOf(new Date(moment)).toString(), day);
      assert.equal(timeOf(new Date(moment)).toString(), time);
    });
  }

  for (const [day, time, moment] of MOMENTS) {
    it(`come to ${time ?? 'midnight'} on ${day} at ${moment}`, () => {
      assert.equal(momentOf(Temporal.PlainDate.from(day), time).toISOString(), moment);
    });
  }

  for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati', 'UTC']) {
    it(`show the same on a machine whose clock is that of ${zone}`, () => {
      const source = `
        import { windowOf, reminderTimes, DEFAULT_REPORT_SETTINGS as s } from './src/reports/report-window.ts';
        import { formatDay, formatMoment } from './src/calendar/format.ts';
        import { holidayOn } from './src/calendar/working-days.ts';
        const w = windowOf('2026-10', s);
        console.log(JSON.stringify([w.opensAt, w.dueDay, w.closesAt, reminderTimes(w, s)[0], holidayOn(w.dueDay.add({ days: 1 })),
          formatDay(w.dueDay, 'sv'), formatMoment(w.opensAt, 'sv')]));`;
      const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source], {
        cwd: new URL('../..', import.meta.url),
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
      assert.deepEqual(JSON.parse(said), [
        '2026-10-19T22:00:00.000Z',
        '2026-10-30',
        '2026-11-19T23:00:00.000Z',
        '2026-10-27T08:00:00.000Z',
        'alla helgons dag',
        'fredag 30 oktober',
        '20 oktober kl. 00.00',
      ]);
    });
  }
});
