/** At most `count` messages in any `ms` milliseconds. */
export type Limit = { readonly count: number; readonly ms: number };

/** When messages were sent, as far back as the limits reach. */
export type SlidingWindows = {
  /** The earliest moment at which one more keeps within all limits. */
  freeAt(): number;
  count(at: number): void;
  /** Whether none of what was counted matters any more. */
  isEmpty(now: number): boolean;
};

export function createSlidingWindows(limits: readonly Limit[]): SlidingWindows {
  const most = Math.max(...limits.map(({ count }) => count));
  const longestMs = Math.max(...limits.map(({ ms }) => ms));
  const times: number[] = [];
  return {
    freeAt: () => Math.max(0, ...limits.map(({ count, ms }) => (times[times.length - count] ?? -ms) + ms)),
    count(at) {
      times.push(at);
      // Twice the room, so that old times are dropped seldom.
      if (times.length > 2 * most) times.splice(0, times.length - most);
    },
    isEmpty: (now) => (times.at(-1) ?? -longestMs) + longestMs <= now,
  };
}
