import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { summaryOf } from '../../../src/summaries/summary.ts';
import { contentWith, posted, saved } from '../../summaries/a-summary.ts';
import { inSweden, REPORT_BOT, type Somebody, STAFF } from '../../support/report-people.ts';
import { redraws, wordsOn, writes } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { appointLeader, groupOf, saysIn, TEXTS } from '../../support/summary-talk.ts';
import { cardOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;
const en = textsFor('en').summaries;

describe('in English, the monthly status', () => {
  const bot = useBot(REPORT_BOT);
  const english = { locale: 'en-GB' };

  beforeEach(() => {
    bot().clock.now = inSweden('2026-11-06', '09:00');
  });
  const asksInEnglish = async (who: Somebody, text: string): Promise<Json> =>
    cardOf((await writes(bot(), who, text, english))[0]);

  it('has cards in English for an English reader, from draft to progress', async () => {
    const lena = await appointLeader(bot());
    await asksInEnglish(STAFF, 'subscribe monthly status');
    const form = await asksInEnglish(lena, 'monthly status October');
    for (const text of [en.form.heading('Monthly status October 2026'), en.form.none]) {
      assert.ok(wordsOn(form).includes(text), text);
    }
    const saved = await redraws(bot(), lena, form, en.form.save.title, TEXTS);
    await redraws(bot(), lena, saved, en.form.preview.title);
    const sending = cardOf(bot().connector.posted(lena.chat.id).at(-1));
    assert.ok(wordsOn(sending).includes(en.send.targets(1, 0, 0, 1)));
    await redraws(bot(), lena, sending, 'summary.post');
    await bot().tick();
    const own = wordsOn(cardOf(bot().connector.posted(STAFF.chat.id).at(-1)));
    assert.ok(own.includes(en.card.whyPersonal));
    assert.ok(own.includes('Summary of October'));
  });

  it('is previewed as channels get it, whatever the leader’s language', async () => {
    const lena = await appointLeader(bot());
    await saysIn(bot(), STAFF, groupOf(STAFF), 'subscribe monthly status', english);
    const form = await redraws(bot(), lena, await asksInEnglish(lena, 'monthly status'), en.form.save.title, TEXTS);
    await redraws(bot(), lena, form, en.form.preview.title);
    const [preview, sending] = bot().connector.posted(lena.chat.id).slice(-2).map(cardOf);
    await redraws(bot(), lena, sending ?? {}, 'summary.post');
    await bot().tick();
    const copy = cardOf(bot().connector.posted(groupOf(STAFF).id).at(-1));
    assert.equal(JSON.stringify(copy), JSON.stringify(preview));
  });

  for (const [asked, shown] of [
    ['latest', 'Summary of October'],
    ['archive', 'October 2026'],
    ['subscribe', en.subscription.what],
    ['status of October', 'Plans for November'],
  ] as const) {
    it(`answers "${asked}" in English`, async () => {
      const next = posted(saved(contentWith()));
      await bot().store.change(summaryOf('2026-10'), () => ({ next, result: undefined }));
      const card = await asksInEnglish(STAFF, asked);
      assert.ok(JSON.stringify(card).includes(shown));
    });
  }
});
