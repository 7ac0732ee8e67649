import assert from 'node:assert/strict';
import { beginSending } from '../../../src/delivery/message-steps.ts';
import { deliveryOf } from '../../../src/delivery/outbox.ts';
import { profileOf } from '../../../src/people/profiles.ts';
import { sv } from '../../../src/reports/texts/sv.ts';
import { ADMIN, inSweden, LEADER, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import {
  appoint,
  asks,
  asReporter,
  choicesOf,
  handsIn,
  redraws,
  remindersTo,
  wordsOn,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';

const { reminder: words, leader: leaderWords } = sv;

describe('reminders', () => {
  const bot = useBot(REPORT_BOT);
  let rut: Somebody;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    rut = await asReporter(bot(), '1440');
  });

  /** How many reminders Rut has got after the clock has come to that. */
  async function remindedAt(day: string, time = '09:00'): Promise<number> {
    bot().clock.now = inSweden(day, time);
    await bot().tick();
    return remindersTo(bot(), rut).length;
  }
  const leadersCard = async (): Promise<string> => {
    await appoint(bot(), LEADER, 'leader');
    return wordsOn(await asks(bot(), LEADER, 'status rapporter'));
  };

  it('that Teams could not take just then are sent a little later, once', async () => {
    bot().connector.fail({ conversationId: rut.chat.id, status: 429, times: 2 });
    assert.equal(await remindedAt('2026-10-27', '09:00'), 0);
    assert.equal(await remindedAt('2026-10-27', '09:00'), 0);
    assert.equal(await remindedAt('2026-10-27', '09:00:02'), 0);
    assert.equal(await remindedAt('2026-10-27', '09:00:05'), 1);
    assert.equal(await remindedAt('2026-10-27', '12:00'), 1);
  });

  it('that Teams could not take just then do not come in the evening or on a holiday', async () => {
    bot().connector.fail({ conversationId: rut.chat.id, status: 429 });
    assert.equal(await remindedAt('2026-10-30', '09:00'), 0);
    assert.equal(await remindedAt('2026-10-30', '21:00'), 0);
    assert.equal(await remindedAt('2026-10-31', '10:00'), 0);
    assert.equal(await remindedAt('2026-11-02', '08:00'), 1);
  });

  it('that may have arrived are not sent again, and the project leader sees it', async () => {
    bot().connector.fail({ conversationId: rut.chat.id, drop: 'after' });
    assert.equal(await remindedAt('2026-10-27'), 1);
    await bot().restart();
    assert.equal(await remindedAt('2026-10-27', '12:00'), 1);
    assert.ok((await leadersCard()).includes(leaderWords.delivered('27 oktober kl. 09.00', 0, 0, 0, 1)));
  });

  it('whose answer breaks off are not sent again', async () => {
    bot().connector.fail({ conversationId: rut.chat.id, drop: 'garbled', times: 10 });
    assert.equal(await remindedAt('2026-10-27', '09:00'), 1);
    assert.equal(await remindedAt('2026-10-27', '12:00'), 1);
    const { messages } = await bot().store.read(deliveryOf('report-reminder', '2026-10.2026-10-27'));
    assert.deepEqual(
      Object.values(messages).map(({ state }) => state),
      ['uncertain'],
    );
  });

  it('that were on their way when the bot was killed are not sent again', async () => {
    bot().connector.fail({ conversationId: rut.chat.id, status: 503, times: 4 });
    await remindedAt('2026-10-27');
    const doc = deliveryOf('report-reminder', '2026-10.2026-10-27');
    const [[id, prepared] = assert.fail()] = Object.entries((await bot().store.read(doc)).messages);
    await bot().store.change(doc, (delivery) => beginSending(delivery, id, { prepared, now: bot().clock.now }));
    await bot().restart();
    assert.equal(await remindedAt('2026-10-27', '12:00'), 0);
    const { state, cause } = (await bot().store.read(doc)).messages[id] ?? {};
    assert.deepEqual([state, cause], ['uncertain', 'interrupted']);
  });

  it('keep a chat that is refused for a while', async () => {
    bot().connector.fail({ conversationId: rut.chat.id, code: 'MessageWritesBlocked' });
    assert.equal(await remindedAt('2026-10-27'), 0);
    assert.notEqual((await bot().store.read(profileOf(rut))).chat, null);
    assert.equal(await remindedAt('2026-10-30'), 1);
  });

  it('forget a chat that Teams refuses, until the person writes again', async () => {
    bot().connector.fail({ conversationId: rut.chat.id, code: 'BotNotInConversationRoster' });
    assert.equal(await remindedAt('2026-10-27'), 0);
    assert.equal((await bot().store.read(profileOf(rut))).chat, null);
    assert.match(await leadersCard(), new RegExp(`${leaderWords.unreachable['no-chat']}\nAle`));
    assert.equal(await remindedAt('2026-10-30'), 0);
    await asks(bot(), rut, 'rapport');
    assert.equal(await remindedAt('2026-11-03'), 1);
  });

  const meanwhile: Record<string, () => Promise<unknown>> = {
    'the report came in': () => handsIn(bot(), rut),
    'the person paused them': () => redraws(bot(), rut, remindersTo(bot(), rut)[0] ?? {}, words.pause),
    'the role was withdrawn': async () => {
      const book = await asks(bot(), ADMIN, 'roller');
      const [holding = ''] = Object.values(choicesOf(book, 'holding'));
      await redraws(bot(), ADMIN, book, 'role.withdraw', { holding });
    },
    'the municipality was excused': async () => {
      await appoint(bot(), LEADER, 'leader');
      const status = await asks(bot(), LEADER, 'status rapporter');
      const ale = await redraws(bot(), LEADER, status, 'report.view', { municipality: '1440' });
      await redraws(bot(), LEADER, ale, 'report.excuse', { reason: 'Semester' });
    },
  };
  for (const [what, happens] of Object.entries(meanwhile)) {
    it(`that Teams could not take just then are not sent when ${what} meanwhile`, async () => {
      await remindedAt('2026-10-27');
      bot().connector.fail({ conversationId: rut.chat.id, status: 429, times: 4 });
      assert.equal(await remindedAt('2026-10-30'), 1);
      await happens();
      assert.equal(await remindedAt('2026-10-30', '09:01'), 1);
      assert.equal(await remindedAt('2026-10-30', '12:00'), 1);
    });
  }
});
