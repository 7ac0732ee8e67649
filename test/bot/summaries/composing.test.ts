import assert from 'node:assert/strict';
import { inSweden, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import { asks, inputsOf, redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { appointLeader, kept, opensDraft, postsStatus, savesDraft, TEXTS, words } from '../../support/summary-talk.ts';
import { buttonsOf } from '../../support/teams-cards.ts';

const { form, versions, copy, remove } = words;
const AT = '6 november kl. 09.00';

describe('the draft of the monthly status', () => {
  const bot = useBot(REPORT_BOT);
  let lena: Somebody;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-11-06', '09:00');
    lena = await appointLeader(bot());
  });
  const summaries = async (): Promise<string[]> => (await kept(bot())).versions.map(({ summary }) => summary);

  it('is empty at first, and says what the two texts are for', async () => {
    const card = await opensDraft(bot());
    for (const text of ['Månadsrapport oktober 2026: utkast', form.none, form.shared]) {
      assert.ok(wordsOn(card).includes(text), text);
    }
    const labels = JSON.stringify(card).match(/"label":"[^"]*"/g);
    assert.deepEqual(labels, [
      '"label":"Rubrik (frivillig)"',
      '"label":"Summering oktober"',
      '"label":"Planering november"',
      '"label":"Länk (frivillig)"',
    ]);
    assert.deepEqual(inputsOf(card), {});
  });

  it('is that of the month that is collected when none is named', async () => {
    bot().clock.now = inSweden('2026-11-21', '09:00');
    assert.ok(wordsOn(await asks(bot(), lena, 'månadsrapport')).includes('november 2026'));
    assert.ok(wordsOn(await asks(bot(), lena, 'månadsrapport september')).includes('september 2026'));
    assert.ok(wordsOn(await asks(bot(), lena, 'månadsrapport oktober 2025')).includes('oktober 2025'));
  });

  it('is saved, unfinished or not, and shown in place with its version', async () => {
    const card = await savesDraft(bot(), lena, { summary: 'Bara det här.' });
    assert.ok(wordsOn(card).includes(form.saved(1, AT)));
    assert.deepEqual(inputsOf(card), { summary: 'Bara det här.' });
    await bot().restart();
    assert.deepEqual(inputsOf(await opensDraft(bot())), { summary: 'Bara det här.' });
  });

  it('is not saved again when nothing has changed', async () => {
    const card = await savesDraft(bot(), lena);
    assert.ok(wordsOn(await redraws(bot(), lena, card, form.save.title)).includes(form.already));
    assert.deepEqual(await summaries(), [TEXTS.summary]);
  });

  it('is saved once by two presses at the same moment', async () => {
    const card = await opensDraft(bot());
    await Promise.all([1, 2].map(() => redraws(bot(), lena, card, form.save.title, TEXTS)));
    assert.deepEqual(await summaries(), [TEXTS.summary]);
  });

  it('goes back to an earlier version when that is opened and saved', async () => {
    let card = await savesDraft(bot(), lena, { summary: 'Ett.' });
    for (const summary of ['Två.', 'Tre.']) card = await redraws(bot(), lena, card, form.save.title, { summary });
    const list = await redraws(bot(), lena, card, form.versions.title);
    assert.ok(wordsOn(list).includes(versions.text));
    assert.deepEqual(
      buttonsOf(list).map(({ title }) => title),
      [versions.one(2, AT), versions.one(1, AT), form.back.title],
    );
    const first = await redraws(bot(), lena, list, versions.one(1, AT));
    assert.ok(wordsOn(first).includes(form.restored(1)));
    assert.deepEqual(inputsOf(first), { summary: 'Ett.' });
    assert.deepEqual(await summaries(), ['Ett.', 'Två.', 'Tre.'], 'to look is not to save');
    await redraws(bot(), lena, first, form.save.title);
    assert.deepEqual(await summaries(), ['Ett.', 'Två.', 'Tre.', 'Ett.']);
  });

  it('begins with an older month when that is chosen, and keeps what stood there', async () => {
    await postsStatus(bot(), lena, { summary: 'Det var oktober.', link: 'https://x.se/okt', title: 'Oktoberläget' });
    const november = await asks(bot(), lena, 'månadsrapport november');
    const list = await redraws(bot(), lena, november, form.copy.title, { summary: 'Halvskrivet.' });
    assert.ok(wordsOn(list).includes(copy.text('november 2026')));
    const filled = await redraws(bot(), lena, list, 'oktober 2026');
    assert.ok(wordsOn(filled).includes(form.copied('oktober 2026')));
    assert.deepEqual(inputsOf(filled), { summary: 'Det var oktober.', link: 'https://x.se/okt' });
    assert.deepEqual(
      (await kept(bot(), '2026-11')).versions.map(({ summary }) => summary),
      ['Halvskrivet.'],
    );
  });

  it('has nothing to begin with before the first was posted', async () => {
    const list = await redraws(bot(), lena, await opensDraft(bot()), form.copy.title);
    assert.ok(wordsOn(list).includes(copy.none));
    assert.deepEqual(inputsOf(await redraws(bot(), lena, list, form.back.title)), {});
  });

  it('is deleted after a question, and starts anew', async () => {
    const asked = await redraws(bot(), lena, await savesDraft(bot(), lena), form.remove.title);
    assert.ok(wordsOn(asked).includes(remove.text));
    assert.deepEqual(inputsOf(await redraws(bot(), lena, asked, form.back.title)), TEXTS);
    const gone = await redraws(bot(), lena, asked, remove.yes.title);
    assert.ok(wordsOn(gone).includes(remove.done));
    assert.deepEqual(inputsOf(gone), {});
    assert.ok(wordsOn(await redraws(bot(), lena, asked, remove.yes.title)).includes(remove.gone));
    assert.ok(wordsOn(await redraws(bot(), lena, gone, form.save.title, TEXTS)).includes(form.saved(2, AT)));
  });

  it('is not deleted when it was changed after the question', async () => {
    const card = await savesDraft(bot(), lena);
    const asked = await redraws(bot(), lena, card, form.remove.title);
    await redraws(bot(), lena, card, form.save.title, { summary: 'Ändrat.' });
    assert.ok(wordsOn(await redraws(bot(), lena, asked, remove.yes.title)).includes(words.send.refused.stale));
    assert.deepEqual(await summaries(), [TEXTS.summary, 'Ändrat.']);
  });

  for (const period of ['2025-09', '2027-01', '2027-12']) {
    it(`is not to be had of ${period}`, async () => {
      const { said } = await sendsPress(bot(), lena, { verb: 'summary.open', data: { v: 1, lang: 'sv', period } });
      assert.equal(said, words.archive.tooOld);
    });
  }
});
