import assert from 'node:assert/strict';
import {
  dropRemoved,
  findSubscription,
  noteRemoval,
  type Subscription,
  subscribe,
  subscriberId,
  subscriptions,
  subscriptionsOf,
  type Topic,
  unsubscribe,
} from '../../src/people/subscriptions.ts';
import { isSafeName } from '../../src/store/store.ts';

type OfTenant = ReturnType<typeof subscriptions.empty>;
const AT = '2026-10-21T07:00:00.000Z';
const by = { tenantId: 't', userId: 'u' };
const channel = (id: string) => ({ tenantId: 't', conversationId: id });
const C1 = channel('19:c1@thread.tacv2');
const C2 = channel('19:c2@thread.tacv2');

function subscribed(
  to: Subscription['to'],
  topics: readonly Topic[] = ['summary'],
  team = 'team',
): (of: OfTenant) => OfTenant {
  const subscription = {
    to,
    kind: 'conversationId' in to ? 'channel' : 'personal',
    name: 'Team – Allmänt',
    team,
    by,
    at: AT,
  } as const;
  return (of) => topics.reduce((all, topic) => subscribe(all, subscription, topic).next ?? all, of);
}
const NONE = subscriptions.empty();
const topicsOf = (of: OfTenant, to = C1): readonly Topic[] | undefined => findSubscription(of, to)?.topics;

describe('a subscription', () => {
  it('is kept with who decided it and when, the topics in their order', () => {
    const of = subscribed(C1, ['forum', 'summary'])(NONE);
    const kept = { to: C1, kind: 'channel', name: 'Team – Allmänt', team: 'team', by, at: AT, removedAt: null };
    assert.deepEqual(findSubscription(of, C1), { ...kept, topics: ['summary', 'forum'] });
  });

  it('to what is subscribed to already changes nothing', () => {
    const of = subscribed(C1)(NONE);
    const subscription = { to: C1, kind: 'channel', name: '', team: '', by, at: AT } as const;
    assert.deepEqual(subscribe(of, subscription, 'summary'), { result: 'already' });
    assert.equal(subscribe(of, subscription, 'forum').result, 'subscribed');
  });

  for (const [what, topic, left, result] of [
    ['one of two topics leaves the other', 'summary', ['forum'], 'ended'],
    ['a topic that is not there changes nothing', 'forum', ['summary'], 'nothing'],
    ['the last topic leaves nothing', 'summary', undefined, 'ended'],
  ] as const) {
    it(`that ends for ${what}`, () => {
      const of = subscribed(C1, left?.[0] === 'forum' ? ['summary', 'forum'] : ['summary'])(NONE);
      const change = unsubscribe(of, C1, topic);
      assert.equal(change.result, result);
      assert.deepEqual(topicsOf(change.next ?? of), left);
    });
  }

  it('is the same in every thread of a channel, and another in another channel, tenant or chat', () => {
    const ids = [
      C1,
      C2,
      { ...C1, tenantId: 't2' },
      { tenantId: 't', userId: C1.conversationId },
      { tenantId: 't', userId: 'u' },
    ].map(subscriberId);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(subscriberId(channel(`${C1.conversationId};messageid=1`)), ids[0]);
    for (const id of ids) assert.ok(isSafeName(id));
  });

  it('is kept in a document for each tenant', () => {
    assert.notEqual(subscriptionsOf('t').key, subscriptionsOf('T').key);
  });

  for (const id of ['__proto__', 'constructor'])
    it(`is not found for a conversation that is called ${id}`, () =>
      assert.equal(topicsOf(NONE, channel(id)), undefined));
});

describe('taking the app away', () => {
  const both = subscribed(C2)(subscribed(C1)(NONE));
  const removedAt = (of: OfTenant, to: typeof C1): string | null | undefined => findSubscription(of, to)?.removedAt;

  it('from one place ends that one', () => {
    const of = noteRemoval(both, { to: C1, team: '' }, AT).next ?? both;
    assert.deepEqual([removedAt(of, C1), removedAt(of, C2)], [AT, null]);
  });

  it('from a team ends all its channels, and no others', () => {
    const other = subscribed(channel('19:x'), ['summary'], 'another')(both);
    const of = noteRemoval(other, { to: channel('team'), team: 'team' }, AT).next ?? other;
    assert.deepEqual([removedAt(of, C1), removedAt(of, C2), removedAt(of, channel('19:x'))], [AT, AT, null]);
  });

  it('twice is noted once, and undone when it comes back', () => {
    const of = noteRemoval(both, { to: C1, team: 'team' }, AT).next ?? both;
    assert.deepEqual(noteRemoval(of, { to: C1, team: 'team' }, '2026-11-01T00:00:00.000Z'), { result: undefined });
    const back = noteRemoval(of, { to: C1, team: 'team' }, null).next ?? of;
    assert.deepEqual(back, both);
  });

  it('is undone as well by a new subscription', () => {
    const of = noteRemoval(both, { to: C1, team: '' }, AT).next ?? both;
    assert.equal(removedAt(subscribed(C1)(of), C1), null);
  });

  it('changes nothing where nobody subscribes', () => {
    assert.deepEqual(noteRemoval(both, { to: channel('19:x'), team: '' }, AT), { result: undefined });
    assert.deepEqual(noteRemoval(NONE, { to: C1, team: 'team' }, AT), { result: undefined });
  });

  it('is forgotten together with the subscription after some time', () => {
    const of = noteRemoval(both, { to: C1, team: '' }, AT).next ?? both;
    assert.deepEqual(dropRemoved(of, AT), { result: undefined });
    const left = dropRemoved(of, '2026-10-21T07:00:00.001Z').next ?? of;
    assert.deepEqual(
      Object.values(left.subscriptions).map(({ to }) => to),
      [C2],
    );
  });
});
