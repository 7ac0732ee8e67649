import { createSlidingWindows, type Limit, type SlidingWindows } from './sliding-windows.ts';
import type { Timer } from './timer.ts';

/** How much may be sent. */
export type PaceSettings = {
  /** Messages a second to one tenant. */
  readonly perSecond: number;
  /** Messages to one conversation. */
  readonly perConversation: readonly Limit[];
  /** The longest that Teams' Retry-After is obeyed, in milliseconds. */
  readonly mostRetryAfterMs: number;
};

/**
 * A little below what Teams allows: 50 a second for an app and tenant, and for a conversation 7 in 1 s, 8 in 2 s, 60 in
 * 30 s and 1,800 in an hour (learn.microsoft.com, "Optimize your bot with rate limiting", 2026-10-08).
 */
export const DEFAULT_PACE: PaceSettings = {
  perSecond: 48,
  perConversation: [
    { count: 7, ms: 1_000 },
    { count: 8, ms: 2_000 },
    { count: 60, ms: 30_000 },
    { count: 1_800, ms: 3_600_000 },
  ],
  mostRetryAfterMs: 600_000,
};

/** Keeps what is sent without being asked for below Teams' limits. Answers to people are counted, and never wait. */
export type Pacer = {
  /** Milliseconds of the timer from which on the conversation may get another message. */
  freeAt(conversation: string): number;
  /** Resolves when a message may leave now, in the order of asking, and counts it. */
  turn(tenantId: string, conversation: string): Promise<void>;
  /** Counts a message that was sent without asking. */
  note(tenantId: string, conversation: string): void;
};

/** What the last process sent right before it stopped is not known, so that a new one is quiet at first. */
const QUIET_MS = 2_000;
/** What a timer that fires late may catch up with. */
const CREDIT_MS = 5;
/** The network may bring together what left apart: a conversation's windows are taken to be so much longer. */
const MARGIN = 1.05;
/** So often the conversations that have been quiet are forgotten, in messages. */
const FORGET_EVERY = 1_000;

type Tenant = { sent: SlidingWindows; slot: number; turns: Promise<void> };

export function createPacer({ perSecond, perConversation }: PaceSettings, timer: Timer): Pacer {
  const spacingMs = 1000 / perSecond;
  const quietUntil = timer.now() + QUIET_MS;
  const tenants = new Map<string, Tenant>();
  const conversations = new Map<string, SlidingWindows>();
  const limits = perConversation.map(({ count, ms }) => ({ count, ms: ms * MARGIN }));
  let counted = 0;

  function tenantOf(tenantId: string): Tenant {
    const known = tenants.get(tenantId);
    if (known !== undefined) return known;
    const sent = createSlidingWindows([{ count: Math.max(1, Math.floor(perSecond)), ms: 1000 }]);
    const made = { sent, slot: 0, turns: Promise.resolve() };
    tenants.set(tenantId, made);
    return made;
  }

  function count(tenant: Tenant, conversation: string): void {
    const now = timer.now();
    tenant.sent.count(now);
    const known = conversations.get(conversation) ?? createSlidingWindows(limits);
    conversations.set(conversation, known);
    known.count(now);
    counted++;
    if (counted % FORGET_EVERY !== 0) return;
    for (const [key, windows] of conversations) if (windows.isEmpty(now)) conversations.delete(key);
  }

  async function waitForTurn(tenant: Tenant): Promise<void> {
    for (;;) {
      const now = timer.now();
      const slot = Math.max(tenant.slot + spacingMs, now - CREDIT_MS);
      const at = Math.max(slot, tenant.sent.freeAt(), quietUntil);
      if (at <= now) {
        tenant.slot = slot;
        return;
      }
      await timer.sleep(at - now);
    }
  }

  const freeAt = (conversation: string): number => Math.max(conversations.get(conversation)?.freeAt() ?? 0, quietUntil);

  /** `false` when answers have filled the conversation meanwhile, so that it is not counted and holds nobody up. */
  async function takeTurn(tenant: Tenant, conversation: string): Promise<boolean> {
    if (freeAt(conversation) > Math.max(timer.now(), quietUntil)) return false;
    await waitForTurn(tenant);
    if (freeAt(conversation) > timer.now()) return false;
    count(tenant, conversation);
    return true;
  }

  return {
    freeAt,
    async turn(tenantId, conversation) {
      const tenant = tenantOf(tenantId);
      for (;;) {
        const turn = tenant.turns.then(() => takeTurn(tenant, conversation));
        tenant.turns = turn.then(() => undefined);
        if (await turn) return;
        await timer.sleep(Math.max(0, freeAt(conversation) - timer.now()));
      }
    },
    note: (tenantId, conversation) => count(tenantOf(tenantId), conversation),
  };
}
