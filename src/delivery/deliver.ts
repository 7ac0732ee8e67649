import type { Change, Doc, Store } from '../store/store.ts';
import {
  beginSending,
  closeInterrupted,
  type Delivery,
  deliveries,
  deliveriesToDo,
  deliveryOf,
  dropMessage,
  isOpen,
  NOT_SENT,
  type OutboxMessage,
  type PlannedMessage,
  planDelivery,
  postponeMessage,
  recordOutcome,
  seriesOf,
} from './outbox.ts';
import type { SendOutcome } from './send-outcome.ts';

/** What a courier makes of a message when its turn comes: sends it, waits until a moment, or says why it is not sent at all. */
export type Sending =
  | { kind: 'send'; send: () => Promise<SendOutcome> }
  | { kind: 'wait'; until: Date }
  | { kind: 'drop'; cause: string };

/** A planned message with its place: what a courier judges by. */
export type Due = {
  readonly job: string;
  readonly occurrence: string;
  readonly id: string;
  readonly message: OutboxMessage;
};

/** Prepares a planned message; called right before it would be sent, so that it judges by what holds then. */
export type Courier = (due: Due) => Promise<Sending>;

export type Plan = {
  readonly job: string;
  readonly occurrence: string;
  /** What the occurrence belongs to, if it is to be found with the others of it. */
  readonly series?: string;
  readonly messages: Readonly<Record<string, PlannedMessage>>;
  /** When the messages may go out at the earliest; now unless told. */
  readonly sendAt?: Date;
};

/** Records a job's messages before any is sent. `false` when this occurrence was recorded before. */
export async function planOnce(
  store: Store,
  { job, occurrence, series, messages, sendAt }: Plan,
  now: Date,
): Promise<boolean> {
  const doc = deliveryOf(job, occurrence);
  // Listed first: a delivery that is listed without being there does no harm, one that is there unlisted is forgotten.
  if ((await store.read(doc)).plannedAt !== null) return false;
  const lists = [deliveriesToDo, ...(series === undefined ? [] : [seriesOf(job, series)])];
  for (const list of lists)
    await store.change<{ keys: string[] }, undefined>(list, (listed) => withKey(listed, doc.key));
  return store.change(doc, (current) => planDelivery(current, { job, occurrence, messages, now, sendAt }));
}

function withKey({ keys }: { keys: string[] }, key: string): Change<{ keys: string[] }, undefined> {
  return keys.includes(key) ? { result: undefined } : { next: { keys: [...keys, key] }, result: undefined };
}

/** The deliveries of a series that have been planned, the earliest first. */
export async function readSeries(store: Store, job: string, series: string): Promise<Delivery[]> {
  const { keys } = await store.read(seriesOf(job, series));
  const found = await Promise.all(keys.map((key) => store.read(deliveries.doc(key))));
  return found
    .filter(({ plannedAt }) => plannedAt !== null)
    .sort((a, b) => String(a.plannedAt).localeCompare(String(b.plannedAt)));
}

export type DeliverOptions = {
  readonly now: () => Date;
  /** Told of a message that could not be prepared or sent for a reason of our own; it is tried again later. */
  readonly onError: (error: unknown) => void;
  /** Whether to stop after the message under way. */
  readonly isStopping: () => boolean;
};

/** Sends everything that is planned and due, one message after the other. Must not run twice at a time on a store. */
export async function deliverAll(store: Store, courier: Courier, options: DeliverOptions): Promise<void> {
  const { onError, isStopping } = options;
  const { keys } = await store.read(deliveriesToDo);
  for (const key of keys) {
    if (isStopping()) return;
    try {
      await deliverDocument(store, courier, { key, ...options });
    } catch (error) {
      onError(error);
    }
  }
}

async function deliverDocument(
  store: Store,
  courier: Courier,
  { key, now, onError, isStopping }: DeliverOptions & { key: string },
): Promise<void> {
  const doc = deliveries.doc(key);
  await store.change(doc, (delivery) => closeInterrupted(delivery, now()));
  const { job, occurrence, messages } = await store.read(doc);
  for (const [id, message] of Object.entries(messages)) {
    if (isStopping()) return;
    if (message.state !== 'planned' || new Date(message.at) > now()) continue;
    try {
      await deliverOne(store, doc, { courier, due: { job, occurrence, id, message }, now });
    } catch (error) {
      onError(error);
      await store.change(doc, (delivery) =>
        recordOutcome(delivery, id, { outcome: outcomeOfError(delivery, id), now: now() }),
      );
    }
  }
  await forgetFinished(store, key);
}

/** What fails before a message was begun cannot have sent it. */
function outcomeOfError(delivery: Delivery, id: string): SendOutcome {
  if (delivery.messages[id]?.state === 'sending') return { kind: 'uncertain', status: undefined };
  return { kind: 'failed', status: undefined, code: NOT_SENT };
}

async function deliverOne(
  store: Store,
  doc: Doc<Delivery>,
  { courier, due, now }: { courier: Courier; due: Due; now: () => Date },
): Promise<void> {
  const { id } = due;
  const sending = await courier(due);
  if (sending.kind === 'drop') {
    await store.change(doc, (delivery) => dropMessage(delivery, id, { cause: sending.cause, now: now() }));
  } else if (sending.kind === 'wait') {
    await store.change(doc, (delivery) => postponeMessage(delivery, id, sending.until));
  } else {
    await store.change(doc, (delivery) => beginSending(delivery, id, now()));
    const outcome = await sending.send();
    await store.change(doc, (delivery) => recordOutcome(delivery, id, { outcome, now: now() }));
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
