import { z } from 'zod';
import { type Doc, defineCollection } from '../store/store.ts';
import { recipientSchema } from './recipient.ts';

/**
 * Where a message stands. `sending` is saved before it goes out. `uncertain`: it may have arrived; it is not sent again by
 * itself. `cancelled`: it was no longer needed or wanted.
 */
const STATES = ['waiting', 'sending', 'delivered', 'failed', 'uncertain', 'cancelled'] as const;
export type MessageState = (typeof STATES)[number];

const outboxMessageSchema = z.object({
  to: recipientSchema,
  /** What the message is to say, as the job that planned it understands it. */
  content: z.record(z.string(), z.string()),
  /** What is to be done, or was done last: post it, change the copy that is there, or take that away. */
  op: z.enum(['post', 'update', 'delete']),
  state: z.enum(STATES),
  attempts: z.int().min(0),
  /** When the state was reached; for `waiting`, the earliest time to send. */
  at: z.iso.datetime(),
  /** Teams' id of the copy that is there. */
  activityId: z.string().nullable(),
  /** Teams' code or status, or one of ours; `null` when all is well. */
  cause: z.string().nullable(),
  /** What came to be wanted while it was on its way. */
  next: z.enum(['update', 'delete']).nullable(),
});
export type OutboxMessage = Readonly<z.infer<typeof outboxMessageSchema>>;
export type PlannedMessage = Pick<OutboxMessage, 'to' | 'content'>;

const deliverySchema = z.object({
  job: z.string(),
  occurrence: z.string(),
  plannedAt: z.iso.datetime().nullable(),
  /** How many documents the messages are spread over; told in the first, which is saved last. */
  parts: z.int().min(1),
  messages: z.record(z.string(), outboxMessageSchema),
});
/** The messages of one job at one occasion, or a part of them, and what became of each. */
export type Delivery = Readonly<z.infer<typeof deliverySchema>>;

const STATES_BEFORE_2: Record<string, MessageState> = { planned: 'waiting', sent: 'delivered', dropped: 'cancelled' };
type Before2 = Omit<Delivery, 'parts'> & { messages: Record<string, { state: string }> };

/** What was sent without being asked for, by job and occurrence, so that each happens once. */
export const deliveries = defineCollection({
  name: 'deliveries',
  version: 2,
  schema: deliverySchema,
  empty: (): Delivery => ({ job: '', occurrence: '', plannedAt: null, parts: 1, messages: {} }),
  migrations: {
    1(old) {
      const delivery = old as Before2;
      const messages = Object.entries(delivery.messages).map(([id, message]) => {
        const state = STATES_BEFORE_2[message.state] ?? message.state;
        return [id, { ...message, state, op: 'post', next: null }];
      });
      return { ...delivery, parts: 1, messages: Object.fromEntries(messages) };
    },
  },
});

/**
 * The keys of the deliveries that have something left to do, so that the finished ones need not be read. The number rises
 * each time something is added to one, so that it is not taken for finished at that moment.
 */
export const openDeliveries = defineCollection({
  name: 'open-deliveries',
  version: 2,
  schema: z.object({ keys: z.record(z.string(), z.int()) }),
  empty: () => ({ keys: {} as Record<string, number> }),
  migrations: {
    1: (old) => ({ keys: Object.fromEntries((old as { keys: string[] }).keys.map((key) => [key, 1])) }),
  },
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

/** The first document of a job at one occasion; both are lower case a–z, 0–9, `-` and `.`. */
export function deliveryOf(job: string, occurrence: string): Doc<Delivery> {
  return deliveries.doc(`${job}.${occurrence}`);
}

/** The document with that part of a delivery's messages; part 0 is the first. */
export function partOf({ key }: Doc<Delivery>, part: number): Doc<Delivery> {
  return deliveries.doc(part === 0 ? key : `${key}.p${part}`);
}

/** Whether anything is left to do. */
export function isOpen({ messages }: Delivery): boolean {
  return Object.values(messages).some(({ state }) => state === 'waiting' || state === 'sending');
}

/** How many messages are in each state. */
export function countMessages({ messages }: Pick<Delivery, 'messages'>): Record<MessageState, number> {
  const counts = { waiting: 0, sending: 0, delivered: 0, failed: 0, uncertain: 0, cancelled: 0 };
  for (const { state } of Object.values(messages)) counts[state]++;
  return counts;
}
