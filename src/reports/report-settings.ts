import { momentOf } from '../calendar/stockholm.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { addMonths } from './period.ts';
import { DEFAULT_REPORT_SETTINGS, type ReportSettings, reminderTimes, windowOf } from './report-window.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the settings `REPORT_*`, with a line in `problems` for each that is wrong. */
export function parseReportSettings(env: Env, problems: string[]): ReportSettings {
  const standard = DEFAULT_REPORT_SETTINGS;
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const whole = (name: string, usual: number, [least, most]: readonly [number, number]): number => {
    const text = given(name);
    if (text === undefined) return usual;
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    problems.push(`${name} must be a whole number from ${least} to ${most}, e.g. ${name}=${usual}`);
    return usual;
  };
  const opensOn = whole('REPORT_OPENS_ON', standard.opensOn, [1, 28]);
  const closesOn = whole('REPORT_CLOSES_ON', Math.min(standard.closesOn, opensOn), [1, 28]);
  if (closesOn > opensOn) {
    problems.push('REPORT_CLOSES_ON must not be after REPORT_OPENS_ON: one month is collected at a time');
  }
  const dueWorkingDays = whole('REPORT_DUE_WORKING_DAYS', standard.dueWorkingDays, [1, 5]);
  const remindOn = (given('REPORT_REMIND_ON') ?? standard.remindOn.join())
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number);
  if (!remindOn.every((days) => Number.isInteger(days) && Math.abs(days) <= 15) || remindOn.length > 10) {
    problems.push('REPORT_REMIND_ON must be at most ten whole numbers from -15 to 15, e.g. REPORT_REMIND_ON=3,0,-2');
  }
  const remindAt = given('REPORT_REMIND_AT') ?? standard.remindAt;
  if (!/^(0[89]|1[0-5]):[0-5]\d$/.test(remindAt)) {
    problems.push('REPORT_REMIND_AT must be a time from 08:00 to 15:59, e.g. REPORT_REMIND_AT=09:00');
  }
  const settings = { opensOn, dueWorkingDays, closesOn, remindOn, remindAt };
  const isUsual = JSON.stringify(settings) === JSON.stringify(standard);
  if (problems.length === 0 && !isUsual) problems.push(...findUselessTimes(settings));
  return settings;
}

/** Enough years to meet every place of weekends, Easter and Christmas in a month. */
const SAMPLE_MONTHS = 12 * 11;
const FIRST_SAMPLE = '2026-01';
/** A window that is open for less before its due day is of no use to anybody. */
const LEAST_WORKING_DAYS = 2;

/** Months without time to report, and reminders that fall outside the window of every month. */
function findUselessTimes(settings: ReportSettings): string[] {
  const windows = Array.from({ length: SAMPLE_MONTHS }, (_, at) => windowOf(addMonths(FIRST_SAMPLE, at), settings));
  const short = windows.find(({ opensAt, dueDay }) => momentOf(addWorkingDays(dueDay, -LEAST_WORKING_DAYS)) < opensAt);
  if (short !== undefined) {
    const { opensOn, dueWorkingDays } = settings;
    return [
      `REPORT_OPENS_ON=${opensOn} and REPORT_DUE_WORKING_DAYS=${dueWorkingDays} leave no time in ${short.period}: open earlier, or set a later due day`,
    ];
  }
  return settings.remindOn
    .filter((days) => windows.every((window) => reminderTimes(window, { ...settings, remindOn: [days] }).length === 0))
    .map((days) => `REPORT_REMIND_ON: ${days} lies outside the window of every month, so nobody would be reminded`);
}
