import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { createAdapter } from '../../bot/adapter.ts';
import { toActivity } from '../../bot/message.ts';
import { createProactive, type Errand } from '../../bot/proactive.ts';
import { type Conversation, conversationDoc, conversations } from '../../src/delivery/conversation.ts';
import type { Courier } from '../../src/delivery/dispatcher.ts';
import { deliveries, deliverySeries, openDeliveries, type PlannedMessage } from '../../src/delivery/outbox.ts';
import { isPlace, type Place } from '../../src/delivery/recipient.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';

/** A channel in each of so many teams; the tenants are told one by one. */
export function placesIn(tenants: readonly string[]): Place[] {
  return tenants.map((tenantId, n) => ({ tenantId, conversationId: `19:${tenantId}.${n}@thread.tacv2` }));
}

/** The tenant of a channel of `placesIn`. */
export const tenantOfPlace = (conversationId: string): string => /^19:([^.]+)/.exec(conversationId)?.[1] ?? '';

/** A message to each, by a short id. */
export function messagesTo(places: readonly Place[]): Record<string, PlannedMessage> {
  return Object.fromEntries(places.map((to, n) => [`m${n}`, { to, content: { text: 'Summering maj' } }]));
}

/** Writes what the bot keeps of channels in which it is installed, into a store that nobody has opened. */
export async function writePlaces(dir: string, places: readonly Place[], serviceUrl: string): Promise<void> {
  const { name, version } = conversations;
  await mkdir(join(dir, name), { recursive: true });
  for (const { tenantId, conversationId } of places) {
    const where = { tenantId, conversationId, serviceUrl };
    const data: Conversation = { ...conversations.empty(), ...where };
    const file = join(dir, name, `${conversationDoc(tenantId, conversationId).key}.json`);
    const content = JSON.stringify({ version, data });
    await Promise.all([writeFile(file, content), writeFile(`${file}.bak`, content)]);
  }
}

export function openPlaceStore(dir: string): Promise<Store> {
  return openStore({ dir, collections: [conversations, deliveries, openDeliveries, deliverySeries] });
}

/** Where a channel is reached, as the bot keeps it. */
export const serviceUrlIn =
  (store: Store) =>
  async ({ tenantId, conversationId }: Place): Promise<string | null> =>
    (await store.read(conversationDoc(tenantId, conversationId))).serviceUrl;

/** Carries a small card to channels through the bot's own adapter, in local mode. */
export function createPlaceCourier(serviceUrlOf: (place: Place) => Promise<string | null>): Courier {
  const proactive = createProactive(createAdapter(undefined), {
    appId: '',
    policy: { tenants: new Map(), serviceHosts: [], loopbackOnly: true },
    pause: async () => undefined,
    sendTimeoutMs: 12_000,
    log: pino({ level: 'silent' }),
  });
  return async ({ message: { to, op, content, activityId } }) => {
    if (!isPlace(to)) return { kind: 'fail', cause: 'no place' };
    const serviceUrl = await serviceUrlOf(to);
    if (serviceUrl === null) return { kind: 'fail', cause: 'no chat' };
    const activity = toActivity({ kind: 'card', card: cardOf(content.text ?? ''), summary: content.text ?? '' });
    const errand = { op, activity, activityId: activityId ?? '' } satisfies Errand;
    return { kind: 'send', send: () => proactive.carry({ conversationId: to.conversationId, serviceUrl }, errand) };
  };
}

const cardOf = (text: string): Record<string, unknown> => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text, wrap: true }],
});
