import assert from 'node:assert/strict';
import { inSweden, REPORT_BOT, type Somebody, STAFF } from '../../support/report-people.ts';
import { redraws, wordsOn, writes } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { appointLeader, postsStatus, previews, progressTo, TEXTS, words } from '../../support/summary-talk.ts';
import { cardOf } from '../../support/teams-cards.ts';

const { archive, delivery } = words;

describe('a question about what is posted', () => {
  const bot = useBot(REPORT_BOT);
  let lena: Somebody;
  const QUESTION = 'Vad hände i oktober 2026?';
  const SENTENCE = 'Breddinförandet i Fyrbodal har fått en ny projektplan.';

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-11-06', '09:00');
    lena = await appointLeader(bot());
  });
  const answer = async (): Promise<string> => {
    const [message] = await writes(bot(), STAFF, QUESTION);
    return message?.attachments === undefined ? String(message?.text) : wordsOn(cardOf(message));
  };

  it('is answered from it at once, with its source and date', async () => {
    assert.ok(!(await answer()).includes(SENTENCE));
    await postsStatus(bot(), lena, { ...TEXTS, summary: SENTENCE });
    const told = await answer();
    for (const text of [SENTENCE, 'VästKom', 'Månadsrapport oktober 2026', '6 november 2026']) {
      assert.ok(told.includes(text), `${text} in ${told}`);
    }
  });

  it('is answered from the correction after a correction, and from nothing after a withdrawal', async () => {
    await postsStatus(bot(), lena, { ...TEXTS, summary: SENTENCE });
    const form = await redraws(bot(), lena, progressTo(bot(), lena), delivery.correct.title);
    const corrected = 'Breddinförandet i Skaraborg har fått en ny projektplan.';
    const saves = await redraws(bot(), lena, form, words.form.save.title, { summary: corrected });
    await redraws(bot(), lena, (await previews(bot(), lena, saves)).sending, 'summary.post');
    const told = await answer();
    assert.deepEqual([told.includes(corrected), told.includes(SENTENCE)], [true, false]);
    const asked = await redraws(bot(), lena, progressTo(bot(), lena), delivery.withdraw.title);
    await redraws(bot(), lena, asked, delivery.withdrawYes.title);
    assert.ok(!(await answer()).includes(corrected));
    assert.equal((await writes(bot(), STAFF, 'senaste'))[0]?.text, archive.none);
  });

  it('is answered with text that is no markdown', async () => {
    const hostile = `${SENTENCE} **fet** [länk](https://evil.example)`;
    await postsStatus(bot(), lena, { ...TEXTS, summary: hostile, title: '[Läget](https://evil.example)' });
    const [message] = await writes(bot(), STAFF, QUESTION);
    const told = wordsOn(cardOf(message));
    assert.ok(told.includes(`${SENTENCE} \\*\\*fet\\*\\* \\[länk\\](https://evil.example)`));
    assert.ok(told.includes('\\[Läget\\](https://evil.example)'));
  });
});
