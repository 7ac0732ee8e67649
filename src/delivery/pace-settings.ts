import { DEFAULT_PACE, type PaceSettings } from './pacer.ts';
import type { Limit } from './sliding-windows.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the settings `SEND_*`, with a line in `problems` for each that is wrong. */
export function parsePaceSettings(env: Env, problems: string[]): PaceSettings {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const number = (name: string, usual: number, [least, most]: readonly [number, number]): number => {
    const text = given(name);
    const value = text === undefined ? usual : Number(text);
    if (value >= least && value <= most) return value;
    problems.push(`${name} must be a number from ${least} to ${most}, e.g. ${name}=${usual}`);
    return usual;
  };
  const perSecond = number('SEND_PER_SECOND', DEFAULT_PACE.perSecond, [0.1, 50]);
  const mostRetryAfterS = number('SEND_RETRY_AFTER_MOST', DEFAULT_PACE.mostRetryAfterMs / 1000, [1, 86_400]);
  const text = given('SEND_PER_CONVERSATION');
  const perConversation = text === undefined ? DEFAULT_PACE.perConversation : parseLimits(text);
  if (perConversation === undefined) {
    problems.push(
      'SEND_PER_CONVERSATION must be pairs of messages and seconds, e.g. SEND_PER_CONVERSATION=7/1,8/2,60/30,1800/3600',
    );
  }
  return {
    perSecond,
    perConversation: perConversation ?? DEFAULT_PACE.perConversation,
    mostRetryAfterMs: mostRetryAfterS * 1000,
  };
}

function parseLimits(text: string): Limit[] | undefined {
  const pairs = text.split(/[\s,]+/).filter(Boolean);
  const limits = pairs.map((pair) => /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(pair));
  if (limits.length === 0 || limits.length > 10 || limits.some((limit) => limit === null)) return undefined;
  return limits.map((limit) => ({ count: Number(limit?.[1]), ms: Number(limit?.[2]) * 1000 }));
}
