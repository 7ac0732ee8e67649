import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { HOST, REPORT_BOT, type Somebody, STAFF } from '../../support/report-people.ts';
import { appoint, asks, inputsOf, redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';

const { words } = textsFor('sv').knowledge.edit;
const { refusals } = textsFor('sv').bot;
const QUESTION = 'Vem är glassbossen i FVM styrgrupp?';

describe('the word list of hosts', () => {
  const bot = useBot(REPORT_BOT);
  let hugo: Somebody;
  beforeEach(async () => {
    bot().clock.now = new Date('2026-11-25T08:00:00Z');
    hugo = await appoint(bot(), HOST, 'host');
    await bot().tick();
  });

  it('is live at once, and is kept', async () => {
    const card = await asks(bot(), hugo, 'ordlista');
    const saved = await redraws(bot(), hugo, card, words.save.title, { words: 'ordförande, glassboss' });
    assert.ok(wordsOn(saved).includes(words.saved));
    assert.match(wordsOn(await asks(bot(), STAFF, QUESTION)), /ordförande/i);
    await bot().restart();
    assert.equal(inputsOf(await asks(bot(), hugo, 'ordlista')).words, 'ordförande, glassboss');
  });

  it('says which line is wrong, keeps what was typed, and is not overwritten by a second host', async () => {
    const card = await asks(bot(), hugo, 'ordlista');
    const typed = { words: 'ordförande, glassboss\nensam' };
    const refused = await redraws(bot(), hugo, card, words.save.title, typed);
    assert.ok(wordsOn(refused).includes(words.problems['one-word']('ensam')));
    assert.equal(inputsOf(refused).words, typed.words);
    await redraws(bot(), hugo, refused, words.save.title, { words: 'ordförande, glassboss' });
    const late = await redraws(bot(), hugo, card, words.save.title, { words: 'ett, två' });
    assert.ok(wordsOn(late).includes(words.stale));
    assert.equal(inputsOf(late).words, 'ordförande, glassboss\nett, två', 'the lines of both');
    await redraws(bot(), hugo, late, words.save.title, { words: inputsOf(late).words ?? '' });
    assert.equal(inputsOf(await asks(bot(), hugo, 'ordlista')).words, 'ordförande, glassboss\nett, två');
  });

  it('is for hosts alone', async () => {
    for (const [verb, more] of [
      ['words.open', {}],
      ['words.save', { number: 0, words: 'ett, två' }],
    ] as const) {
      assert.equal(
        (await sendsPress(bot(), STAFF, { verb, data: { v: 1, lang: 'sv', ...more } })).said,
        refusals.notAllowed,
      );
    }
  });
});
