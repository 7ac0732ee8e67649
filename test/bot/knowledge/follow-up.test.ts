import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { HOST, REPORT_BOT, STAFF } from '../../support/report-people.ts';
import { asks, redraws, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';

const { answer } = textsFor('sv').bot;
const FIRST = 'Vem är ordförande i FVM styrgrupp?';
const MEANT = answer.meant('Vem är ordförande i ledningsutskottet?');

describe('a question that follows another', () => {
  const bot = useBot(REPORT_BOT);
  beforeEach(() => {
    bot().clock.now = new Date('2026-11-25T08:00:00Z');
  });

  it('is answered as it was understood, which is shown, also after a press', async () => {
    await asks(bot(), STAFF, FIRST);
    const card = await asks(bot(), STAFF, 'och i ledningsutskottet?');
    assert.ok(wordsOn(card).includes(MEANT), wordsOn(card));
    assert.ok(wordsOn(card).includes('edningsutskott'));
    assert.ok(wordsOn(await redraws(bot(), STAFF, card, '👍')).includes(MEANT));
  });

  it('may follow one that was understood so itself', async () => {
    await asks(bot(), STAFF, FIRST);
    await asks(bot(), STAFF, 'och i ledningsutskottet?');
    const card = await asks(bot(), STAFF, 'och i ledningsgruppen?');
    assert.ok(wordsOn(card).includes(answer.meant('Vem är ordförande i ledningsgruppen?')), wordsOn(card));
  });

  it('is nobody else’s, and follows nothing after a quarter of an hour', async () => {
    await asks(bot(), STAFF, FIRST);
    assert.ok(!wordsOn(await asks(bot(), HOST, 'och i ledningsutskottet?')).includes(MEANT));
    bot().clock.now = new Date('2026-11-25T08:15:00Z');
    assert.ok(!wordsOn(await asks(bot(), STAFF, 'och i ledningsutskottet?')).includes(MEANT));
  });

  it('that is none is answered as it stands', async () => {
    await asks(bot(), STAFF, 'Vad är option 2?');
    assert.ok(!wordsOn(await asks(bot(), STAFF, FIRST)).includes('Du menar'));
  });
});
