import assert from 'node:assert/strict';
import { conversationDoc, markConversation } from '../../src/delivery/conversation.ts';
import type { ReachProblem } from '../../src/delivery/reach-problem.ts';
import { changeProfile, profileOf } from '../../src/people/profiles.ts';
import { noteRemoval, subscribe, subscriptionsOf } from '../../src/people/subscriptions.ts';
import { messagesTo, readTargets } from '../../src/people/targets.ts';
import { inMinutes, LARS, LENA, NOW } from '../summaries/a-summary.ts';
import { channel, useStore } from '../summaries/summary-store.ts';

const people = { isAllowed: (tenantId: string): boolean => tenantId !== 'stranger' };

describe('the targets', () => {
  const store = useStore();

  /** What is wrong with each, and whether it is tried. */
  async function problems(now = NOW): Promise<(readonly [string | undefined, boolean])[]> {
    return (await readTargets(store(), { ...people, topic: 'summary', now })).map(({ problem, isTried }) => [
      problem,
      isTried,
    ]);
  }
  async function person(who: typeof LENA, isKnown: boolean): Promise<void> {
    const subscription = { to: who, kind: 'personal', name: '', team: '', by: who, at: NOW.toISOString() } as const;
    await store().change(subscriptionsOf(who.tenantId), (current) => subscribe(current, subscription, 'summary'));
    const chat = isKnown ? { conversationId: 'a:1', serviceUrl: 'https://s/' } : null;
    await store().change(profileOf(who), (profile) => changeProfile(profile, { chat }));
  }

  it('are those who subscribe to the monthly status, with nothing wrong when they are known', async () => {
    await channel(store(), 'c1');
    await person(LENA, true);
    const forum = { to: LARS, kind: 'personal', name: '', team: '', by: LARS, at: NOW.toISOString() } as const;
    await store().change(subscriptionsOf('t'), (current) => subscribe(current, forum, 'forum'));
    const found = await readTargets(store(), { ...people, topic: 'summary', now: NOW });
    assert.deepEqual(found.map(({ subscription }) => subscription.kind).sort(), ['channel', 'personal']);
    assert.deepEqual(await problems(), [
      [undefined, true],
      [undefined, true],
    ]);
  });

  it('are told apart when their tenant is no longer let in', async () => {
    await channel(store(), 'c1', { tenantId: 'stranger' });
    assert.deepEqual(await problems(), [['tenant-not-allowed', false]]);
  });

  it('are not tried where the app was taken away or was never met', async () => {
    const to = await channel(store(), 'c1');
    await channel(store(), 'c2', { isKnown: false });
    await person(LARS, false);
    await store().change(subscriptionsOf('t'), (current) =>
      noteRemoval(current, { to, team: '' }, inMinutes(-5).toISOString()),
    );
    assert.deepEqual((await problems()).sort(), [
      ['no-chat', false],
      ['not-installed', false],
      ['not-installed', false],
    ]);
  });

  for (const [problem, minutes, isTried] of [
    ['blocked', 0, false],
    ['gone', 0, false],
    ['no-permission', 0, true],
    ['writes-blocked', 0, true],
    ['disabled', 23 * 60, false],
    ['disabled', 25 * 60, true],
  ] as [ReachProblem, number, boolean][]) {
    it(`are ${isTried ? '' : 'not '}tried ${minutes / 60} hours after Teams said "${problem}"`, async () => {
      const { tenantId, conversationId } = await channel(store(), 'c1');
      const mark = { problem, at: NOW.toISOString() };
      const doc = conversationDoc(tenantId, conversationId);
      await store().change(doc, (known) => markConversation(known, mark));
      assert.deepEqual(await problems(inMinutes(minutes)), [[problem, isTried]]);
    });
  }

  it('get a message each, those of different tenants in turn', async () => {
    for (const tenantId of ['a', 'b']) for (const id of ['c1', 'c2']) await channel(store(), id, { tenantId });
    await channel(store(), 'c3', { tenantId: 'a' });
    const messages = messagesTo(await readTargets(store(), { ...people, topic: 'summary', now: NOW }), { x: 'y' });
    const tenants = Object.values(messages).map(({ to }) => to.tenantId);
    assert.deepEqual(
      [tenants.slice(0, 2).sort(), tenants.slice(2, 4).sort(), tenants[4]],
      [['a', 'b'], ['a', 'b'], 'a'],
    );
    assert.deepEqual(new Set(Object.values(messages).map(({ content }) => content.x)), new Set(['y']));
  });

  it('are none without subscribers', async () => {
    assert.deepEqual(messagesTo(await readTargets(store(), { ...people, topic: 'summary', now: NOW }), {}), {});
  });
});
