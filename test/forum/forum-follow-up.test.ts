import assert from 'node:assert/strict';
import { deliveries, deliverySeries, openDeliveries } from '../../src/delivery/outbox.ts';
import { forumCalendar } from '../../src/forum/forum-calendar.ts';
import { concludeForums } from '../../src/forum/forum-follow-up.ts';
import { forumQueue, openQuestions, putQuestion } from '../../src/forum/forum-queue.ts';
import { inOrder } from '../../src/forum/questions.ts';
import { DEFAULT_FORUM_SETTINGS, type ForumSettings } from '../../src/forum/series.ts';
import { subscriptions } from '../../src/people/subscriptions.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';
import { asked } from './queue-of.ts';

const KEPT = [forumQueue, forumCalendar, deliveries, openDeliveries, deliverySeries, subscriptions];

describe('following up the forums', () => {
  const folder = useTemporaryFolder();
  let store: Store;
  beforeEach(async () => {
    store = await openStore({ dir: folder(), collections: KEPT });
    const question = asked('A?', { askedAt: '2026-06-01T08:00:00.000Z' });
    await store.change(openQuestions, (queue) => putQuestion(queue, question));
  });
  afterEach(() => store.close());

  const look = (at: string, settings: Partial<ForumSettings> = {}) =>
    concludeForums(store, {
      settings: { ...DEFAULT_FORUM_SETTINGS, ...settings },
      isAllowed: () => true,
      hosts: [],
      now: new Date(at),
    });
  const missed = async () => inOrder(await store.read(openQuestions))[0]?.missed;

  it('begins with the first look, and takes up what a stop has missed', async () => {
    await look('2026-11-02T08:00:00Z');
    assert.deepEqual(await missed(), []);
    await look('2026-11-21T08:00:00Z');
    await look('2026-11-21T08:00:05Z');
    assert.deepEqual(await missed(), ['2026-11-06', '2026-11-13', '2026-11-20']);
  });

  it('does not make forums of the past out of a setting that is changed', async () => {
    const pause = { pause: [28, 45] as const };
    await look('2026-10-01T08:00:00Z', pause);
    await look('2026-11-09T08:00:00Z', pause);
    await look('2026-11-10T08:00:00Z');
    await look('2026-11-11T08:00:00Z', { weekday: 4 });
    assert.deepEqual(await missed(), []);
    await look('2026-11-12T12:00:00Z', { weekday: 4 });
    assert.deepEqual(await missed(), ['2026-11-12']);
  });

  it('waits until the hosts have had time to tick off', async () => {
    await look('2026-11-05T08:00:00Z');
    await look('2026-11-06T08:59:59Z');
    assert.deepEqual(await missed(), []);
    await look('2026-11-06T09:00:00Z');
    assert.deepEqual(await missed(), ['2026-11-06']);
  });
});
