import { type Delivery, deliveries, type OutboxMessage } from '../../src/delivery/outbox.ts';

export const NOW = new Date('2026-10-27T08:00:00.000Z');

/** The moment so many milliseconds after `NOW`, as it is stored. */
export const inMs = (ms: number): string => new Date(NOW.getTime() + ms).toISOString();

/** A message that waits to be posted, but for what is told. */
export function messageOf(changes: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    to: { tenantId: 't', userId: 'u' },
    content: { text: 'old' },
    op: 'post',
    state: 'waiting',
    attempts: 0,
    at: NOW.toISOString(),
    activityId: null,
    cause: null,
    next: null,
    ...changes,
  };
}

/** A planned delivery with these messages. */
export function deliveryWith(messages: Record<string, Partial<OutboxMessage>>): Delivery {
  const entries = Object.entries(messages).map(([id, message]) => [id, messageOf(message)]);
  return {
    ...deliveries.empty(),
    job: 'j',
    occurrence: 'o',
    plannedAt: NOW.toISOString(),
    messages: Object.fromEntries(entries),
  };
}
