import assert from 'node:assert/strict';
import { inSweden, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import { inputsOf, redraws, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { appointLeader, kept, OTHER_LEADER, opensDraft, savesDraft, TEXTS, words } from '../../support/summary-talk.ts';

const { form } = words;
const AT = '6 november kl. 09.00';

describe('two project leaders with the same draft', () => {
  const bot = useBot(REPORT_BOT);
  let lena: Somebody;
  let lars: Somebody;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-11-06', '09:00');
    lena = await appointLeader(bot());
    lars = await appointLeader(bot(), OTHER_LEADER);
  });

  /** Lena is first, then Lars meets what she has saved. */
  async function conflict() {
    const his = await opensDraft(bot(), lars);
    await savesDraft(bot(), lena, { summary: 'Lena skriver.', planning: 'Lenas plan.' });
    return redraws(bot(), lars, his, form.save.title, { summary: 'Lars skriver.' });
  }
  const texts = async () => (await kept(bot())).versions.map(({ summary, planning }) => [summary, planning]);

  it('lose nothing: the second sees what the first has changed, beside the own text', async () => {
    const card = await conflict();
    for (const text of [form.conflict(1, AT, false), 'Lena skriver.', 'Lenas plan.', form.conflictHint]) {
      assert.ok(wordsOn(card).includes(text), text);
    }
    assert.deepEqual(inputsOf(card), { summary: 'Lars skriver.' });
    assert.deepEqual(await texts(), [['Lena skriver.', 'Lenas plan.']]);
  });

  it('can save the second text as a version after the first', async () => {
    const card = await redraws(bot(), lars, await conflict(), form.conflictAgain.title, { planning: 'Lars plan.' });
    assert.ok(wordsOn(card).includes(form.saved(2, AT)));
    assert.deepEqual(await texts(), [
      ['Lena skriver.', 'Lenas plan.'],
      ['Lars skriver.', 'Lars plan.'],
    ]);
  });

  it('can go on with the first text', async () => {
    const card = await redraws(bot(), lars, await conflict(), form.conflictTheirs.title);
    assert.deepEqual(inputsOf(card), { summary: 'Lena skriver.', planning: 'Lenas plan.' });
    assert.equal((await texts()).length, 1);
  });

  it('are asked anew when the first goes on meanwhile', async () => {
    const card = await conflict();
    await savesDraft(bot(), lena, { summary: 'Lena igen.' });
    const again = await redraws(bot(), lars, card, form.conflictAgain.title);
    assert.ok(wordsOn(again).includes(form.conflict(2, AT, false)));
    assert.ok(wordsOn(again).includes('Lena igen.'));
    assert.equal((await texts()).length, 2);
  });

  it('save one of two texts that come at the same moment', async () => {
    const cards = [await opensDraft(bot(), lena), await opensDraft(bot(), lars)] as const;
    const answers = await Promise.all([
      redraws(bot(), lena, cards[0], form.save.title, { summary: 'Lenas.' }),
      redraws(bot(), lars, cards[1], form.save.title, { summary: 'Lars.' }),
    ]);
    const asked = answers.filter((card) => wordsOn(card).includes(form.conflict(1, AT, false)));
    assert.deepEqual([asked.length, (await texts()).length], [1, 1]);
  });

  it('are not asked when both write the same', async () => {
    const his = await opensDraft(bot(), lars);
    await savesDraft(bot(), lena);
    assert.ok(wordsOn(await redraws(bot(), lars, his, form.save.title, TEXTS)).includes(form.already));
  });

  it('are told that it was themselves when somebody has two windows', async () => {
    const [one, other] = [await opensDraft(bot(), lena), await opensDraft(bot(), lena)];
    await redraws(bot(), lena, one, form.save.title, { summary: 'Fönster ett.' });
    const card = await redraws(bot(), lena, other, form.save.title, { summary: 'Fönster två.' });
    assert.ok(wordsOn(card).includes(form.conflict(1, AT, true)));
  });
});
