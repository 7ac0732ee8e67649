import assert from 'node:assert/strict';
import { sv as people } from '../../../src/people/texts/sv.ts';
import { ADMIN, inSweden, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import { cardsTo, redraws, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import {
  appointLeader,
  channelNo,
  copiesIn,
  kept,
  opensDraft,
  postsStatus,
  previews,
  progressTo,
  savesDraft,
  saysIn,
  subscribeChannels,
  words,
} from '../../support/summary-talk.ts';
import { installing, type Place, pressing } from '../../support/teams-activities.ts';
import { cardOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;
const { send, delivery } = words;
const NAME = 'Månadsrapport oktober 2026';

describe('posting the monthly status', () => {
  const bot = useBot(REPORT_BOT);
  let lena: Somebody;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-11-06', '09:00');
    lena = await appointLeader(bot());
    await subscribeChannels(bot(), 1, 2);
  });
  const subscribes = (where: Place, on: boolean) =>
    bot().post(pressing('subscription.set', { v: 1, lang: 'sv', topic: 'summary', on }, where, { from: ADMIN.from }));
  const postedCards = (number: number): Json[] => copiesIn(bot(), number).map(cardOf);

  it('puts the very card of the preview in each channel, once, outside all threads', async () => {
    const { preview, sending } = await previews(bot(), lena, await savesDraft(bot(), lena));
    await redraws(bot(), lena, sending, 'summary.post');
    await bot().tick();
    for (const number of [1, 2]) {
      assert.deepEqual(
        postedCards(number).map((card) => JSON.stringify(card)),
        [JSON.stringify(preview)],
      );
    }
    await bot().tick();
    await bot().restart();
    await bot().tick();
    assert.deepEqual([copiesIn(bot(), 1).length, copiesIn(bot(), 2).length], [1, 1]);
  });

  it('tells before how many get it, and afterwards on a card that is kept up to date', async () => {
    const { sending } = await previews(bot(), lena, await savesDraft(bot(), lena));
    assert.ok(wordsOn(sending).includes(send.targets(2, 2, 0, 0)));
    const card = await redraws(bot(), lena, sending, 'summary.post');
    assert.ok(wordsOn(card).includes(send.posting(2)));
    await bot().tick();
    const progress = wordsOn(progressTo(bot(), lena));
    for (const text of [delivery.sent(NAME), delivery.there(2, 2)]) assert.ok(progress.includes(text), text);
    assert.equal(cardsTo(bot(), lena).filter((one) => wordsOn(one).includes(delivery.there(2, 2))).length, 1);
  });

  it('twice from two windows posts once, and the second one is told', async () => {
    const form = await savesDraft(bot(), lena);
    const windows = [(await previews(bot(), lena, form)).sending, (await previews(bot(), lena, form)).sending] as const;
    const answers = await Promise.all(windows.map((card) => redraws(bot(), lena, card, 'summary.post')));
    await bot().tick();
    assert.equal(answers.filter((card) => wordsOn(card).includes(send.refused.already)).length, 1);
    assert.deepEqual([copiesIn(bot(), 1).length, (await kept(bot())).editions.length], [1, 1]);
  });

  it('of a text that was changed since it was previewed is refused', async () => {
    const { sending } = await previews(bot(), lena, await savesDraft(bot(), lena));
    await savesDraft(bot(), lena, { summary: 'Ändrat.' });
    const card = await redraws(bot(), lena, sending, 'summary.post');
    assert.ok(wordsOn(card).includes(send.refused.stale));
    await bot().tick();
    assert.deepEqual(copiesIn(bot(), 1), []);
  });

  it('without subscribers says so, and the status is found all the same', async () => {
    for (const number of [1, 2]) await subscribes(channelNo(number), false);
    const { sending } = await previews(bot(), lena, await savesDraft(bot(), lena));
    assert.ok(wordsOn(sending).includes(send.noTargets));
    await redraws(bot(), lena, sending, 'summary.post');
    await bot().tick();
    assert.ok(wordsOn(progressTo(bot(), lena)).includes(delivery.nobody));
  });

  it('shows the progress in place of the draft, until there is something new to post', async () => {
    await postsStatus(bot(), lena);
    assert.ok(wordsOn(await opensDraft(bot())).includes(delivery.sent(NAME)));
    const form = await redraws(bot(), lena, await opensDraft(bot()), delivery.correct.title);
    await redraws(bot(), lena, form, 'Spara', { summary: 'Rättat.' });
    assert.ok(wordsOn(await opensDraft(bot())).includes(words.form.heading(NAME)));
  });

  for (const [what, code, cause] of [
    ['was taken away from there', undefined, 'Appen är borttagen därifrån'],
    ['is blocked there', 'ConversationBlockedByUser', 'Mottagaren har blockerat appen'],
    ['may not write there', 'NotEnoughPermissions', `Appen får inte skriva där (${send.tried})`],
    ['is turned off', 'BotDisabledByAdmin', 'Organisationens administratör har stängt av appen'],
  ] as const) {
    it(`tells in the preview that the app ${what}`, async () => {
      if (code === undefined) await bot().say(installing('remove', channelNo(1), { from: lena.from }));
      else {
        bot().connector.fail({ conversationId: channelNo(1).id.replace(/;.*/, ''), code });
        await postsStatus(bot(), lena);
        const asked = await redraws(bot(), lena, progressTo(bot(), lena), delivery.withdraw.title);
        await redraws(bot(), lena, asked, delivery.withdrawYes.title);
        await bot().tick();
      }
      const form = await savesDraft(bot(), lena, { summary: 'Nytt försök.' });
      const { sending } = await previews(bot(), lena, form);
      // The whole team is left at once.
      const wrong = code === undefined ? 2 : 1;
      assert.ok(wordsOn(sending).includes(send.problems(wrong)));
      assert.ok(wordsOn(sending).includes(`Kanalen FVM – Kanal 1 (${people.organisation('aaaaaaaa')}): ${cause}`));
    });
  }

  it('does not go to a channel that has unsubscribed while it waited', async () => {
    bot().connector.fail({ conversationId: channelNo(2).id.replace(/;.*/, ''), status: 429 });
    await postsStatus(bot(), lena);
    await saysIn(bot(), ADMIN, channelNo(2), 'avsluta prenumeration');
    bot().clock.now = new Date(bot().clock.now.getTime() + 60_000);
    await bot().tick();
    assert.deepEqual([copiesIn(bot(), 1).length, copiesIn(bot(), 2).length], [1, 0]);
  });

  it('reaches the others when the app is taken away between preview and posting', async () => {
    const other = channelNo(3, undefined, '19:team2@thread.tacv2');
    await subscribes(other, true);
    const { sending } = await previews(bot(), lena, await savesDraft(bot(), lena));
    await bot().say(installing('remove', other, { from: lena.from }));
    await redraws(bot(), lena, sending, 'summary.post');
    await bot().tick();
    const progress = wordsOn(progressTo(bot(), lena));
    for (const text of [delivery.there(2, 3), delivery.failed, 'Appen är borttagen därifrån']) {
      assert.ok(progress.includes(text), text);
    }
    assert.deepEqual([copiesIn(bot(), 1).length, copiesIn(bot(), 2).length, copiesIn(bot(), 3).length], [1, 1, 0]);
  });
});
