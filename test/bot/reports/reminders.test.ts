import assert from 'node:assert/strict';
import { profileOf } from '../../../src/people/profiles.ts';
import { en } from '../../../src/reports/texts/en.ts';
import { sv } from '../../../src/reports/texts/sv.ts';
import { inSweden, LEADER, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import {
  appoint,
  asDeputy,
  asks,
  asReporter,
  handsIn,
  presses,
  redraws,
  remindersTo,
  wordsOn,
  writes,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { installing } from '../../support/teams-activities.ts';

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

  it('say what is missing and until when, why one gets them, and open the form', async () => {
    await remindedAt('2026-10-27');
    const [card = {}] = remindersTo(bot(), rut);
    for (const said of [words.due('oktober', 'fredag 30 oktober'), words.why('Ale')])
      assert.ok(wordsOn(card).includes(said));
    assert.match(wordsOn(await redraws(bot(), rut, card, words.open)), /Ale/);
  });

  it('say after the due day until when a late report is taken', async () => {
    await remindedAt('2026-11-03');
    const [card = {}] = remindersTo(bot(), rut);
    assert.ok(wordsOn(card).includes(words.overdue('oktober', 'fredag 30 oktober', 'torsdag 19 november')));
  });

  it('speak the language that the person’s Teams is set to', async () => {
    await writes(bot(), rut, 'hej', { locale: 'en-GB' });
    await remindedAt('2026-10-27');
    const [card = {}] = remindersTo(bot(), rut);
    assert.ok(wordsOn(card).includes(en.reminder.due('October', 'Friday 30 October')));
  });

  it('go to the deputy too, and stop for both when one of them has handed in', async () => {
    const disa = await asDeputy(bot(), '1440');
    await remindedAt('2026-10-27');
    await handsIn(bot(), disa);
    await remindedAt('2026-10-30');
    assert.deepEqual([remindersTo(bot(), rut).length, remindersTo(bot(), disa).length], [1, 1]);
  });

  it('pause for the month on a press, are shown as paused, and go on after another press', async () => {
    await remindedAt('2026-10-27');
    const [card = {}] = remindersTo(bot(), rut);
    const paused = await redraws(bot(), rut, card, words.pause);
    assert.ok(wordsOn(paused).includes(words.paused('oktober')));
    assert.equal(await remindedAt('2026-10-30'), 1);
    assert.match(await leadersCard(), new RegExp(`${leaderWords.unreachable.paused}\nAle`));
    await redraws(bot(), rut, paused, words.resume);
    assert.equal(await remindedAt('2026-11-03'), 2);
    await redraws(bot(), rut, card, words.pause);
    assert.equal(await remindedAt('2026-11-25'), 3, 'a pause is for one month');
  });

  it('stay paused when the card of an older month is pressed', async () => {
    await remindedAt('2026-10-27');
    await remindedAt('2026-11-25');
    const [october = {}, november = {}] = remindersTo(bot(), rut);
    await redraws(bot(), rut, november, words.pause);
    const { said } = await presses(bot(), rut, october, words.pause);
    assert.equal(said, sv.refused.closed('oktober', 'fredag 20 november'));
    assert.equal(await remindedAt('2026-11-30'), 2);
  });

  it('that a stop has missed are sent on return, once', async () => {
    await bot().restart();
    assert.equal(await remindedAt('2026-10-27', '15:10'), 1);
    await bot().restart();
    assert.equal(await remindedAt('2026-10-27', '15:20'), 1);
    assert.equal(await remindedAt('2026-10-29', '11:00'), 1);
  });

  it('that a stop has missed wait for working hours', async () => {
    assert.equal(await remindedAt('2026-10-27', '17:00'), 0);
    assert.equal(await remindedAt('2026-10-28', '07:59'), 0);
    assert.equal(await remindedAt('2026-10-28', '08:00'), 1);
    assert.equal(await remindedAt('2026-10-31', '10:00'), 1, 'All Saints’ Day');
    assert.equal(await remindedAt('2026-11-01', '10:00'), 1, 'a Sunday');
    assert.equal(await remindedAt('2026-11-02', '08:00'), 2);
  });

  it('are only the latest of two that a stop has missed', async () => {
    assert.equal(await remindedAt('2026-11-02', '10:00'), 1);
    assert.equal(await remindedAt('2026-11-02', '10:05'), 1);
    assert.equal(await remindedAt('2026-11-03'), 2);
  });

  it('are no longer sent when the month is closed', async () => {
    assert.equal(await remindedAt('2026-11-20', '10:00'), 0);
  });

  it('do not come after the app was taken away', async () => {
    await bot().say(installing('remove', rut.chat, { from: rut.from }));
    assert.equal((await bot().store.read(profileOf(rut))).chat, null);
    assert.equal(await remindedAt('2026-10-27'), 0);
  });
});
