import assert from 'node:assert/strict';
import { deliveries } from '../../src/delivery/outbox.ts';
import { changeDelivery, readDelivery } from '../../src/delivery/plan.ts';
import { noteRemoval, subscriptionsOf } from '../../src/people/subscriptions.ts';
import {
  postSummary,
  resumeSending,
  scheduleSummary,
  stopSending,
  withdrawSummary,
} from '../../src/summaries/posting.ts';
import { livelyPeriods, settleSummaries } from '../../src/summaries/settle.ts';
import { type Summary, summaryOf, withVersion } from '../../src/summaries/summary.ts';
import { contentWith, inMinutes, LARS, LENA, NOW, saved } from './a-summary.ts';
import { channel, keep, useStore } from './summary-store.ts';

const PERIOD = '2026-10';
const people = {
  administrators: [],
  everybodyMayDoAll: true,
  known: [],
  municipalitiesOf: () => [],
  nameOf: () => undefined,
  isAllowed: () => true,
};
const FREE = { needsApproval: false };
const place = { job: 'summary', occurrence: `${PERIOD}.1` };
const act = (version: number) => ({ version, by: LENA, now: NOW });
const end = { edition: 1, by: LENA, now: NOW };

describe('what follows from what was decided about a monthly status', () => {
  const store = useStore();
  beforeEach(async () => {
    await channel(store(), 'c1');
    await channel(store(), 'c2');
    await keep(store(), PERIOD, saved());
  });

  const settle = (now = NOW): Promise<boolean> => settleSummaries(store(), { people, needsApproval: false, now });
  const decide = (change: (summary: Summary) => { next?: Summary | undefined }): Promise<undefined> =>
    store().change(summaryOf(PERIOD), (summary) => ({ next: change(summary).next, result: undefined }));
  const messages = async () =>
    Object.values((await readDelivery(store(), place.job, place.occurrence))?.messages ?? {});
  const states = async (): Promise<string[]> => (await messages()).map(({ state, op }) => `${state} ${op}`).sort();
  const deliver = (...ids: string[]): Promise<void> =>
    changeDelivery(store(), place, (delivery) => ({
      next: {
        ...delivery,
        messages: Object.fromEntries(
          Object.entries(delivery.messages).map(([id, message]) => {
            const isThere = 'conversationId' in message.to && ids.includes(message.to.conversationId);
            return [id, isThere ? { ...message, state: 'delivered' as const, activityId: '1' } : message];
          }),
        ),
      },
      result: undefined,
    }));
  const post = (version = 1): Promise<undefined> => decide((summary) => postSummary(summary, act(version), FREE));
  const correct = async (): Promise<void> => {
    await decide((summary) => ({
      next: withVersion(summary, { ...contentWith({ title: 'Ny' }), by: LENA, at: NOW.toISOString(), key: 'k' }),
    }));
    await post(2);
  };
  const keys = (): Promise<string[]> => store().keys(deliveries);

  it('is nothing while nothing is posted', async () => {
    assert.equal(await settle(), false);
    assert.deepEqual(await keys(), []);
  });

  it('is a message to each subscriber and a card of progress, once', async () => {
    await post();
    assert.equal(await settle(), true);
    assert.deepEqual(await states(), ['waiting post', 'waiting post']);
    const before = await keys();
    assert.deepEqual(before, [`summary-progress.${PERIOD}.1.1`, `summary.${PERIOD}.1`]);
    assert.equal(await settle(), false);
    assert.deepEqual(await keys(), before);
  });

  it('is the same when it was cut short before it was noted', async () => {
    await post();
    const cut = await store().read(summaryOf(PERIOD));
    await settle();
    await deliver('c1');
    await keep(store(), PERIOD, cut);
    await settle();
    assert.deepEqual(await states(), ['delivered post', 'waiting post']);
  });

  it('is that copies are changed after a correction, and what waits says the new text', async () => {
    await post();
    await settle();
    await deliver('c1');
    await correct();
    assert.equal(await settle(), true);
    assert.deepEqual(await states(), ['waiting post', 'waiting update']);
    for (const { content } of await messages()) assert.equal(content.version, '2');
    assert.ok((await keys()).includes(`summary-progress.${PERIOD}.1.2`));
  });

  it('is that copies are deleted after a withdrawal, and what waits is not sent', async () => {
    await post();
    await settle();
    await deliver('c1');
    await decide((summary) => withdrawSummary(summary, end));
    assert.equal(await settle(), true);
    assert.deepEqual(await states(), ['cancelled post', 'waiting delete']);
  });

  it('is that what waits is stopped, and goes on only when somebody says so', async () => {
    await post();
    await settle();
    await deliver('c1');
    await decide((summary) => stopSending(summary, end));
    await settle();
    assert.deepEqual(await states(), ['cancelled post', 'delivered post']);
    await decide((summary) => resumeSending(summary, end));
    await settle();
    assert.deepEqual(await states(), ['cancelled post', 'delivered post']);
  });

  it('is that copies are deleted although sending was stopped in the same moment', async () => {
    await post();
    await settle();
    await deliver('c1', 'c2');
    await decide((summary) => stopSending(summary, end));
    await decide((summary) => withdrawSummary(summary, end));
    await settle();
    assert.deepEqual(await states(), ['waiting delete', 'waiting delete']);
  });

  for (const [what, minutes, isPosted] of [
    ['not yet', 59, false],
    ['at its time', 60, true],
    ['six hours late', 7 * 60, true],
    ['two days late', 49 * 60, false],
  ] as const) {
    it(`is ${isPosted ? 'a posting' : 'no posting'} ${what}`, async () => {
      await decide((summary) => scheduleSummary(summary, { ...act(1), at: inMinutes(60) }, FREE));
      assert.equal(await settle(inMinutes(minutes)), isPosted);
      assert.equal((await states()).length, isPosted ? 2 : 0);
      const notices = (await keys()).filter((key) => key.startsWith('summary-notice.missed.'));
      assert.equal(notices.length, minutes > 24 * 60 ? 1 : 0);
      await settle(inMinutes(minutes + 1));
      assert.equal((await keys()).filter((key) => key.startsWith('summary-notice.')).length, notices.length);
    });
  }

  it('is that a subscription is dropped long after the app was taken away, and not before', async () => {
    const doc = subscriptionsOf('t');
    const left = async (): Promise<number> => Object.keys((await store().read(doc)).subscriptions).length;
    const to = { tenantId: 't', conversationId: 'c1' };
    await store().change(doc, (current) =>
      noteRemoval(current, { to, team: '' }, inMinutes(-44 * 24 * 60).toISOString()),
    );
    await post();
    await settle();
    assert.equal(await left(), 2);
    await decide((summary) => withdrawSummary(summary, { ...end, by: LARS }));
    await post(2);
    await settle(inMinutes(2 * 24 * 60));
    assert.equal(await left(), 1);
  });
});

describe('the months that are looked at', () => {
  it('are the next, this one, and so many before that a posting can still be ended', () => {
    const periods = livelyPeriods(NOW);
    assert.deepEqual([periods.length, periods[0], periods.at(-1)], [16, '2025-09', '2026-12']);
  });
});
