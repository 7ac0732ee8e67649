import assert from 'node:assert/strict';
import { beginSending } from '../../../src/delivery/message-steps.ts';
import { deliveryOf } from '../../../src/delivery/outbox.ts';
import { createPostingTalk } from '../../support/posting-talk.ts';
import { ADMIN, REPORT_BOT } from '../../support/report-people.ts';
import { redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import {
  appointLeader,
  channelNo,
  OTHER_LEADER,
  PERIOD,
  postsStatus,
  progressTo,
  saysIn,
  words,
} from '../../support/summary-talk.ts';
import { buttonsOf } from '../../support/teams-cards.ts';

const { delivery: says } = words;
const NAME = 'Månadsrapport oktober 2026';

describe('the sending of a monthly status', () => {
  const bot = useBot(REPORT_BOT);
  const { lena, counts, fails, progress, at, place, prepare } = createPostingTalk(bot);
  beforeEach(prepare);

  const stateOf = async (number: number): Promise<string | undefined> => {
    const { messages } = await bot().store.read(deliveryOf('summary', `${PERIOD}.1`));
    const isThere = ({ to }: { to: object }): boolean => 'conversationId' in to && to.conversationId === place(number);
    return Object.values(messages).find(isThere)?.state;
  };

  it('that Teams does not take just then arrives a little later, and the card of progress follows it', async () => {
    fails(2, { status: 429, times: 2 });
    await postsStatus(bot(), lena);
    assert.deepEqual(counts(), [1, 0, 1]);
    assert.ok(wordsOn(progress()).includes(says.sending(NAME)));
    for (const time of ['09:00:02', '09:00:10']) await at(time);
    assert.deepEqual(counts(), [1, 1, 1]);
    assert.ok(wordsOn(progress()).includes(says.sent(NAME)));
    assert.ok(wordsOn(progress()).includes(says.there(3, 3)));
  });

  for (const [what, fault] of [
    ['takes no change just then', { status: 429 }],
    ['gives no answer', { status: 500 }],
  ] as const) {
    it(`ends with a card of progress that is right, though the chat ${what}`, async () => {
      fails(2, { status: 503 });
      await postsStatus(bot(), lena);
      bot().connector.fail({ conversationId: lena.chat.id, call: 'update', ...fault });
      await at('09:00:10');
      assert.ok(wordsOn(progress()).includes(says.sending(NAME)));
      for (const time of ['09:00:20', '09:00:30']) await at(time);
      assert.ok(wordsOn(progress()).includes(says.there(3, 3)));
    });
  }

  it('leaves a chat alone that takes no messages, though there is more to tell', async () => {
    fails(2, { status: 503 });
    fails(3, { status: 503, times: 2 });
    await postsStatus(bot(), lena);
    bot().connector.fail({ conversationId: lena.chat.id, code: 'ConversationBlockedByUser', times: 100 });
    const calls = (): number => bot().connector.requestsIn(lena.chat.id).length;
    const before = calls();
    await at('09:00:02');
    assert.deepEqual([counts(), calls() - before], [[1, 1, 0], 1]);
    for (const time of ['09:00:08', '09:00:20']) await at(time);
    assert.deepEqual([counts(), calls() - before], [[1, 1, 1], 1]);
  });

  it('does not offer to go on where somebody unsubscribed meanwhile', async () => {
    fails(2, { status: 503 });
    await postsStatus(bot(), lena);
    await saysIn(bot(), ADMIN, channelNo(2), 'avsluta prenumeration');
    await at('10:00');
    assert.deepEqual(counts(), [1, 0, 1]);
    assert.ok(!buttonsOf(progress()).some(({ verb }) => verb === 'summary.resend'));
  });

  it('is stopped where it has not arrived, and goes on from there when somebody says so', async () => {
    fails(2, { status: 503 });
    fails(3, { status: 503 });
    await postsStatus(bot(), lena);
    const stopped = await redraws(bot(), lena, progress(), 'summary.stop');
    assert.ok(wordsOn(stopped).includes(says.stopping));
    await at('10:00');
    assert.deepEqual(counts(), [1, 0, 0]);
    assert.ok(wordsOn(progress()).includes(says.stopped(NAME)));
    await redraws(bot(), lena, progress(), says.goOn(2).title);
    await at('10:01');
    assert.deepEqual(counts(), [1, 1, 1]);
  });

  it('is sent again to those that failed, and to nobody else', async () => {
    fails(2, { code: 'NotEnoughPermissions' });
    await postsStatus(bot(), lena);
    assert.ok(wordsOn(progress()).includes('Appen får inte skriva där'));
    const card = await redraws(bot(), lena, progress(), says.resendFailed(1).title);
    assert.ok(wordsOn(card).includes(says.resending(1)));
    await bot().tick();
    assert.deepEqual(counts(), [1, 1, 1]);
    assert.ok(!buttonsOf(progress()).some(({ verb }) => verb === 'summary.resend'));
  });

  it('that may have arrived is not sent again by itself, but by a press', async () => {
    fails(2, { drop: 'before' });
    fails(3, { drop: 'after' });
    await postsStatus(bot(), lena);
    await at('10:00');
    await bot().restart();
    await at('11:00');
    const before = counts();
    assert.deepEqual([before[0], before[2]], [1, 1]);
    const uncertain = [2, 3].map(stateOf);
    const left = (await Promise.all(uncertain)).filter((state) => state === 'uncertain').length;
    assert.ok(left >= 1);
    await redraws(bot(), lena, progress(), says.resendUncertain(left).title);
    await bot().tick();
    assert.deepEqual(await Promise.all([2, 3].map(stateOf)), ['delivered', 'delivered']);
  });

  it('shows another leader, who sends again, how it goes', async () => {
    const lars = await appointLeader(bot(), OTHER_LEADER);
    fails(2, { code: 'NotEnoughPermissions' });
    await postsStatus(bot(), lena);
    const data = { v: 1, lang: 'sv', period: PERIOD, edition: 1, from: 'failed' };
    await sendsPress(bot(), lars, { verb: 'summary.resend', data });
    await bot().tick();
    assert.ok(wordsOn(progressTo(bot(), lars)).includes(says.there(3, 3)));
  });

  it('has nothing to send again when all has arrived', async () => {
    await postsStatus(bot(), lena);
    const data = { v: 1, lang: 'sv', period: PERIOD, edition: 1, from: 'failed' };
    const { card } = await sendsPress(bot(), lena, { verb: 'summary.resend', data });
    assert.ok(wordsOn(card ?? {}).includes(says.nothingToResend));
  });

  it('goes on after a restart: what was on its way is uncertain, the rest arrives once', async () => {
    for (const number of [1, 2, 3]) fails(number, { status: 503 });
    await postsStatus(bot(), lena);
    const doc = deliveryOf('summary', `${PERIOD}.1`);
    const { messages } = await bot().store.read(doc);
    const [[id, prepared] = assert.fail()] = Object.entries(messages);
    await bot().store.change(doc, (one) => beginSending(one, id, { prepared, now: bot().clock.now }));
    await bot().restart();
    await at('10:00');
    await at('11:00');
    assert.equal(
      counts().reduce((sum, count) => sum + count),
      2,
    );
    assert.ok(wordsOn(progress()).includes(says.uncertain));
    assert.ok(wordsOn(progress()).includes('Programmet stannade mitt i sändningen'));
  });
});
