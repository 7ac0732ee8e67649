import assert from 'node:assert/strict';
import { deliveryOf } from '../../../src/delivery/outbox.ts';
import { REMINDER_JOB } from '../../../src/reports/reminders.ts';
import { sv } from '../../../src/reports/texts/sv.ts';
import { inSweden, LEADER, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import { appoint, asDeputy, asks, asReporter, presses, remindersTo, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';

const { leader: words } = sv;

describe('a reminder', () => {
  const bot = useBot(REPORT_BOT);
  let rut: Somebody;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    rut = await asReporter(bot(), '1440');
    await appoint(bot(), LEADER, 'leader');
  });

  async function comesTo(day: string, time: string): Promise<number> {
    bot().clock.now = inSweden(day, time);
    await bot().tick();
    return remindersTo(bot(), rut).length;
  }
  const leaderReminds = async (): Promise<string> => {
    const { card } = await presses(bot(), LEADER, await asks(bot(), LEADER, 'status rapporter'), 'report.remind');
    return wordsOn(card ?? {});
  };

  it('comes once however often the leader presses from Friday evening to Sunday', async () => {
    for (const [day, time] of [
      ['2026-10-23', '18:30'],
      ['2026-10-24', '12:00'],
      ['2026-10-25', '11:00'],
    ] as const) {
      assert.equal(await comesTo(day, time), 0);
      const said = await leaderReminds();
      const isFirst = day === '2026-10-23';
      assert.equal(said.includes(words.reminding(1, 1, '26 oktober kl. 08.00')), isFirst);
      assert.equal(said.includes(words.remindedThatDay('måndag 26 oktober')), !isFirst);
    }
    assert.equal(await comesTo('2026-10-26', '07:59'), 0);
    assert.equal(await comesTo('2026-10-26', '08:00'), 1);
    assert.equal(await comesTo('2026-10-26', '12:00'), 1);
  });

  it('by the clock is left out when the leader has sent one the same morning', async () => {
    bot().clock.now = inSweden('2026-10-27', '08:50');
    await leaderReminds();
    assert.equal(await comesTo('2026-10-27', '08:51'), 1);
    assert.equal(await comesTo('2026-10-27', '09:01'), 1);
    assert.equal(await comesTo('2026-10-30', '09:01'), 2);
  });

  it('of the leader’s is not sent on a day when the clock has sent one', async () => {
    assert.equal(await comesTo('2026-10-27', '09:01'), 1);
    assert.ok((await leaderReminds()).includes(words.remindedThatDay('tisdag 27 oktober')));
    assert.equal(await comesTo('2026-10-27', '12:00'), 1);
  });

  it('is sent later the same day to somebody who became a reporter after the others were reminded', async () => {
    assert.equal(await comesTo('2026-10-27', '09:01'), 1);
    const disa = await asDeputy(bot(), '1440');
    assert.ok((await leaderReminds()).includes(words.reminding(1, 1, undefined)));
    await bot().tick();
    assert.deepEqual([remindersTo(bot(), rut).length, remindersTo(bot(), disa).length], [1, 1]);
  });

  it('that did not arrive can be sent again by the leader the same day', async () => {
    bot().connector.fail({ conversationId: rut.chat.id, code: 'BadArgument' });
    assert.equal(await comesTo('2026-10-27', '09:01'), 0);
    assert.ok((await leaderReminds()).includes(words.reminding(1, 1, undefined)));
    assert.equal(await comesTo('2026-10-27', '09:02'), 1);
  });

  it('that could not leave in working hours waits for them, and gives way to the next one', async () => {
    bot().connector.fail({ conversationId: rut.chat.id, status: 503 });
    assert.equal(await comesTo('2026-10-27', '16:58'), 0);
    assert.equal(await comesTo('2026-10-27', '23:30'), 0);
    await bot().restart();
    assert.equal(await comesTo('2026-10-30', '09:01'), 1);
    const { messages } = await bot().store.read(deliveryOf(REMINDER_JOB, '2026-10.2026-10-27'));
    assert.deepEqual(
      Object.values(messages).map(({ state, cause }) => [state, cause]),
      [['cancelled', 'a later reminder']],
    );
  });

  it('is tried again when Teams was not to be reached at all', async () => {
    await bot().connector.close();
    bot().clock.now = inSweden('2026-10-27', '09:00');
    await bot().tick();
    const { messages } = await bot().store.read(deliveryOf(REMINDER_JOB, '2026-10.2026-10-27'));
    assert.deepEqual(
      Object.values(messages).map(({ state, cause }) => [state, cause]),
      [['waiting', 'NotSent']],
    );
  });
});
