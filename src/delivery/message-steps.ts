import type { Change } from '../store/store.ts';
import type { Delivery, OutboxMessage } from './outbox.ts';
import { retryDelay } from './retry-delay.ts';
import { isPassing, NOT_SENT, type SendOutcome } from './send-outcome.ts';

type Step = Change<Delivery, undefined>;

/** The copy that was to be changed or taken away is not there. */
const COPY_GONE = 'ActivityNotFoundInConversation';
/** Teams, or a client that stands in for it, does not let the bot take a copy away: it is changed instead. */
const DELETE_REFUSED: readonly (number | undefined)[] = [403, 405, 501];

function withMessage(delivery: Delivery, id: string, changes: Partial<OutboxMessage>): Delivery {
  const message = delivery.messages[id];
  if (message === undefined) throw new Error(`there is no message ${id} in ${delivery.job} ${delivery.occurrence}`);
  return { ...delivery, messages: { ...delivery.messages, [id]: { ...message, ...changes } } };
}

/** What was on its way when the program stopped may have arrived; `isUnderWay` names what this program is sending. */
export function closeInterrupted(
  delivery: Delivery,
  now: Date,
  isUnderWay: (id: string) => boolean = () => false,
): Step {
  let next = delivery;
  for (const [id, { state }] of Object.entries(delivery.messages)) {
    if (state !== 'sending' || isUnderWay(id)) continue;
    const changes = { state: 'uncertain', at: now.toISOString(), cause: 'interrupted' } as const;
    next = settled(withMessage(next, id, changes), id, now);
  }
  return { next, result: undefined };
}

/**
 * Notes that a message goes out now; saved before it does. `false` when it need not any more, or is to say or do something
 * else than when it was prepared.
 */
export function beginSending(
  delivery: Delivery,
  id: string,
  { prepared, now }: { prepared: OutboxMessage; now: Date },
): Change<Delivery, boolean> {
  const message = delivery.messages[id];
  if (message?.state !== 'waiting' || message.op !== prepared.op) return { result: false };
  if (JSON.stringify(message.content) !== JSON.stringify(prepared.content)) return { result: false };
  const changes = { state: 'sending', attempts: message.attempts + 1, at: now.toISOString() } as const;
  return { next: withMessage(delivery, id, changes), result: true };
}

/** Takes back that a message goes out: it has not left after all. */
export function takeBack(delivery: Delivery, id: string, now: Date): Step {
  const message = delivery.messages[id];
  if (message?.state !== 'sending') return { result: undefined };
  const changes = { state: 'waiting', attempts: message.attempts - 1, at: now.toISOString() } as const;
  return { next: settled(withMessage(delivery, id, changes), id, now), result: undefined };
}

/** Puts a waiting message off. */
export function postponeMessage(delivery: Delivery, id: string, until: Date): Step {
  if (delivery.messages[id]?.state !== 'waiting') return { result: undefined };
  return { next: withMessage(delivery, id, { at: until.toISOString() }), result: undefined };
}

/** Notes that a waiting message is not needed (`cancelled`) or cannot reach anybody (`failed`). */
export function endMessage(
  delivery: Delivery,
  id: string,
  { state, cause, now }: { state: 'cancelled' | 'failed'; cause: string; now: Date },
): Step {
  if (delivery.messages[id]?.state !== 'waiting') return { result: undefined };
  return { next: withMessage(delivery, id, { state, at: now.toISOString(), cause }), result: undefined };
}

/** What is known when an attempt has ended. */
export type Attempt = {
  readonly outcome: SendOutcome;
  readonly now: Date;
  readonly mostRetryAfterMs: number;
  /** Chance, from 0 to 1. */
  readonly random: number;
};

/** Notes what became of a message; one that Teams could not take just now waits for another attempt, some times. */
export function recordOutcome(delivery: Delivery, id: string, attempt: Attempt): Step {
  const message = delivery.messages[id];
  // What failed for a reason of our own was never begun; anything else was revised or ended meanwhile.
  if (message?.state !== 'sending' && message?.state !== 'waiting') return { result: undefined };
  const next = withMessage(delivery, id, { at: attempt.now.toISOString(), ...after(message, attempt) });
  return { next: settled(next, id, attempt.now), result: undefined };
}

function after(message: OutboxMessage, { outcome, now, mostRetryAfterMs, random }: Attempt): Partial<OutboxMessage> {
  const { op, activityId } = message;
  if (outcome.kind === 'sent') {
    const copy = op === 'post' ? (outcome.activityId ?? null) : op === 'update' ? activityId : null;
    return { state: 'delivered', activityId: copy, cause: null };
  }
  const { status } = outcome;
  if (op === 'delete' && status !== undefined && DELETE_REFUSED.includes(status))
    return { state: 'waiting', op: 'update', attempts: 0 };
  const cause = (outcome.kind === 'failed' ? outcome.code : undefined) ?? String(status ?? 'no answer');
  if (outcome.kind === 'uncertain') return { state: 'uncertain', cause };
  if (cause === COPY_GONE && op === 'update') return { state: 'waiting', op: 'post', activityId: null, attempts: 0 };
  if (cause === COPY_GONE && op === 'delete') return { state: 'delivered', activityId: null, cause: null };
  const attempts = message.attempts + (message.state === 'waiting' ? 1 : 0);
  const { retryAfterMs } = outcome;
  const delayMs = isPassing(outcome) ? retryDelay({ attempts, retryAfterMs, mostRetryAfterMs, random }) : undefined;
  if (delayMs === undefined) return { state: 'failed', attempts, cause };
  return { state: 'waiting', attempts, at: new Date(now.getTime() + Math.ceil(delayMs)).toISOString(), cause };
}

/** Takes up what came to be wanted while the message was on its way. */
function settled(delivery: Delivery, id: string, now: Date): Delivery {
  const message = delivery.messages[id];
  if (message === undefined || message.next === null) return delivery;
  const { state, activityId, next } = message;
  const at = now.toISOString();
  // A copy that is there is changed to the new thing, whatever became of the old one.
  if (activityId !== null) {
    return withMessage(delivery, id, { state: 'waiting', op: next, next: null, attempts: 0, at, cause: null });
  }
  if (next === 'delete' && (state === 'waiting' || state === 'failed')) {
    return withMessage(delivery, id, { state: 'cancelled', next: null, at, cause: 'withdrawn' });
  }
  return withMessage(delivery, id, { next: null });
}

/** The outcome of a message that could not even be prepared, or broke on the way. */
export function outcomeOfError({ messages }: Delivery, id: string): SendOutcome {
  if (messages[id]?.state === 'sending') return { kind: 'uncertain', status: undefined };
  return { kind: 'failed', status: undefined, code: NOT_SENT };
}
