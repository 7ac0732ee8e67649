import { z } from 'zod';
import { personSchema } from '../people/person.ts';
import { type Change, type Doc, defineCollection } from '../store/store.ts';
import type { SendOutcome } from './send-outcome.ts';

/** When Teams says that it could not take a message just now, it is tried again after so many minutes. */
const RETRY_MINUTES = [1, 5, 15, 60] as const;
/** Teams' answers after which a message has certainly not been posted and may be sent again later. */
const PASSING_STATUSES: readonly (number | undefined)[] = [412, 429, 502, 503, 504];
/** The message never left: Teams was not to be reached, or the sign-in failed. */
export const NOT_SENT = 'NotSent';

const outboxMessageSchema = z.object({
  to: personSchema,
  /** What the message is to say, as the job that planned it understands it. */
  content: z.record(z.string(), z.string()),
  /**
   * `sending` is saved before the message goes out. `uncertain`: it may have arrived; it is not sent again by itself.
   * `dropped`: it was no longer needed, or nobody was to be reached.
   */
  state: z.enum(['planned', 'sending', 'sent', 'failed', 'uncertain', 'dropped']),
  attempts: z.int().min(0),
  /** When the state was reached; for `planned`, the earliest time to send. */
  at: z.iso.datetime(),
  activityId: z.string().nullable(),
  /** Teams' code or status, or why it was dropped. */
  cause: z.string().nullable(),
});
export type OutboxMessage = Readonly<z.infer<typeof outboxMessageSchema>>;

const deliverySchema = z.object({
  job: z.string(),
  occurrence: z.string(),
  plannedAt: z.iso.datetime().nullable(),
  messages: z.record(z.string(), outboxMessageSchema),
});
/** The messages of one job at one occasion, and what became of each. */
export type Delivery = Readonly<z.infer<typeof deliverySchema>>;

/** What was sent without being asked for, a document for each job and occurrence, so that each happens once. */
export const deliveries = defineCollection({
  name: 'deliveries',
  version: 1,
  schema: deliverySchema,
  empty: (): Delivery => ({ job: '', occurrence: '', plannedAt: null, messages: {} }),
});

/** The keys of the deliveries that have something left to do, so that the finished ones need not be read. */
export const openDeliveries = defineCollection({
  name: 'open-deliveries',
  version: 1,
  schema: z.object({ keys: z.array(z.string()) }),
  empty: () => ({ keys: [] as string[] }),
});
export const deliveriesToDo = openDeliveries.doc('all');

/** The keys of the deliveries that belong together, such as the reminders of a month, so that they are found without a search. */
export const deliverySeries = defineCollection({
  name: 'delivery-series',
  version: 1,
  schema: z.object({ keys: z.array(z.string()) }),
  empty: () => ({ keys: [] as string[] }),
});

export function seriesOf(job: string, series: string): Doc<{ keys: string[] }> {
  return deliverySeries.doc(`${job}.${series}`);
}

/** The document of a job at one occasion; both are lower case a–z, 0–9, `-` and `.`. */
export function deliveryOf(job: string, occurrence: string): Doc<Delivery> {
  return deliveries.doc(`${job}.${occurrence}`);
}

export type PlannedMessage = Pick<OutboxMessage, 'to' | 'content'>;

/** Plans the messages of a job, by id. `false` when this occurrence has been planned before: then nothing changes. */
export function planDelivery(
  current: Delivery,
  plan: {
    job: string;
    occurrence: string;
    messages: Readonly<Record<string, PlannedMessage>>;
    now: Date;
    /** When the messages may go out at the earliest; now unless told. */
    sendAt?: Date | undefined;
  },
): Change<Delivery, boolean> {
  if (current.plannedAt !== null) return { result: false };
  const at = (plan.sendAt ?? plan.now).toISOString();
  const rest = { state: 'planned' as const, attempts: 0, at, activityId: null, cause: null };
  const messages = Object.fromEntries(
    Object.entries(plan.messages).map(([id, message]) => [id, { ...message, ...rest }]),
  );
  return {
    next: { job: plan.job, occurrence: plan.occurrence, plannedAt: plan.now.toISOString(), messages },
    result: true,
  };
}

function withMessage(delivery: Delivery, id: string, changes: Partial<OutboxMessage>): Delivery {
  const message = delivery.messages[id];
  if (message === undefined) throw new Error(`there is no message ${id} in ${delivery.job} ${delivery.occurrence}`);
  return { ...delivery, messages: { ...delivery.messages, [id]: { ...message, ...changes } } };
}

/** What was on its way when the program stopped may have arrived. */
export function closeInterrupted(delivery: Delivery, now: Date): Change<Delivery, undefined> {
  let next = delivery;
  for (const [id, { state }] of Object.entries(delivery.messages)) {
    if (state !== 'sending') continue;
    next = withMessage(next, id, { state: 'uncertain', at: now.toISOString(), cause: 'interrupted' });
  }
  return { next, result: undefined };
}

/** Notes that a message goes out now; saved before it does. */
export function beginSending(delivery: Delivery, id: string, now: Date): Change<Delivery, undefined> {
  const attempts = (delivery.messages[id]?.attempts ?? 0) + 1;
  return { next: withMessage(delivery, id, { state: 'sending', attempts, at: now.toISOString() }), result: undefined };
}

/** Puts a planned message off. */
export function postponeMessage(delivery: Delivery, id: string, until: Date): Change<Delivery, undefined> {
  return { next: withMessage(delivery, id, { at: until.toISOString() }), result: undefined };
}

/** Notes that a message need not or cannot be sent. */
export function dropMessage(
  delivery: Delivery,
  id: string,
  { cause, now }: { cause: string; now: Date },
): Change<Delivery, undefined> {
  return { next: withMessage(delivery, id, { state: 'dropped', at: now.toISOString(), cause }), result: undefined };
}

/** Notes what became of a message; one that Teams could not take just now is planned again, some times. */
export function recordOutcome(
  delivery: Delivery,
  id: string,
  { outcome, now }: { outcome: SendOutcome; now: Date },
): Change<Delivery, undefined> {
  const at = now.toISOString();
  const done = (changes: Partial<OutboxMessage>): Change<Delivery, undefined> => ({
    next: withMessage(delivery, id, { at, ...changes }),
    result: undefined,
  });
  if (outcome.kind === 'sent') return done({ state: 'sent', activityId: outcome.activityId ?? null, cause: null });
  const cause = (outcome.kind === 'failed' ? outcome.code : undefined) ?? String(outcome.status ?? 'no answer');
  if (outcome.kind === 'uncertain') return done({ state: 'uncertain', cause });
  const before = delivery.messages[id];
  // One that could not even be prepared was never begun.
  const attempts = (before?.attempts ?? 0) + (before?.state === 'planned' ? 1 : 0);
  const minutes = RETRY_MINUTES[attempts - 1];
  const isPassing = cause === NOT_SENT || PASSING_STATUSES.includes(outcome.status);
  if (minutes === undefined || !isPassing) return done({ state: 'failed', cause });
  return done({ state: 'planned', attempts, at: new Date(now.getTime() + minutes * 60_000).toISOString(), cause });
}

/** Whether anything is left to do. */
export function isOpen({ messages }: Delivery): boolean {
  return Object.values(messages).some(({ state }) => state === 'planned' || state === 'sending');
}
