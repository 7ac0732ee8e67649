import type { Change } from '../store/store.ts';
import type { Delivery, MessageState, OutboxMessage } from './outbox.ts';

type Step = Change<Delivery, undefined>;
type Messages = Delivery['messages'];

/** Teams took the message and gave no id for it, so that the copy cannot be found again. */
export const COPY_UNKNOWN = 'CopyUnknown';
/** Somebody stopped what had not gone out yet. */
export const STOPPED = 'cancelled';
/** What had been planned was taken back before it was posted. */
const WITHDRAWN = 'withdrawn';

function changeAll(delivery: Delivery, change: (message: OutboxMessage) => OutboxMessage): Step {
  let hasChanged = false;
  const messages: Messages = Object.fromEntries(
    Object.entries(delivery.messages).map(([id, message]) => {
      const next = change(message);
      hasChanged ||= next !== message;
      return [id, next];
    }),
  );
  return hasChanged ? { next: { ...delivery, messages }, result: undefined } : { result: undefined };
}

/**
 * Wants every copy to say something else (`update`), or to be gone (`delete`). What waits says the new thing at once; what
 * is there is changed; what is on its way is changed when it has arrived. Doing it twice is doing it once.
 */
export function reviseMessages(
  delivery: Delivery,
  { content, op, now }: { content: Readonly<Record<string, string>>; op: 'update' | 'delete'; now: Date },
): Step {
  const wanted = JSON.stringify(content);
  return changeAll(delivery, (message) =>
    JSON.stringify(message.content) === wanted ? message : revised({ ...message, content }, op, now.toISOString()),
  );
}

function revised(message: OutboxMessage, op: 'update' | 'delete', at: string): OutboxMessage {
  const { state, activityId } = message;
  if (state === 'sending') return { ...message, next: op };
  if (activityId !== null) return { ...message, state: 'waiting', op, attempts: 0, at, cause: null };
  if (state === 'delivered') return { ...message, state: 'failed', op, at, cause: COPY_UNKNOWN };
  if (op === 'delete' && (state === 'waiting' || state === 'failed')) {
    return { ...message, state: 'cancelled', at, cause: WITHDRAWN };
  }
  return message;
}

/** Sends again what is in that state, because somebody said so. */
export function resendMessages(delivery: Delivery, from: MessageState, now: Date): Step {
  return changeAll(delivery, (message) => {
    if (message.state !== from || message.cause === COPY_UNKNOWN) return message;
    // What was cancelled otherwise would be so again: somebody unsubscribed, or it was withdrawn.
    if (from === 'cancelled' && message.cause !== STOPPED) return message;
    const op = message.activityId === null ? 'post' : message.op === 'delete' ? 'delete' : 'update';
    return { ...message, state: 'waiting', op, attempts: 0, at: now.toISOString(), cause: null };
  });
}

/** Stops what has not gone out yet. */
export function cancelWaiting(delivery: Delivery, now: Date): Step {
  return changeAll(delivery, (message) =>
    message.state === 'waiting' ? { ...message, state: 'cancelled', at: now.toISOString(), cause: STOPPED } : message,
  );
}
