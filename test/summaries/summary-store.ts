import { conversationDoc, conversations } from '../../src/delivery/conversation.ts';
import { deliveries, deliverySeries, openDeliveries } from '../../src/delivery/outbox.ts';
import { forumArchive } from '../../src/forum/forum-archive.ts';
import { knowledgeEdits } from '../../src/knowledge/edits.ts';
import { knowledgeWords } from '../../src/knowledge/own-words.ts';
import { profiles } from '../../src/people/profiles.ts';
import { roleBook } from '../../src/people/roles.ts';
import { subscribe, subscriptions, subscriptionsOf } from '../../src/people/subscriptions.ts';
import type { Period } from '../../src/reports/period.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { type Summary, summaries, summaryOf } from '../../src/summaries/summary.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';
import { LENA, NOW } from './a-summary.ts';

const KEPT = [
  roleBook,
  forumArchive,
  knowledgeEdits,
  knowledgeWords,
  summaries,
  subscriptions,
  conversations,
  profiles,
  deliveries,
  openDeliveries,
  deliverySeries,
];

/** Gives every test a store for what monthly statuses need. */
export function useStore(): () => Store {
  const folder = useTemporaryFolder();
  let store: Store | undefined;
  beforeEach(async () => {
    store = await openStore({ dir: folder(), collections: KEPT });
  });
  afterEach(() => store?.close());
  return () => {
    if (store === undefined) throw new Error('the store is open only inside a test');
    return store;
  };
}

/** Saves a month's status as it is. */
export function keep(store: Store, period: Period, summary: Summary): Promise<undefined> {
  return store.change(summaryOf(period), () => ({ next: summary, result: undefined }));
}

/** A channel that subscribes to the monthly status, and is known unless told. */
export async function channel(store: Store, id: string, { tenantId = 't', isKnown = true } = {}) {
  const to = { tenantId, conversationId: id };
  const subscription = { to, kind: 'channel', name: id, team: 'team', by: LENA, at: NOW.toISOString() } as const;
  await store.change(subscriptionsOf(tenantId), (current) => subscribe(current, subscription, 'summary'));
  if (isKnown) {
    const doc = conversationDoc(tenantId, id);
    await store.change(doc, (known) => ({ next: { ...known, ...to, serviceUrl: 'https://s/' }, result: undefined }));
  }
  return to;
}
