/** At most `count` requests in any `ms` milliseconds, by Teams' documentation ("Optimize your bot with rate limiting"). */
type Limit = { readonly count: number; readonly ms: number };
const PER_CONVERSATION: readonly Limit[] = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
];
const PER_TENANT: readonly Limit[] = [{ count: 50, ms: 1_000 }];

/** When something was asked for in a conversation, in milliseconds. */
type Arrival = { readonly conversationId: string; readonly at: number };
/** Where more came in a window than may come. */
export type Overrun = Limit & { readonly where: string; readonly came: number };

/**
 * The worst overrun of Teams' limits, by the milliseconds at which requests came; `undefined` when all were kept. Without
 * `tenantOf` only the conversations are judged.
 */
export function worstOverrun(
  requests: readonly Arrival[],
  tenantOf?: (conversationId: string) => string,
): Overrun | undefined {
  const overruns = [
    ...overrunsOf(requests, ({ conversationId }) => conversationId, PER_CONVERSATION),
    ...(tenantOf === undefined
      ? []
      : overrunsOf(requests, ({ conversationId }) => tenantOf(conversationId), PER_TENANT)),
  ];
  return overruns.sort((a, b) => b.came / b.count - a.came / a.count)[0];
}

function overrunsOf(
  requests: readonly Arrival[],
  keyOf: (arrival: Arrival) => string,
  limits: readonly Limit[],
): Overrun[] {
  const times = new Map<string, number[]>();
  for (const arrival of requests) {
    const there = times.get(keyOf(arrival));
    if (there === undefined) times.set(keyOf(arrival), [arrival.at]);
    else there.push(arrival.at);
  }
  return [...times].flatMap(([where, at]) =>
    limits
      .map((limit) => ({ ...limit, where, came: mostWithin(at, limit.ms) }))
      .filter(({ came, count }) => came > count),
  );
}

/** The most of these times that lie within so many milliseconds. */
export function mostWithin(times: readonly number[], ms: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  for (const [at, time] of sorted.entries()) {
    while (time - (sorted[from] ?? time) >= ms) from++;
    most = Math.max(most, at - from + 1);
  }
  return most;
}
