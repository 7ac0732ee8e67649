import assert from 'node:assert/strict';
import { draftsOf } from '../../../src/reports/drafts.ts';
import { currentRevision, monthDoc } from '../../../src/reports/month-reports.ts';
import { sv } from '../../../src/reports/texts/sv.ts';
import { inSweden, LEADER, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import { appoint, asks, asReporter, FILLED, inputsOf, presses, redraws, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonsOf } from '../../support/teams-cards.ts';

describe('a draft of a report', () => {
  const bot = useBot(REPORT_BOT);
  let rut: Somebody;

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    rut = await asReporter(bot(), '1440');
  });

  const HALF = { summary: 'Halvvägs.\n\nOch en rad till.', 'area-it': 'some-risk', options: '1,3', question: 'När?' };

  it('comes back as it was left, also after a restart, and is no report', async () => {
    const form = await asks(bot(), rut, 'rapport');
    const saved = await redraws(bot(), rut, form, 'Spara utkast', HALF);
    assert.ok(wordsOn(saved).includes(sv.form.draftSaved('21 oktober kl. 09.00', false)));
    assert.deepEqual(inputsOf(saved), { ...inputsOf(form), ...HALF });
    await bot().restart();
    bot().clock.now = inSweden('2026-10-22', '10:30');
    const again = await asks(bot(), rut, 'rapport');
    assert.ok(wordsOn(again).includes(sv.form.draftFound('21 oktober kl. 09.00', false)));
    assert.deepEqual(inputsOf(again), { ...inputsOf(form), ...HALF });
    assert.equal(currentRevision(await bot().store.read(monthDoc('2026-10')), '1440'), undefined);
  });

  it('is replaced by the next one', async () => {
    const form = await asks(bot(), rut, 'rapport');
    await redraws(bot(), rut, form, 'Spara utkast', HALF);
    await redraws(bot(), rut, form, 'Spara utkast', { summary: 'Nytt.' });
    assert.equal(inputsOf(await asks(bot(), rut, 'rapport')).summary, 'Nytt.');
  });

  it('falls away when its report is in', async () => {
    await redraws(bot(), rut, await asks(bot(), rut, 'rapport'), 'Spara utkast', HALF);
    const form = await asks(bot(), rut, 'rapport');
    const receipt = await redraws(bot(), rut, form, 'Lämna in', FILLED);
    assert.deepEqual(await bot().store.read(draftsOf(rut)), { drafts: {} });
    const { summary } = inputsOf(await redraws(bot(), rut, receipt, 'Ändra'));
    assert.equal(summary, FILLED.summary);
  });

  it('is nobody else’s', async () => {
    await redraws(bot(), rut, await asks(bot(), rut, 'rapport'), 'Spara utkast', HALF);
    const other = await asReporter(bot(), '1485');
    assert.equal(inputsOf(await asks(bot(), other, 'rapport')).summary, undefined);
  });

  it('may not hold a personal identity number, and then nothing is kept', async () => {
    const form = await asks(bot(), rut, 'rapport');
    const again = await redraws(bot(), rut, form, 'Spara utkast', { support: 'Gäller 19811218-9876.' });
    assert.ok(wordsOn(again).includes(sv.form.problems.personalData));
    assert.equal(inputsOf(again).support, 'Gäller 19811218-9876.', 'what was typed stays');
    assert.deepEqual(await bot().store.read(draftsOf(rut)), { drafts: {} });
  });

  it('is not taken for a month that is closed', async () => {
    const form = await asks(bot(), rut, 'rapport');
    bot().clock.now = inSweden('2026-11-20', '00:00');
    const { said } = await presses(bot(), rut, form, 'Spara utkast', HALF);
    assert.equal(said, sv.refused.closed('oktober', 'fredag 20 november'));
    assert.deepEqual(await bot().store.read(draftsOf(rut)), { drafts: {} });
  });

  it('is not offered to the project leader, who hands in what is said on the phone', async () => {
    const leader = await appoint(bot(), LEADER, 'leader');
    const status = await asks(bot(), leader, 'status rapporter');
    const ale = await redraws(bot(), leader, status, 'report.view', { municipality: '1440' });
    const form = await redraws(bot(), leader, ale, 'report.phone');
    assert.deepEqual(
      buttonsOf(form).map(({ verb }) => verb),
      ['report.submit'],
    );
  });

  it('does not stand in the way of a report that came in meanwhile', async () => {
    await redraws(bot(), rut, await asks(bot(), rut, 'rapport'), 'Spara utkast', HALF);
    const leader = await appoint(bot(), LEADER, 'leader');
    const status = await asks(bot(), leader, 'status rapporter');
    const ale = await redraws(bot(), leader, status, 'report.view', { municipality: '1440' });
    await redraws(bot(), leader, await redraws(bot(), leader, ale, 'report.phone'), 'Lämna in', FILLED);
    const form = await asks(bot(), rut, 'rapport');
    assert.match(wordsOn(form), /Allt går bra\./, 'the report that is in is shown beside');
    assert.equal(inputsOf(form).summary, HALF.summary);
    const kept = await redraws(bot(), rut, form, 'Behåll den som finns');
    assert.ok(wordsOn(kept).includes(sv.receipt.kept));
    assert.ok(wordsOn(await asks(bot(), rut, 'rapport')).includes(sv.receipt.isIn), 'and the draft is gone');
  });
});
