import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { HOST, REPORT_BOT, STAFF } from '../../support/report-people.ts';
import { appoint, asks, cardsTo, redraws, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';

const { edit: words } = textsFor('sv').knowledge;

describe('entries past their day of review', () => {
  const bot = useBot(REPORT_BOT);
  const told = (): string[] =>
    cardsTo(bot(), HOST)
      .map(wordsOn)
      .filter((text) => text.startsWith(words.overdue(1)));
  const at = async (when: string): Promise<void> => {
    bot().clock.now = new Date(when);
    await bot().tick();
  };

  it('are listed to the hosts once a month, from nine in the morning, and warn in answers', async () => {
    await at('2026-11-25T08:00:00Z');
    const hugo = await appoint(bot(), HOST, 'host');
    const form = await redraws(bot(), hugo, await asks(bot(), hugo, 'kunskap'), words.add.title);
    const typed = {
      title: 'Xylofoner på månen',
      questions: 'hur många xylofoner finns på månen',
      body: 'Det finns tre xylofoner på månen.',
      publisher: 'Rymdprogrammet',
      source: 'Inventariet',
      asOf: '2026-11-01',
      reviewBy: '2027-01-15',
    };
    assert.ok(wordsOn(await redraws(bot(), hugo, form, 'entry.save', typed)).includes(words.saved));
    await at('2027-01-15T10:00:00Z');
    assert.deepEqual(told(), []);
    await at('2027-01-16T07:59:00Z');
    assert.deepEqual(told(), [], 'not before nine');
    await at('2027-01-16T08:00:00Z');
    await at('2027-01-20T08:00:00Z');
    assert.equal(told().length, 1);
    assert.ok(told()[0]?.includes(typed.title));
    assert.match(
      wordsOn(await asks(bot(), STAFF, 'hur många xylofoner finns på månen')),
      /Skulle ses över senast 15 januari 2027/,
    );
    await at('2027-02-01T08:00:00Z');
    assert.equal(told().length, 2);
  });
});
