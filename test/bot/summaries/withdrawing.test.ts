import assert from 'node:assert/strict';
import { createPostingTalk } from '../../support/posting-talk.ts';
import { inSweden, REPORT_BOT } from '../../support/report-people.ts';
import { redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { PERIOD, postsStatus, previews, savesDraft, words } from '../../support/summary-talk.ts';

const { delivery: says, card: cardWords } = words;
const NAME = 'Månadsrapport oktober 2026';

describe('a posted monthly status', () => {
  const bot = useBot(REPORT_BOT);
  const { lena, copies, counts, fails, progress, at, withdraws, prepare } = createPostingTalk(bot);
  beforeEach(prepare);

  it('is withdrawn after a question: copies are deleted, and what waits is not sent', async () => {
    fails(3, { status: 503 });
    await postsStatus(bot(), lena);
    await withdraws();
    await at('10:00');
    assert.deepEqual(counts(), [0, 0, 0]);
    assert.ok(wordsOn(progress()).includes(says.withdrawn(NAME)));
  });

  it('that cannot be deleted is replaced by a line', async () => {
    await postsStatus(bot(), lena);
    fails(2, { call: 'delete', status: 501 });
    await withdraws();
    await bot().tick();
    assert.deepEqual(counts(), [0, 1, 0]);
    assert.ok(copies()[1]?.[0]?.includes(cardWords.withdrawn(NAME)));
    assert.ok(!copies()[1]?.[0]?.includes('Utbildningen har börjat.'));
  });

  it('whose copy could not be deleted can be tried again', async () => {
    await postsStatus(bot(), lena);
    fails(2, { call: 'delete', status: 400 });
    await withdraws();
    assert.deepEqual(counts(), [0, 1, 0]);
    await redraws(bot(), lena, progress(), says.resendFailed(1).title);
    await bot().tick();
    assert.deepEqual(counts(), [0, 0, 0]);
  });

  it('that was withdrawn is not told of where it may never have arrived', async () => {
    fails(2, { status: 500 });
    await postsStatus(bot(), lena);
    await withdraws();
    const data = { v: 1, lang: 'sv', period: PERIOD, edition: 1, from: 'uncertain' };
    await sendsPress(bot(), lena, { verb: 'summary.resend', data });
    await at('12:00');
    assert.deepEqual(counts(), [0, 0, 0]);
  });

  it('is not posted again by a card from before it was withdrawn', async () => {
    const { sending } = await previews(bot(), lena, await savesDraft(bot(), lena));
    await redraws(bot(), lena, sending, 'summary.post');
    await bot().tick();
    await withdraws();
    const card = await redraws(bot(), lena, sending, 'summary.post');
    await bot().tick();
    assert.ok(wordsOn(card).includes(words.send.refused.stale));
    assert.deepEqual(counts(), [0, 0, 0]);
  });

  it('is taken back long after it was posted', async () => {
    await postsStatus(bot(), lena);
    bot().clock.now = inSweden('2028-05-08', '09:00');
    await withdraws();
    assert.deepEqual(counts(), [0, 0, 0]);
  });

  it('can be posted again after it was withdrawn', async () => {
    await postsStatus(bot(), lena);
    await withdraws();
    const { sending } = await previews(bot(), lena, await savesDraft(bot(), lena));
    await redraws(bot(), lena, sending, 'summary.post');
    await bot().tick();
    assert.deepEqual(counts(), [1, 1, 1]);
  });

  for (const verb of ['summary.stop', 'summary.withdraw', 'summary.resend']) {
    it(`that was withdrawn and posted again is not ended by an old ${verb}`, async () => {
      await postsStatus(bot(), lena);
      await withdraws();
      await postsStatus(bot(), lena);
      const data = {
        v: 1,
        lang: 'sv',
        period: PERIOD,
        edition: 1,
        ...(verb === 'summary.resend' && { from: 'failed' }),
      };
      const { card } = await sendsPress(bot(), lena, { verb, data });
      assert.ok(wordsOn(card ?? {}).includes(says.notLive));
      await bot().tick();
      assert.deepEqual(counts(), [1, 1, 1]);
    });
  }

  it('is withdrawn across a restart', async () => {
    await postsStatus(bot(), lena);
    for (const number of [1, 2, 3]) fails(number, { status: 503 });
    await withdraws();
    await bot().restart();
    await at('11:00');
    assert.deepEqual(counts(), [0, 0, 0]);
  });
});
