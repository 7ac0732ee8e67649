import { createHash } from 'node:crypto';
import type { Fault } from './fake-connector.ts';

const PASSING = [500, 502, 503, 504];
const REFUSED = [403, 404];

/**
 * A Connector on a bad day, the same for the same seed, whatever comes when: 10 % of the requests get 429, half of them with
 * a Retry-After, 2 % 412, 2 % 5xx, 1 % a broken connection, half before and half after they were carried out, and 1 % 403 or 404.
 */
export function createFaults(seed: number): (conversationId: string, nth: number) => Fault {
  return (conversationId, nth) => {
    const hash = createHash('sha256').update(`${seed} ${conversationId} ${nth}`).digest();
    const percent = (hash.readUInt32BE(0) / 2 ** 32) * 100;
    const pick = hash.readUInt32BE(4);
    if (percent < 10) return pick % 2 === 0 ? { status: 429 } : { status: 429, retryAfter: '1' };
    if (percent < 12) return { status: 412 };
    if (percent < 14) return { status: PASSING[pick % PASSING.length] ?? 500 };
    if (percent < 15) return { drop: pick % 2 === 0 ? 'before' : 'after' };
    if (percent < 16) return { status: REFUSED[pick % REFUSED.length] ?? 403 };
    return {};
  };
}
