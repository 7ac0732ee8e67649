import type { Store } from '../store/store.ts';
import {
  beginSending,
  closeInterrupted,
  type Delivery,
  deliveries,
  deliveriesToDo,
  deliveryOf,
  dropMessage,
  isOpen,
  type OutboxMessage,
  type PlannedMessage,
  planDelivery,
  recordOutcome,
} from './outbox.ts';
import type { SendOutcome } from './send-outcome.ts';

/** What a courier makes of a message when its turn comes: sends it, or says why it is not sent after all. */
export type Sending = { kind: 'send'; send: () => Promise<SendOutcome> } | { kind: 'drop'; cause: string };

/** Prepares a planned message of a job; called right before it would be sent, so that it judges by what holds then. */
export type Courier = (job: string, message: OutboxMessage) => Promise<Sending>;

export type Plan = {
  readonly job: string;
  readonly occurrence: string;
  readonly messages: Readonly<Record<string, PlannedMessage>>;
  /** When the messages may go out at the earliest; now unless told. */
  readonly sendAt?: Date;
};

/** Records a job's messages before any is sent. `false` when this occurrence was recorded before. */
export async function planOnce(store: Store, { job, occurrence, messages, sendAt }: Plan, now: Date): Promise<boolean> {
  const doc = deliveryOf(job, occurrence);
  // Listed first: a delivery that is listed without being there does no harm, one that is there unlisted is forgotten.
  if ((await store.read(doc)).plannedAt !== null) return false;
  await store.change(deliveriesToDo, ({ keys }) =>
    keys.includes(doc.key) ? { result: undefined } : { next: { keys: [...keys, doc.key] }, result: undefined },
  );
  return store.change(doc, (current) => planDelivery(current, { job, occurrence, messages, now, sendAt }));
}

/** Sends everything that is planned and due, one message after the other. Must not run twice at a time on a store. */
export async function deliverAll(store: Store, courier: Courier, now: () => Date): Promise<void> {
  const { keys } = await store.read(deliveriesToDo);
  for (const key of keys) {
    const doc = deliveries.doc(key);
    await store.change(doc, (delivery) => closeInterrupted(delivery, now()));
    const { job, messages } = await store.read(doc);
    for (const [id, message] of Object.entries(messages)) {
      if (message.state !== 'planned' || new Date(message.at) > now()) continue;
      const sending = await courier(job, message);
      if (sending.kind === 'drop') {
        await store.change(doc, (delivery) => dropMessage(delivery, id, { cause: sending.cause, now: now() }));
        continue;
      }
      await store.change(doc, (delivery) => beginSending(delivery, id, now()));
      const outcome = await sending.send();
      await store.change(doc, (delivery) => recordOutcome(delivery, id, { outcome, now: now() }));
    }
    await forgetFinished(store, key);
  }
}

async function forgetFinished(store: Store, key: string): Promise<void> {
  const delivery: Delivery = await store.read(deliveries.doc(key));
  // One that is listed and not there yet is just being planned.
  if (delivery.plannedAt === null || isOpen(delivery)) return;
  await store.change(deliveriesToDo, ({ keys }) => ({
    next: { keys: keys.filter((one) => one !== key) },
    result: undefined,
  }));
}
