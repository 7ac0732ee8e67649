import { DEFAULT_FORUM_SETTINGS, type ForumSettings, MAX_MINUTES, MIN_MINUTES } from './series.ts';

type Env = Readonly<Record<string, string | undefined>>;

const MAX_JOIN_LENGTH = 500;

/** Reads the settings `FORUM_*`, with a line in `problems` for each that is wrong. */
export function parseForumSettings(env: Env, problems: string[]): ForumSettings {
  const usual = DEFAULT_FORUM_SETTINGS;
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const whole = (name: string, value: number, [least, most]: readonly [number, number]): number => {
    const text = given(name);
    const number = text === undefined ? value : Number(text);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    problems.push(`${name} must be a whole number from ${least} to ${most}, e.g. ${name}=${value}`);
    return value;
  };
  const time = (name: string, value: string): string => {
    const text = given(name) ?? value;
    if (/^(0[6-9]|1\d|20):[0-5]\d$/.test(text)) return text;
    problems.push(`${name} must be a time from 06:00 to 20:59, e.g. ${name}=${value}`);
    return value;
  };
  const join = given('FORUM_JOIN') ?? '';
  if (join.length > MAX_JOIN_LENGTH) problems.push(`FORUM_JOIN must be at most ${MAX_JOIN_LENGTH} characters`);
  const squeeze = given('FORUM_SKIP_SQUEEZE_DAYS') ?? 'false';
  if (!['true', 'false'].includes(squeeze)) problems.push('FORUM_SKIP_SQUEEZE_DAYS must be true or false');
  return {
    weekday: whole('FORUM_WEEKDAY', usual.weekday, [1, 7]),
    time: time('FORUM_TIME', usual.time),
    minutes: whole('FORUM_MINUTES', usual.minutes, [MIN_MINUTES, MAX_MINUTES]),
    join,
    skipsSqueezeDays: squeeze === 'true',
    pause: parsePause(given('FORUM_PAUSE'), problems),
    remindAt: time('FORUM_REMIND_AT', usual.remindAt),
    remindMinutes: whole('FORUM_REMIND_MINUTES', usual.remindMinutes, [1, 120]),
    summaryMinutes: whole('FORUM_SUMMARY_MINUTES', usual.summaryMinutes, [0, 600]),
  };
}

function parsePause(text: string | undefined, problems: string[]): ForumSettings['pause'] {
  if (text === undefined) return undefined;
  const [, from = 0, to = 0] = (/^(\d{1,2})-(\d{1,2})$/.exec(text) ?? []).map(Number);
  if (from >= 1 && from <= to && to <= 53) return [from, to];
  problems.push('FORUM_PAUSE must be two ISO weeks of a year, the first and the last, e.g. FORUM_PAUSE=28-31');
  return undefined;
}
