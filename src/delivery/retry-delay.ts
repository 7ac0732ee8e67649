/** Milliseconds before the second attempt, the third and so on: quickly at first, then over two hours, then no more. */
const DELAYS_MS: readonly number[] = [
  1_000, 2_000, 4_000, 10_000, 30_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000,
];
/** Each pause is so much shorter or longer by chance, so that what failed together does not come back together. */
const JITTER = 0.25;

/** What the pause before another attempt depends on. */
export type Retry = {
  /** Attempts made so far. */
  readonly attempts: number;
  /** What Teams asks for. */
  readonly retryAfterMs?: number | undefined;
  /** The longest that Teams' wish is obeyed. */
  readonly mostRetryAfterMs: number;
  /** Chance, from 0 to 1. */
  readonly random: number;
};

/** Milliseconds until the next attempt; `undefined` when there have been enough. */
export function retryDelay({ attempts, retryAfterMs, mostRetryAfterMs, random }: Retry): number | undefined {
  const own = DELAYS_MS[attempts - 1];
  if (own === undefined) return undefined;
  const spread = own * JITTER;
  // Never before Teams wants it, and a little apart from the others that were told the same.
  if (retryAfterMs !== undefined) return Math.min(retryAfterMs, mostRetryAfterMs) + spread * random;
  return own - spread + 2 * spread * random;
}
