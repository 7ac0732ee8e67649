import assert from 'node:assert/strict';
import { monthDoc, ofMunicipality, type Revision } from '../../../src/reports/month-reports.ts';
import { overviewSv } from '../../../src/reports/texts/overview-sv.ts';
import { sv } from '../../../src/reports/texts/sv.ts';
import { inSweden, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import {
  asks,
  asReporter,
  FILLED,
  handsIn,
  presses,
  redraws,
  sendsPress,
  wordsOn,
  writes,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonOf } from '../../support/teams-cards.ts';

const { receipt: words, refused } = sv;

describe('the time of a report', () => {
  const bot = useBot(REPORT_BOT);
  let rut: Somebody;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    rut = await asReporter(bot(), '1440');
  });

  const at = (day: string, time: string): void => {
    bot().clock.now = inSweden(day, time);
  };
  const revisions = async (period = '2026-10'): Promise<readonly Revision[]> =>
    ofMunicipality(await bot().store.read(monthDoc(period)), '1440').revisions;

  it('after the due day is marked late, and the first second counts', async () => {
    at('2026-10-31', '00:00');
    const receipt = await handsIn(bot(), rut);
    assert.ok(wordsOn(receipt).includes(words.late));
    const late = overviewSv.report.late('31 oktober kl. 00.00', 'fredag 30 oktober');
    assert.ok(JSON.stringify(receipt).includes(late));
  });

  it('in time and changed late stays in time', async () => {
    at('2026-10-30', '23:59:59');
    const receipt = await handsIn(bot(), rut);
    at('2026-11-05', '10:00');
    const form = await redraws(bot(), rut, receipt, words.change);
    const second = await redraws(bot(), rut, form, 'Lämna in', { summary: 'Rättat.' });
    assert.ok(!wordsOn(second).includes(words.late));
    assert.ok(JSON.stringify(second).includes('"value":"30 oktober kl. 23.59"'), 'nothing is said of late');
    assert.equal((await revisions()).length, 2);
  });

  it('is over when the month is closed, and the next month waits for its day', async () => {
    const form = await asks(bot(), rut, 'rapport');
    at('2026-11-19', '23:59:59');
    const receipt = await redraws(bot(), rut, form, 'Lämna in', FILLED);
    at('2026-11-20', '00:00');
    const closed = refused.closed('oktober', 'fredag 20 november');
    assert.equal((await presses(bot(), rut, form, 'Lämna in', { ...FILLED, summary: 'Nytt.' })).said, closed);
    assert.equal((await presses(bot(), rut, receipt, words.change)).said, closed);
    assert.equal((await revisions()).length, 1);
    const { data, verb } = buttonOf(receipt, words.change);
    const december = { verb, data: { ...data, period: '2026-12' } };
    assert.equal((await sendsPress(bot(), rut, december)).said, refused.notOpen('december', 'söndag 20 december'));
  });
});

describe('between two windows', () => {
  const bot = useBot({ ...REPORT_BOT, env: { ...REPORT_BOT.env, REPORT_CLOSES_ON: '10' } });

  it('a reporter is told when the next one opens', async () => {
    bot().clock.now = inSweden('2026-10-10', '00:00');
    const rut = await asReporter(bot(), '1440');
    const [answer] = await writes(bot(), rut, 'rapport');
    assert.equal(answer?.text, refused.noWindow('tisdag 20 oktober'));
  });
});
