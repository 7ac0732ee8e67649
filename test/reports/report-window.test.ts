import assert from 'node:assert/strict';
import {
  DEFAULT_REPORT_SETTINGS,
  latestWindow,
  type ReportSettings,
  reminderTimes,
  windowOf,
  windowState,
} from '../../src/reports/report-window.ts';

const STANDARD = DEFAULT_REPORT_SETTINGS;

/** The last working day before the 1st, by hand from the calendar. */
const DUE_DAYS: Readonly<Record<string, string>> = {
  '2026-01': '2026-01-30',
  '2026-02': '2026-02-27',
  '2026-03': '2026-03-31',
  '2026-04': '2026-04-30',
  '2026-05': '2026-05-29',
  '2026-06': '2026-06-30',
  '2026-07': '2026-07-31',
  '2026-08': '2026-08-31',
  '2026-09': '2026-09-30',
  '2026-10': '2026-10-30',
  '2026-11': '2026-11-30',
  '2026-12': '2026-12-30',
  '2027-03': '2027-03-31',
  '2027-12': '2027-12-30',
  '2028-02': '2028-02-29',
  '2024-03': '2024-03-28',
};

describe('the window of a report', () => {
  for (const [period, due] of Object.entries(DUE_DAYS)) {
    it(`of ${period} is due on ${due}`, () => assert.equal(windowOf(period, STANDARD).dueDay.toString(), due));
  }

  for (const [settings, dueDay, lastDay] of [
    [{ dueWorkingDays: 2 }, '2026-10-29', '2026-11-19'],
    [{ dueWorkingDays: 5 }, '2026-10-26', '2026-11-19'],
    [{ closesOn: 10 }, '2026-10-30', '2026-11-09'],
    [{ closesOn: 1 }, '2026-10-30', '2026-10-31'],
  ] as const) {
    it(`with ${JSON.stringify(settings)} is due on ${dueDay} and last open on ${lastDay}`, () => {
      const window = windowOf('2026-10', { ...STANDARD, ...settings });
      assert.deepEqual([window.dueDay.toString(), window.lastDay.toString()], [dueDay, lastDay]);
    });
  }

  for (const [now, state] of [
    ['2026-10-19T21:59:59Z', 'not-open'],
    ['2026-10-19T22:00:00Z', 'open'],
    ['2026-10-30T22:59:59Z', 'open'],
    ['2026-10-30T23:00:00Z', 'late'],
    ['2026-11-19T22:59:59Z', 'late'],
    ['2026-11-19T23:00:00Z', 'closed'],
  ] as const) {
    it(`of October is ${state} at ${now}`, () => {
      assert.equal(windowState(windowOf('2026-10', STANDARD), new Date(now)), state);
    });
  }

  for (const [now, period, settings] of [
    ['2026-10-19T21:59:59Z', '2026-09', {}],
    ['2026-10-19T22:00:00Z', '2026-10', {}],
    ['2026-11-15T12:00:00Z', '2026-10', { closesOn: 10 }],
    ['2026-12-31T23:30:00Z', '2026-12', {}],
    ['2026-02-27T22:59:59Z', '2026-01', { opensOn: 28, closesOn: 28 }],
    ['2026-02-27T23:00:00Z', '2026-02', { opensOn: 28, closesOn: 28 }],
  ] as const) {
    it(`that is the latest at ${now} with ${JSON.stringify(settings)} is that of ${period}`, () => {
      assert.equal(latestWindow(new Date(now), { ...STANDARD, ...settings }).period, period);
    });
  }

  const times = (period: string, settings: Partial<ReportSettings> = {}): string[] => {
    const all = { ...STANDARD, ...settings };
    return reminderTimes(windowOf(period, all), all).map((at) => at.toISOString());
  };

  it('has reminders at nine by the clock, also when the clocks are changed between them', () => {
    assert.deepEqual(times('2026-03'), [
      '2026-03-26T08:00:00.000Z',
      '2026-03-31T07:00:00.000Z',
      '2026-04-02T07:00:00.000Z',
    ]);
    assert.deepEqual(times('2026-10', { remindOn: [-2, 5, 0], remindAt: '13:30' }), [
      '2026-10-23T11:30:00.000Z',
      '2026-10-30T12:30:00.000Z',
      '2026-11-03T12:30:00.000Z',
    ]);
  });

  it('has no reminder outside itself', () => {
    assert.deepEqual(times('2026-10', { remindOn: [15, 0, -15] }), ['2026-10-30T08:00:00.000Z']);
  });
});
