import { createHash } from 'node:crypto';
import { z } from 'zod';
import { conversationKey, isPlace, type Recipient, recipientSchema } from '../delivery/recipient.ts';
import { type Change, type Doc, defineCollection, type Store } from '../store/store.ts';
import { personSchema } from './person.ts';

/** What can be subscribed to: the monthly status, and the open forum. */
export const TOPICS = ['summary', 'forum'] as const;
export type Topic = (typeof TOPICS)[number];
const PLACE_KINDS = ['channel', 'groupChat', 'personal'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

const subscriptionSchema = z.object({
  to: recipientSchema,
  kind: z.enum(PLACE_KINDS),
  /** What people call the channel or group chat; empty where Teams does not tell, and for persons. */
  name: z.string(),
  /** Teams' id of the team that a channel belongs to; empty for others. */
  team: z.string(),
  topics: z.array(z.enum(TOPICS)).min(1),
  /** Who decided it. */
  by: personSchema,
  at: z.iso.datetime(),
  /** When the app was taken away from there; postings tell of it for a while, and then the subscription is dropped. */
  removedAt: z.iso.datetime().nullable(),
});
export type Subscription = Readonly<z.infer<typeof subscriptionSchema>>;

const tenantSchema = z.object({ subscriptions: z.record(z.string(), subscriptionSchema) });
export type StoredSubscriptions = Readonly<z.infer<typeof tenantSchema>>;

/** Who gets what without asking each time, a document for each tenant. */
export const subscriptions = defineCollection({
  name: 'subscriptions',
  version: 1,
  schema: tenantSchema,
  empty: (): StoredSubscriptions => ({ subscriptions: {} }),
});

export function subscriptionsOf(tenantId: string): Doc<StoredSubscriptions> {
  return subscriptions.doc(createHash('sha256').update(tenantId).digest('hex').slice(0, 32));
}

/** The same for the same person, channel or group chat, and fit to be the id of a message. */
export function subscriberId(to: Recipient): string {
  const key = isPlace(to) ? `place/${conversationKey(to)}` : `person/${conversationKey(to)}`;
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

export function findSubscription(current: StoredSubscriptions, to: Recipient): Subscription | undefined {
  const id = subscriberId(to);
  return Object.hasOwn(current.subscriptions, id) ? current.subscriptions[id] : undefined;
}

/** Subscribes to a topic; the first one says who it is and what it is called. */
export function subscribe(
  current: StoredSubscriptions,
  subscription: Omit<Subscription, 'topics' | 'removedAt'>,
  topic: Topic,
): Change<StoredSubscriptions, 'subscribed' | 'already'> {
  const known = findSubscription(current, subscription.to);
  if (known?.topics.includes(topic) && known.removedAt === null) return { result: 'already' };
  const topics = TOPICS.filter((one) => one === topic || known?.topics.includes(one));
  const next = { ...subscription, topics, removedAt: null };
  return {
    next: { subscriptions: { ...current.subscriptions, [subscriberId(subscription.to)]: next } },
    result: 'subscribed',
  };
}

/** Ends a subscription to a topic. */
export function unsubscribe(
  current: StoredSubscriptions,
  to: Recipient,
  topic: Topic,
): Change<StoredSubscriptions, 'ended' | 'nothing'> {
  const known = findSubscription(current, to);
  if (!known?.topics.includes(topic)) return { result: 'nothing' };
  const topics = known.topics.filter((one) => one !== topic);
  return { next: topics.length === 0 ? without(current, to) : withOne(current, { ...known, topics }), result: 'ended' };
}

/** Notes that the app was taken away from there, and so from all channels of a team, or is back again. */
export function noteRemoval(
  current: StoredSubscriptions,
  { to, team }: { to: Recipient; team: string },
  removedAt: string | null,
): Change<StoredSubscriptions, undefined> {
  const id = subscriberId(to);
  let hasChanged = false;
  const noted = Object.entries(current.subscriptions).map(([key, one]): [string, Subscription] => {
    const isThere = key === id || (team !== '' && one.team === team);
    // Taken away twice it is still the first time that counts.
    if (!isThere || (one.removedAt === null) === (removedAt === null)) return [key, one];
    hasChanged = true;
    return [key, { ...one, removedAt }];
  });
  return hasChanged ? { next: { subscriptions: Object.fromEntries(noted) }, result: undefined } : { result: undefined };
}

/** Drops the subscriptions from where the app was taken away before that moment. */
export function dropRemoved(current: StoredSubscriptions, before: string): Change<StoredSubscriptions, undefined> {
  const left = Object.entries(current.subscriptions).filter(
    ([, { removedAt }]) => removedAt === null || removedAt >= before,
  );
  if (left.length === Object.keys(current.subscriptions).length) return { result: undefined };
  return { next: { subscriptions: Object.fromEntries(left) }, result: undefined };
}

function withOne(current: StoredSubscriptions, one: Subscription): StoredSubscriptions {
  return { subscriptions: { ...current.subscriptions, [subscriberId(one.to)]: one } };
}

function without(current: StoredSubscriptions, to: Recipient): StoredSubscriptions {
  const { [subscriberId(to)]: _ended, ...others } = current.subscriptions;
  return { subscriptions: others };
}

/** All who subscribe to a topic, by id. */
export async function readSubscribers(store: Store, topic: Topic): Promise<Map<string, Subscription>> {
  const documents = await Promise.all(
    (await store.keys(subscriptions)).map((key) => store.read(subscriptions.doc(key))),
  );
  const all = documents.flatMap((document) => Object.entries(document.subscriptions));
  return new Map(all.filter(([, { topics }]) => topics.includes(topic)));
}
