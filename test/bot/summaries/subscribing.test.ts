import assert from 'node:assert/strict';
import { findSubscription, type Subscription, subscriptionsOf } from '../../../src/people/subscriptions.ts';
import { ADMIN, inSweden, REPORT_BOT, type Somebody, STAFF } from '../../support/report-people.ts';
import { asks, redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import {
  appointLeader,
  channelNo,
  copiesIn,
  groupOf,
  postsStatus,
  progressTo,
  saysIn,
  subscribeChannels,
  words,
} from '../../support/summary-talk.ts';
import { installing, type Place, pressing } from '../../support/teams-activities.ts';
import { buttonOf, buttonsOf, cardOf } from '../../support/teams-cards.ts';

const { subscription: says } = words;
const CHANNEL = channelNo(1, STAFF);
const TEAM = String((CHANNEL.channelData.team as { id: string }).id);
const idOf = ({ id }: Place): string => id.replace(/;.*/, '');

describe('a subscription', () => {
  const bot = useBot(REPORT_BOT);

  beforeEach(() => {
    bot().clock.now = inSweden('2026-11-06', '09:00');
  });

  const kept = async (to: Subscription['to']): Promise<Subscription | undefined> =>
    findSubscription(await bot().store.read(subscriptionsOf(to.tenantId)), to);
  const inPlace = ({ tenantId }: Somebody, where: Place) => kept({ tenantId, conversationId: idOf(where) });
  const asksIn = async (who: Somebody, where: Place, text: string): Promise<string> =>
    wordsOn(cardOf((await saysIn(bot(), who, where, text))[0]));
  /** Makes somebody what they are in the team, by Teams. */
  const inTeam = (who: Somebody, userRole: string): void => {
    const member = { id: String(who.from.id), name: who.name, aadObjectId: who.userId, userRole };
    bot().connector.setMembers(TEAM, [member]);
  };

  describe('of a channel', () => {
    for (const [what, who, prepare, isDecided] of [
      ['the team’s owner', STAFF, () => inTeam(STAFF, 'owner'), true],
      ['a member', STAFF, () => inTeam(STAFF, 'user'), false],
      ['a guest', STAFF, () => inTeam(STAFF, 'guest'), false],
      ['somebody of whom Teams does not tell', STAFF, () => undefined, false],
      ['an administrator of the bot', ADMIN, () => undefined, true],
    ] as const) {
      it(`is ${isDecided ? '' : 'not '}decided by ${what}`, async () => {
        prepare();
        const where = channelNo(1, who);
        const card = await asksIn(who, where, 'prenumerera månadsrapport');
        assert.ok(card.includes(isDecided ? says.topics.summary.subscribed : says.notOwner));
        assert.deepEqual((await inPlace(who, where))?.topics, isDecided ? ['summary'] : undefined);
      });
    }

    it('is decided by the one who added the app', async () => {
      await bot().say(installing('add', CHANNEL, { from: STAFF.from }));
      assert.ok((await asksIn(STAFF, CHANNEL, 'prenumerera månadsrapport')).includes(says.topics.summary.subscribed));
    });

    for (const fault of [{ status: 503, times: 9 }, { drop: 'before' as const, times: 9 }, { status: 403 }]) {
      it(`is not decided when Teams does not tell who asks: ${JSON.stringify(fault)}`, async () => {
        inTeam(STAFF, 'owner');
        bot().connector.fail({ call: 'member', ...fault });
        assert.ok((await asksIn(STAFF, CHANNEL, 'prenumerera månadsrapport')).includes(says.notOwner));
        assert.equal(await inPlace(STAFF, CHANNEL), undefined);
      });
    }

    it('is not ended by others either, by word or by a forged press', async () => {
      inTeam(STAFF, 'owner');
      await asksIn(STAFF, CHANNEL, 'prenumerera månadsrapport');
      inTeam(STAFF, 'user');
      assert.ok((await asksIn(STAFF, CHANNEL, 'avsluta prenumeration')).includes(says.notOwner));
      const data = { v: 1, lang: 'sv', topic: 'summary', on: false };
      await bot().post(pressing('subscription.set', data, CHANNEL, { from: STAFF.from }));
      assert.deepEqual((await inPlace(STAFF, CHANNEL))?.topics, ['summary']);
    });

    it('knows what the channel is called, and is the same in all its threads', async () => {
      await subscribeChannels(bot(), 1);
      const other = { ...channelNo(1), id: `${idOf(channelNo(1))};messageid=2` };
      const thread = { ...other, conversation: { ...other.conversation, id: other.id } };
      const card = await asksIn(ADMIN, thread, 'prenumerera');
      assert.ok(card.includes(says.heading.channel('FVM – Kanal 1')));
      assert.ok(card.includes(says.stop));
    });
  });

  it('of a group chat is decided by everybody there', async () => {
    const where = groupOf(STAFF);
    assert.ok((await asksIn(STAFF, where, 'prenumerera månadsrapport')).includes(says.topics.summary.subscribed));
    assert.equal((await inPlace(STAFF, where))?.kind, 'groupChat');
  });

  it('of a person is decided by that person, on a card that says what comes and how to stop it', async () => {
    const card = await asks(bot(), STAFF, 'prenumerera');
    for (const text of [says.heading.personal(''), says.what, says.none]) assert.ok(wordsOn(card).includes(text));
    const on = await redraws(bot(), STAFF, card, says.topics.summary.on.title);
    for (const text of [says.topics.summary.subscribed, says.stop]) assert.ok(wordsOn(on).includes(text));
    const again = await redraws(bot(), STAFF, card, says.topics.summary.on.title);
    assert.ok(wordsOn(again).includes(says.already));
    const off = await redraws(bot(), STAFF, on, says.topics.summary.off.title);
    assert.ok(wordsOn(off).includes(says.topics.summary.ended));
    assert.equal(await kept({ tenantId: STAFF.tenantId, userId: STAFF.userId }), undefined);
  });

  it('to one topic leaves the other alone', async () => {
    await asks(bot(), STAFF, 'prenumerera månadsrapport');
    await asks(bot(), STAFF, 'prenumerera öppet forum');
    const person = { tenantId: STAFF.tenantId, userId: STAFF.userId };
    assert.deepEqual((await kept(person))?.topics, ['summary', 'forum']);
    await asks(bot(), STAFF, 'avsluta prenumeration månadsrapport');
    assert.deepEqual((await kept(person))?.topics, ['forum']);
    await asks(bot(), STAFF, 'prenumerera månadsrapport');
    const card = wordsOn(await asks(bot(), STAFF, 'avsluta prenumeration'));
    for (const { ended } of Object.values(says.topics)) assert.ok(card.includes(ended));
    assert.ok(wordsOn(await asks(bot(), STAFF, 'avsluta prenumeration')).includes(says.nothing));
  });

  it('brings the monthly status to a person and a group chat, with how to stop it', async () => {
    const lena = await appointLeader(bot());
    await asks(bot(), STAFF, 'prenumerera månadsrapport');
    await saysIn(bot(), STAFF, groupOf(STAFF), 'prenumerera månadsrapport');
    await postsStatus(bot(), lena);
    const own = cardOf(bot().connector.posted(STAFF.chat.id).at(-1));
    assert.ok(wordsOn(own).includes(words.card.whyPersonal));
    assert.ok(wordsOn(cardOf(bot().connector.posted(groupOf(STAFF).id).at(-1))).includes(words.card.why));
    assert.deepEqual(buttonsOf(own), []);
  });

  it('brings nothing to where it was ended', async () => {
    const lena = await appointLeader(bot());
    await subscribeChannels(bot(), 1, 2);
    await saysIn(bot(), ADMIN, channelNo(1), 'avsluta prenumeration');
    await postsStatus(bot(), lena);
    assert.deepEqual([copiesIn(bot(), 1).length, copiesIn(bot(), 2).length], [0, 1]);
  });

  it('brings nothing to a tenant that is no longer let in, which the leader sees', async () => {
    const lena = await appointLeader(bot());
    const stranger = '99999999-0000-4000-8000-000000000009';
    const to = { tenantId: stranger, conversationId: '19:x@thread.tacv2' };
    const one = { to, kind: 'channel', name: 'Främmande', team: '', by: to, at: '2026-01-01T00:00:00Z' };
    const id = 'a'.repeat(32);
    const subscription = { ...one, by: { tenantId: stranger, userId: 'u' }, topics: ['summary'], removedAt: null };
    await bot().store.change(subscriptionsOf(stranger), () => ({
      next: { subscriptions: { [id]: subscription as Subscription } },
      result: undefined,
    }));
    await postsStatus(bot(), lena);
    assert.ok(wordsOn(progressTo(bot(), lena)).includes('Organisationen är inte längre insläppt'));
    assert.deepEqual(bot().connector.requestsIn('19:x@thread.tacv2'), []);
  });

  describe('after the app was taken away', () => {
    let lena: Somebody;
    beforeEach(async () => {
      lena = await appointLeader(bot());
      await subscribeChannels(bot(), 1, 2);
    });
    const copies = (): number[] => [copiesIn(bot(), 1).length, copiesIn(bot(), 2).length];

    it('from a team ends in all its channels', async () => {
      await bot().say(installing('remove', channelNo(1), { from: ADMIN.from }));
      await postsStatus(bot(), lena);
      assert.deepEqual(copies(), [0, 0]);
      assert.equal(bot().connector.requestsIn(idOf(channelNo(2))).length, 0);
    });

    it('and added again is taken up', async () => {
      await bot().say(installing('remove', channelNo(1), { from: ADMIN.from }));
      await bot().say(installing('add', channelNo(1), { from: ADMIN.from }));
      await postsStatus(bot(), lena);
      assert.deepEqual(copies(), [1, 1]);
    });

    it('for a new version loses nothing', async () => {
      await bot().say(installing('remove-upgrade', channelNo(1), { from: ADMIN.from }));
      await postsStatus(bot(), lena);
      assert.deepEqual(copies(), [1, 1]);
    });
  });

  for (const data of [{ on: 'yes' }, { topic: 'everything', on: true }, { topic: '__proto__', on: true }, {}]) {
    it(`is not begun by a press with ${JSON.stringify(data)}`, async () => {
      const { said } = await sendsPress(bot(), STAFF, {
        verb: 'subscription.set',
        data: { v: 1, lang: 'sv', ...data },
      });
      assert.match(said ?? '', /äldre version/);
      assert.ok(buttonOf(await asks(bot(), STAFF, 'prenumerera'), says.topics.summary.on.title));
    });
  }
});
