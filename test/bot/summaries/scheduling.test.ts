import assert from 'node:assert/strict';
import { allRoles, holdingId, withdrawRole } from '../../../src/people/roles.ts';
import { ADMIN, inSweden, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import { inputsOf, redraws, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import {
  appointLeader,
  copiesIn,
  kept,
  OTHER_LEADER,
  previews,
  savesDraft,
  subscribeChannels,
  words,
} from '../../support/summary-talk.ts';
import { elementsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;
const { send, form } = words;

describe('a monthly status with a time', () => {
  const bot = useBot(REPORT_BOT);
  let lena: Somebody;
  let sending: Json;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-10-22', '09:00');
    lena = await appointLeader(bot());
    await subscribeChannels(bot(), 1);
    ({ sending } = await previews(bot(), lena, await savesDraft(bot(), lena)));
  });

  const schedules = (day: string, time: string): Promise<Json> =>
    redraws(bot(), lena, sending, 'summary.schedule', { day, time });
  const at = async (day: string, time: string): Promise<number> => {
    bot().clock.now = inSweden(day, time);
    await bot().tick();
    return copiesIn(bot(), 1).length;
  };
  const scheduledFor = async (): Promise<string | undefined> => (await kept(bot())).schedule?.for;

  it('offers the next working day at nine, Swedish time', () => {
    assert.deepEqual(inputsOf(sending), { day: '2026-10-23', time: '09:00' });
    assert.ok(elementsOf(sending).some(({ label }) => label === send.timeLabel));
  });

  it('is posted once at its time, and not before', async () => {
    const card = await schedules('2026-10-26', '09:00');
    assert.ok(wordsOn(card).includes(send.scheduled('måndag 26 oktober', 'kl. 09.00')));
    assert.deepEqual(inputsOf(card), {}, 'it has its time');
    assert.equal(await at('2026-10-26', '08:59'), 0);
    assert.equal(await at('2026-10-26', '09:00'), 1);
    assert.equal(await at('2026-10-26', '12:00'), 1);
  });

  it('is not posted for somebody who is no leader any more, and another leader hears of it', async () => {
    const lars = await appointLeader(bot(), OTHER_LEADER);
    await schedules('2026-10-26', '09:00');
    const id = holdingId({ person: lena, role: 'leader', municipality: null });
    await bot().store.change(allRoles, (roles) => withdrawRole(roles, { id, by: ADMIN, now: bot().clock.now }));
    assert.equal(await at('2026-10-26', '09:00'), 0);
    const name = 'Månadsrapport oktober 2026';
    const told = bot()
      .connector.posted(lars.chat.id)
      .map(({ text }) => text);
    assert.ok(told.includes(send.notice.missed(name, '26 oktober kl. 09.00')));
  });

  for (const [what, day, time, copies] of [
    ['on time', '2026-10-26', '09:00', 1],
    ['six hours late', '2026-10-26', '15:00', 1],
    ['two days late', '2026-10-28', '09:00', 0],
  ] as const) {
    it(`is ${copies === 1 ? 'posted once' : 'not posted'} when the bot comes back ${what}`, async () => {
      await schedules('2026-10-26', '09:00');
      await bot().restart();
      assert.equal(await at(day, time), copies);
      await bot().restart();
      assert.equal(await at(day, '23:00'), copies);
      const told = bot()
        .connector.posted(lena.chat.id)
        .map(({ text }) => text);
      const missed = send.notice.missed('Månadsrapport oktober 2026', '26 oktober kl. 09.00');
      assert.equal(told.filter((text) => text === missed).length, copies === 1 ? 0 : 1);
      if (copies === 1) return;
      const again = await redraws(bot(), lena, sending, 'summary.send');
      assert.ok(wordsOn(again).includes(send.missed('26 oktober kl. 09.00')));
      await redraws(bot(), lena, again, 'summary.post');
      await bot().tick();
      assert.equal(copiesIn(bot(), 1).length, 1);
    });
  }

  for (const [what, day, time, refused] of [
    ['in the past', '2026-10-21', '09:00', send.refused.past],
    ['now', '2026-10-22', '09:00', send.refused.past],
    ['a year away', '2027-10-22', '09:00', send.refused['too-far']],
    ['in the missing hour', '2027-03-28', '02:30', send.refused.skipped],
    ['without a day', '', '09:00', send.refused.malformed],
    ['on a day that is none', '2026-02-30', '09:00', send.refused.malformed],
    ['at words', 'i morgon', 'snart', send.refused.malformed],
  ] as const) {
    it(`${what} is refused, and what was chosen is still there`, async () => {
      const card = await schedules(day, time);
      assert.ok(wordsOn(card).includes(refused));
      if (day !== '') assert.deepEqual(inputsOf(card), { day, time });
      assert.equal(await scheduledFor(), undefined);
    });
  }

  it('in the repeated hour is the first of the two, which is said', async () => {
    const card = await schedules('2026-10-25', '02:30');
    assert.ok(wordsOn(card).includes(send.repeated));
    assert.equal(await scheduledFor(), '2026-10-25T00:30:00.000Z');
    bot().clock.now = new Date('2026-10-25T00:30:00Z');
    await bot().tick();
    bot().clock.now = new Date('2026-10-25T01:30:00Z');
    await bot().tick();
    assert.equal(copiesIn(bot(), 1).length, 1);
  });

  for (const [day, warning] of [
    ['2026-12-25', send.holiday('fredag 25 december', 'juldagen')],
    ['2026-10-24', send.weekend('lördag 24 oktober')],
  ] as const) {
    it(`on ${day} is taken with a warning`, async () => {
      assert.ok(wordsOn(await schedules(day, '09:00')).includes(warning));
      assert.ok(await scheduledFor());
    });
  }

  it('can be taken back, and is not posted then', async () => {
    const card = await redraws(bot(), lena, await schedules('2026-10-26', '09:00'), 'summary.unschedule');
    assert.ok(wordsOn(card).includes(send.unscheduled));
    assert.equal(await at('2026-10-26', '09:00'), 0);
  });

  it('loses it when the text is changed, which is said', async () => {
    await schedules('2026-10-26', '09:00');
    const card = await savesDraft(bot(), lena, { summary: 'Ändrat.' });
    assert.ok(wordsOn(card).includes(form.unscheduled));
    assert.equal(await at('2026-10-26', '09:00'), 0);
  });

  it('is not scheduled for a text that was changed since it was previewed', async () => {
    await savesDraft(bot(), lena, { summary: 'Ändrat.' });
    assert.ok(wordsOn(await schedules('2026-10-26', '09:00')).includes(send.refused.stale));
    assert.equal(await scheduledFor(), undefined);
  });

  it('can be sent at once instead, and then not again at its time', async () => {
    const card = await schedules('2026-10-26', '09:00');
    await redraws(bot(), lena, card, 'summary.post');
    assert.equal(await at('2026-10-22', '09:01'), 1);
    assert.equal(await at('2026-10-26', '09:00'), 1);
  });
});
