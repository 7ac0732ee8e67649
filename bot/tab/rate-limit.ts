import { type Person, personKey } from '../../src/people/person.ts';

/** Whether a person may send one more request now. */
export type RateLimit = (person: Person, now: Date) => boolean;

/** People beyond this many are forgotten, those first who have been silent for longest. */
const MOST_REMEMBERED = 5000;

/**
 * Lets a person send `burst` requests at once and `perSecond` after that. Kept in memory: a restart forgives, and there is
 * one process.
 */
export function createRateLimit({ burst, perSecond }: { burst: number; perSecond: number }): RateLimit {
  const left = new Map<string, { tokens: number; at: number }>();
  return (person, now) => {
    const key = personKey(person);
    const at = now.getTime();
    const before = left.get(key) ?? { tokens: burst, at };
    const gained = (Math.max(0, at - before.at) / 1000) * perSecond;
    const tokens = Math.min(burst, before.tokens + gained);
    const isLet = tokens >= 1;
    left.delete(key);
    left.set(key, { tokens: isLet ? tokens - 1 : tokens, at });
    for (const oldest of left.keys()) {
      if (left.size <= MOST_REMEMBERED) break;
      left.delete(oldest);
    }
    return isLet;
  };
}
