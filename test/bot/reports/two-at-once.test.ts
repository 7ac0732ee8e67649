import assert from 'node:assert/strict';
import { openQuestions } from '../../../src/forum/forum-queue.ts';
import { draftsOf } from '../../../src/reports/drafts.ts';
import { monthDoc, ofMunicipality } from '../../../src/reports/month-reports.ts';
import { sv } from '../../../src/reports/texts/sv.ts';
import { inSweden, REPORT_BOT, type Somebody } from '../../support/report-people.ts';
import { asDeputy, asks, asReporter, FILLED, inputsOf, presses, redraws, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;
const { form: words, receipt } = sv;
const RUTS = { ...FILLED, summary: 'Rut skriver.', support: 'Ruts behov.' };
const DISAS = { ...FILLED, summary: 'Disa skriver.', planning: 'Disas plan.', 'area-it': 'some-risk' };

describe('two reporters of one municipality at the same moment', () => {
  const bot = useBot(REPORT_BOT);
  let rut: Somebody;
  let disa: Somebody;
  let forms: { rut: Json; disa: Json };

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-10-21', '09:00');
    rut = await asReporter(bot(), '1440');
    disa = await asDeputy(bot(), '1440');
    forms = { rut: await asks(bot(), rut, 'rapport'), disa: await asks(bot(), disa, 'rapport') };
  });

  const summaries = async (): Promise<string[]> =>
    ofMunicipality(await bot().store.read(monthDoc('2026-10')), '1440').revisions.map(({ report }) => report.summary);

  /** Rut is first, then Disa meets what is in. */
  async function conflict(): Promise<Json> {
    await redraws(bot(), rut, forms.rut, words.submit, RUTS);
    return redraws(bot(), disa, forms.disa, words.submit, DISAS);
  }

  it('save one of the two texts, and the other one is asked', async () => {
    const cards = await Promise.all([
      redraws(bot(), rut, forms.rut, words.submit, RUTS),
      redraws(bot(), disa, forms.disa, words.submit, DISAS),
    ]);
    const saved = cards.filter((card) => wordsOn(card).includes(receipt.saved('21 oktober kl. 09.00', 1)));
    const asked = cards.filter((card) => wordsOn(card).includes(words.conflict('21 oktober kl. 09.00', 1, false)));
    assert.deepEqual([saved.length, asked.length], [1, 1]);
    assert.equal((await summaries()).length, 1);
  });

  it('show the second one what is in, and leave their own text in the inputs', async () => {
    const card = await conflict();
    assert.ok(wordsOn(card).includes('Rut skriver.'));
    assert.ok(wordsOn(card).includes('Ruts behov.'));
    const { summary, planning, 'area-it': it } = inputsOf(card);
    assert.deepEqual([summary, planning, it], ['Disa skriver.', 'Disas plan.', 'some-risk']);
    assert.deepEqual(
      buttonsOf(card).map(({ title }) => title),
      [words.replace, words.keep, words.replace, words.keep],
    );
    assert.deepEqual(await summaries(), ['Rut skriver.']);
  });

  it('can replace what is in, which is kept as the revision before', async () => {
    const card = await redraws(bot(), disa, await conflict(), words.replace);
    assert.ok(wordsOn(card).includes(receipt.saved('21 oktober kl. 09.00', 2)));
    assert.deepEqual(await summaries(), ['Rut skriver.', 'Disa skriver.']);
  });

  it('can keep what is in, and then their own text and draft are gone', async () => {
    await redraws(bot(), disa, forms.disa, words.saveDraft, DISAS);
    const card = await redraws(bot(), disa, await conflict(), words.keep);
    assert.ok(wordsOn(card).includes(receipt.kept));
    assert.ok(wordsOn(card).includes('Rut skriver.'));
    assert.deepEqual(await summaries(), ['Rut skriver.']);
    assert.deepEqual(await bot().store.read(draftsOf(disa)), { drafts: {} });
  });

  it('are asked anew when the report changed while they thought', async () => {
    const asked = await conflict();
    const change = await redraws(bot(), rut, await asks(bot(), rut, 'rapport'), receipt.change);
    await redraws(bot(), rut, change, words.submit, { summary: 'Rut igen.' });
    const card = await redraws(bot(), disa, asked, words.replace);
    assert.ok(wordsOn(card).includes(words.conflict('21 oktober kl. 09.00', 2, false)));
    assert.ok(wordsOn(card).includes('Rut igen.'));
    assert.deepEqual(await summaries(), ['Rut skriver.', 'Rut igen.']);
  });

  it('are not asked when both say the same', async () => {
    await redraws(bot(), rut, forms.rut, words.submit, RUTS);
    const card = await redraws(bot(), disa, forms.disa, words.submit, RUTS);
    assert.ok(wordsOn(card).includes(receipt.already('21 oktober kl. 09.00', 1)));
    assert.deepEqual(await summaries(), ['Rut skriver.']);
  });

  it('meet each other as well when both change the same revision', async () => {
    await redraws(bot(), rut, forms.rut, words.submit, RUTS);
    const change = async (who: Somebody): Promise<Json> =>
      redraws(bot(), who, await asks(bot(), who, 'rapport'), receipt.change);
    const changes = [
      [rut, await change(rut), 'Rut två.'],
      [disa, await change(disa), 'Disa två.'],
    ] as const;
    const answers = await Promise.all(
      changes.map(([who, form, summary]) => presses(bot(), who, form, words.submit, { summary })),
    );
    const asked = answers.filter(
      ({ card }) => card && wordsOn(card).includes(words.conflict('21 oktober kl. 09.00', 2, false)),
    );
    assert.equal(asked.length, 1);
    assert.equal((await summaries()).length, 2);
  });

  it('ask the open forum one question, which stays when the other one changes the rest', async () => {
    await redraws(bot(), rut, forms.rut, words.submit, { ...RUTS, question: 'När?' });
    const change = await redraws(bot(), disa, await asks(bot(), disa, 'rapport'), receipt.change);
    await redraws(bot(), disa, change, words.submit, { summary: 'Disa ändrar.' });
    await bot().tick();
    const { questions } = await bot().store.read(openQuestions);
    assert.equal(Object.keys(questions).length, 1);
  });
});
