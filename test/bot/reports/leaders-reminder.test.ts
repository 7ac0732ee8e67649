import assert from 'node:assert/strict';
import { sv } from '../../../src/reports/texts/sv.ts';
import { CODES, inSweden, LEADER, REPORT_BOT, reporterOf, type Somebody } from '../../support/report-people.ts';
import {
  appointAll,
  asks,
  grants,
  handsIn,
  pressOf,
  redraws,
  remindersTo,
  sendsPress,
  wordsOn,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';

type Json = Record<string, unknown>;
const { leader: words } = sv;
const RUT = reporterOf('1440');
const LISA = reporterOf('1441');

describe('the project leader', () => {
  const bot = useBot(REPORT_BOT);

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    await appointAll(bot(), [
      [LEADER, 'leader'],
      [RUT, 'reporter', '1440'],
      [LISA, 'reporter', '1441'],
    ]);
  });

  const month = (who: Somebody = LEADER): Promise<Json> => asks(bot(), who, 'status rapporter');

  it('has those who are missing reminded, once a day however often it is pressed', async () => {
    await handsIn(bot(), LISA);
    const press = pressOf(await month(), 'report.remind');
    const answers = await Promise.all([sendsPress(bot(), LEADER, press), sendsPress(bot(), LEADER, press)]);
    await bot().tick();
    const said = answers.map(({ card }) => wordsOn(card ?? {}));
    assert.equal(said.filter((one) => one.includes(words.reminding(1, 1, undefined))).length, 1);
    assert.equal(said.filter((one) => one.includes(words.remindedThatDay('onsdag 21 oktober'))).length, 1);
    assert.deepEqual([remindersTo(bot(), RUT).length, remindersTo(bot(), LISA).length], [1, 0]);
    assert.ok(wordsOn(await month()).includes(words.delivered('21 oktober kl. 09.00', 1, 0, 0, 0)));
    bot().clock.now = inSweden('2026-10-22', '09:00');
    await sendsPress(bot(), LEADER, press);
    await bot().tick();
    assert.equal(remindersTo(bot(), RUT).length, 2);
  });

  it('reminds in working hours only: what is pressed on a Saturday goes out on Monday', async () => {
    bot().clock.now = inSweden('2026-10-24', '10:00');
    const card = await redraws(bot(), LEADER, await month(), 'report.remind');
    assert.ok(wordsOn(card).includes(words.reminding(2, 2, '26 oktober kl. 08.00')));
    await bot().tick();
    bot().clock.now = inSweden('2026-10-26', '07:59');
    await bot().tick();
    assert.equal(remindersTo(bot(), RUT).length, 0);
    bot().clock.now = inSweden('2026-10-26', '08:00');
    await bot().tick();
    assert.deepEqual([remindersTo(bot(), RUT).length, remindersTo(bot(), LISA).length], [1, 1]);
  });

  it('sees which municipalities no reminder reaches, and why', async () => {
    await grants(bot(), reporterOf('1442'), 'reporter', '1442');
    const said = wordsOn(await month());
    const { 'no-chat': noChat, 'no-reporter': nobody } = words.unreachable;
    assert.match(said, new RegExp(`${noChat}\nVårgårda$`));
    assert.match(said, new RegExp(`${nobody}\n${CODES.length - 3} kommuner`));
  });
});
