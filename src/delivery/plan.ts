import type { Change, Doc, Store } from '../store/store.ts';
import {
  type Delivery,
  deliveries,
  deliveriesToDo,
  deliveryOf,
  type PlannedMessage,
  partOf,
  seriesOf,
} from './outbox.ts';

/** Messages in a document: each change saves the whole document. */
const PART_SIZE = 100;

export type Plan = {
  readonly job: string;
  readonly occurrence: string;
  /** What the occurrence belongs to, if it is to be found with the others of it. */
  readonly series?: string;
  readonly messages: Readonly<Record<string, PlannedMessage>>;
  /** When the messages may go out at the earliest; now unless told. */
  readonly sendAt?: Date;
};

/** The plan of a store that is being recorded: two at once would mix their parts. */
const recording = new WeakMap<Store, Promise<unknown>>();

/** Records a job's messages before any is sent. `false` when this occurrence was recorded before. */
export function planOnce(store: Store, plan: Plan, now: Date): Promise<boolean> {
  const before = recording.get(store) ?? Promise.resolve();
  const planned = before.then(() => recordPlan(store, plan, now));
  recording.set(
    store,
    planned.catch(() => undefined),
  );
  return planned;
}

async function recordPlan(store: Store, plan: Plan, now: Date): Promise<boolean> {
  const { job, series, occurrence } = plan;
  const first = deliveryOf(job, occurrence);
  if ((await store.read(first)).plannedAt !== null) return false;
  // Listed first: a delivery that is listed without being there does no harm, one that is there unlisted is forgotten.
  if (series !== undefined) await store.change(seriesOf(job, series), (listed) => withKey(listed, first.key));
  await listToDo(store, first);
  const documents = documentsOf(plan, now);
  // The first one last: until it is there nothing is sent, and the whole may be planned anew.
  await Promise.all(
    documents.slice(1).map((next, at) => store.change(partOf(first, at + 1), () => ({ next, result: undefined }))),
  );
  return store.change(first, (current) =>
    current.plannedAt === null && documents[0] !== undefined ? { next: documents[0], result: true } : { result: false },
  );
}

function documentsOf({ job, occurrence, messages, sendAt }: Plan, now: Date): Delivery[] {
  const at = (sendAt ?? now).toISOString();
  const rest = { op: 'post', state: 'waiting', attempts: 0, at, activityId: null, cause: null, next: null } as const;
  const entries = Object.entries(messages).map(([id, message]) => [id, { ...message, ...rest }] as const);
  const parts = Math.max(1, Math.ceil(entries.length / PART_SIZE));
  return Array.from({ length: parts }, (_, part) => ({
    job,
    occurrence,
    plannedAt: now.toISOString(),
    parts,
    messages: Object.fromEntries(entries.slice(part * PART_SIZE, (part + 1) * PART_SIZE)),
  }));
}

function withKey({ keys }: { keys: string[] }, key: string): Change<{ keys: string[] }, undefined> {
  return keys.includes(key) ? { result: undefined } : { next: { keys: [...keys, key] }, result: undefined };
}

function listToDo(store: Store, { key }: Doc<Delivery>): Promise<undefined> {
  return store.change(deliveriesToDo, ({ keys }) => ({
    next: { keys: { ...keys, [key]: (keys[key] ?? 0) + 1 } },
    result: undefined,
  }));
}

/** The documents of a delivery; none before it is planned. */
export async function readParts(
  store: Store,
  first: Doc<Delivery>,
): Promise<{ doc: Doc<Delivery>; delivery: Delivery }[]> {
  const delivery = await store.read(first);
  if (delivery.plannedAt === null) return [];
  const others = Array.from({ length: delivery.parts - 1 }, (_, at) => partOf(first, at + 1));
  const read = await Promise.all(others.map(async (doc) => ({ doc, delivery: await store.read(doc) })));
  return [{ doc: first, delivery }, ...read];
}

/** A delivery with all its messages; `undefined` before it is planned. */
export async function readDelivery(store: Store, job: string, occurrence: string): Promise<Delivery | undefined> {
  const parts = await readParts(store, deliveryOf(job, occurrence));
  const [first] = parts;
  if (first === undefined) return undefined;
  if (parts.length === 1) return first.delivery;
  const messages = Object.assign({}, ...parts.map(({ delivery }) => delivery.messages));
  return { ...first.delivery, messages };
}

/** Does the same with each document of a delivery, and has what waits in it sent. */
export async function changeDelivery(
  store: Store,
  { job, occurrence }: { job: string; occurrence: string },
  change: (delivery: Delivery) => Change<Delivery, undefined>,
): Promise<void> {
  const first = deliveryOf(job, occurrence);
  const parts = await readParts(store, first);
  if (parts.length === 0) return;
  // Before, so that it is found after a stop in between; and after, since it may have been forgotten meanwhile.
  await listToDo(store, first);
  for (const { doc } of parts) await store.change(doc, change);
  await listToDo(store, first);
}

/** The deliveries of a series that have been planned, the earliest first. */
export async function readSeries(store: Store, job: string, series: string): Promise<Delivery[]> {
  const { keys } = await store.read(seriesOf(job, series));
  const found = await Promise.all(
    keys.map(async (key) => {
      const parts = await readParts(store, deliveries.doc(key));
      const [first] = parts;
      const messages = Object.assign({}, ...parts.map(({ delivery }) => delivery.messages));
      return first === undefined ? [] : [{ ...first.delivery, messages }];
    }),
  );
  return found.flat().sort((a, b) => String(a.plannedAt).localeCompare(String(b.plannedAt)));
}
