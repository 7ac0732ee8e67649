import assert from 'node:assert/strict';
import { sv as botWords } from '../../../bot/texts/sv.ts';
import { type ForumQuestion, openQuestions } from '../../../src/forum/forum-queue.ts';
import { monthDoc, ofMunicipality, type Revision } from '../../../src/reports/month-reports.ts';
import { overviewSv } from '../../../src/reports/texts/overview-sv.ts';
import { sv } from '../../../src/reports/texts/sv.ts';
import { inSweden, REPORT_BOT, type Somebody, STAFF } from '../../support/report-people.ts';
import {
  asks,
  asReporter,
  FILLED,
  handsIn,
  inputsOf,
  presses,
  pressOf,
  redraws,
  sendsPress,
  submits,
  wordsOn,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonOf, cardOf } from '../../support/teams-cards.ts';

const { receipt: words, form: formWords } = sv;

describe('handing a report in', () => {
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

  it('is confirmed in place with revision and time, by a report that is saved', async () => {
    at('2026-10-22', '14:05');
    const receipt = await handsIn(bot(), rut, { 'area-it': 'needs-support', options: '3,1', support: 'Tid.' });
    assert.ok(wordsOn(receipt).includes(words.saved('22 oktober kl. 14.05', 1)));
    assert.ok(buttonOf(receipt, words.change));
    await bot().restart();
    assert.deepEqual(
      (await revisions()).map(({ key: _, ...rest }) => rest),
      [
        {
          number: 1,
          report: { ...FILLED, areas: { it: 'needs-support' }, options: ['1', '3'], support: 'Tid.', question: '' },
          by: { tenantId: rut.tenantId, userId: rut.userId },
          via: 'card',
          at: '2026-10-22T12:05:00.000Z',
        },
      ],
    );
  });

  it('shows what last month’s report planned for this one', async () => {
    await handsIn(bot(), rut, { planning: 'Utbilda\nalla.' });
    at('2026-11-20', '09:00');
    const form = await asks(bot(), rut, 'rapport');
    assert.ok(wordsOn(form).includes(`${formWords.lastPlanning('november')}\nUtbilda\nalla.`));
    assert.equal(inputsOf(form).summary, undefined, 'last month’s text is not this month’s');
  });

  it('needs status, summary and planning, marks what is missing, and leaves what is typed', async () => {
    const form = await asks(bot(), rut, 'rapport');
    const again = await redraws(bot(), rut, form, 'Lämna in', { planning: '  \n ', support: 'Hjälp.' });
    for (const missing of Object.values(formWords.problems.missing)) assert.ok(wordsOn(again).includes(missing));
    assert.equal(inputsOf(again).support, 'Hjälp.');
    assert.deepEqual(await revisions(), []);
  });

  it('again makes a new revision and keeps the old one', async () => {
    const receipt = await handsIn(bot(), rut);
    at('2026-10-23', '10:00');
    const form = await redraws(bot(), rut, receipt, words.change);
    assert.equal(inputsOf(form).summary, FILLED.summary);
    const second = await redraws(bot(), rut, form, 'Lämna in', { summary: 'Nu bättre.' });
    assert.ok(wordsOn(second).includes(words.saved('23 oktober kl. 10.00', 2)));
    assert.ok(wordsOn(second).includes(overviewSv.report.earlierVersion(1, '21 oktober kl. 09.00')));
    assert.deepEqual(
      (await revisions()).map(({ number, report }) => [number, report.summary]),
      [
        [1, FILLED.summary],
        [2, 'Nu bättre.'],
      ],
    );
  });

  it('without a change keeps the revision', async () => {
    const form = await redraws(bot(), rut, await handsIn(bot(), rut), words.change);
    at('2026-10-23', '10:00');
    const again = await redraws(bot(), rut, form, 'Lämna in');
    assert.ok(wordsOn(again).includes(words.already('21 oktober kl. 09.00', 1)));
    assert.equal((await revisions()).length, 1);
  });

  it('twenty times at once, and by Teams’ repeats, is one report', async () => {
    const press = pressOf(await asks(bot(), rut, 'rapport'), 'Lämna in', FILLED);
    const answers = await Promise.all(Array.from({ length: 20 }, () => sendsPress(bot(), rut, press, { id: 'f:1' })));
    for (const { card } of answers) assert.ok(card && wordsOn(card).includes('21 oktober kl. 09.00, version 1'));
    at('2026-10-21', '09:14');
    const late = await sendsPress(bot(), rut, press, { id: 'f:2' });
    assert.ok(late.card && wordsOn(late.card).includes(words.already('21 oktober kl. 09.00', 1)));
    assert.equal((await revisions()).length, 1);
  });

  it('of a form that was sent before, in clients without Action.Execute, changes the report', async () => {
    const form = await asks(bot(), rut, 'rapport');
    const [first] = await submits(bot(), rut, form, 'Lämna in', FILLED);
    assert.ok(wordsOn(cardOf(first)).includes(words.saved('21 oktober kl. 09.00', 1)));
    const [second] = await submits(bot(), rut, form, 'Lämna in', { ...FILLED, summary: 'Ändrat.' });
    assert.ok(wordsOn(cardOf(second)).includes(words.saved('21 oktober kl. 09.00', 2)));
  });

  it('goes on after a restart in the middle of the month, with the same form', async () => {
    const form = await asks(bot(), rut, 'rapport');
    await bot().restart();
    await redraws(bot(), rut, form, 'Lämna in', FILLED);
    await bot().restart();
    assert.ok(wordsOn(await asks(bot(), rut, 'rapport')).includes(words.isIn));
    assert.equal((await revisions()).length, 1);
  });

  it('is not for those who are no reporters: they are offered to ask for the role', async () => {
    const card = await asks(bot(), STAFF, 'rapport');
    assert.ok(buttonOf(card, 'role.ask'));
    const form = await asks(bot(), rut, 'rapport');
    const { said } = await presses(bot(), STAFF, form, 'Lämna in', FILLED);
    assert.equal(said, botWords.refusals.notAllowed);
    assert.deepEqual(await revisions(), []);
  });

  it('forwards its question to the open forum once, however it is repeated', async () => {
    const typed = { ...FILLED, question: 'När kommer\nutbildningen?' };
    const press = pressOf(await asks(bot(), rut, 'rapport'), 'Lämna in', typed);
    const answers = await Promise.all([sendsPress(bot(), rut, press), sendsPress(bot(), rut, press), bot().tick()]);
    assert.ok(answers.some((answered) => answered && wordsOn(answered.card ?? {}).includes(words.question)));
    const form = await redraws(bot(), rut, await asks(bot(), rut, 'rapport'), words.change);
    const changed = await redraws(bot(), rut, form, 'Lämna in', { summary: 'Ändrat.' });
    assert.ok(!wordsOn(changed).includes(words.question), 'it is said once');
    await bot().tick();
    const { questions } = await bot().store.read(openQuestions);
    assert.deepEqual(
      Object.values(questions as Record<string, ForumQuestion>).map(({ text, municipality, askedBy }) => [
        text,
        municipality,
        askedBy.userId,
      ]),
      [['När kommer utbildningen?', '1440', rut.userId]],
    );
  });
});
