import assert from 'node:assert/strict';
import { createPostingTalk } from '../../support/posting-talk.ts';
import { inSweden, REPORT_BOT } from '../../support/report-people.ts';
import { redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { copiesIn, kept, PERIOD, postsStatus, words } from '../../support/summary-talk.ts';

const { delivery: says, send, card: cardWords } = words;
const NAME = 'Månadsrapport oktober 2026';

describe('a posted monthly status', () => {
  const bot = useBot(REPORT_BOT);
  const { lena, place, copies, counts, fails, progress, at, corrects, prepare } = createPostingTalk(bot);
  beforeEach(prepare);

  it('is corrected in place, with the time, and posted anew where the copy is gone', async () => {
    fails(3, { status: 503 });
    await postsStatus(bot(), lena);
    const [first = assert.fail()] = copiesIn(bot(), 1);
    await fetch(
      `${bot().connector.url}v3/conversations/${encodeURIComponent(place(2))}/activities/${copiesIn(bot(), 2)[0]?.id}`,
      {
        method: 'DELETE',
      },
    );
    bot().clock.now = inSweden('2026-11-06', '09:30');
    await corrects('Rättad text.');
    await bot().tick();
    await at('09:40');
    for (const [number, [copy = '', ...more]] of copies().entries()) {
      assert.deepEqual(more, [], `channel ${number + 1}`);
      for (const text of ['Rättad text.', cardWords.corrected('6 november kl. 09.30')]) assert.ok(copy.includes(text));
    }
    assert.equal(copiesIn(bot(), 1)[0]?.id, first.id, 'in place');
    assert.ok(wordsOn(progress()).includes(says.corrected(NAME)));
  });

  it('that was stopped and corrected can be stopped again', async () => {
    fails(2, { status: 503 });
    await postsStatus(bot(), lena);
    await redraws(bot(), lena, progress(), 'summary.stop');
    await bot().tick();
    fails(1, { status: 503 });
    fails(3, { status: 503 });
    await corrects('Rättad text.');
    await bot().tick();
    await redraws(bot(), lena, progress(), 'summary.stop');
    await at('10:00');
    assert.ok(
      copies()
        .flat()
        .every((copy) => !copy.includes('Rättad text.')),
    );
    await redraws(bot(), lena, progress(), says.goOn(3).title);
    await at('10:01');
    assert.ok(
      copies()
        .flat()
        .every((copy) => copy.includes('Rättad text.')),
    );
    assert.deepEqual(counts(), [1, 1, 1]);
  });

  it('is not corrected by a text that says the same', async () => {
    await postsStatus(bot(), lena);
    const data = { v: 1, lang: 'sv', period: PERIOD, version: 1 };
    const { card } = await sendsPress(bot(), lena, { verb: 'summary.post', data });
    assert.ok(wordsOn(card ?? {}).includes(send.refused.already));
    assert.equal((await kept(bot())).editions[0]?.posted.length, 1);
  });

  it('is corrected across a restart', async () => {
    await postsStatus(bot(), lena);
    for (const number of [1, 2, 3]) fails(number, { status: 503 });
    await corrects('Rättad text.');
    await bot().tick();
    await bot().restart();
    await at('10:00');
    assert.ok(copies().every(([copy]) => copy?.includes('Rättad text.')));
  });
});
