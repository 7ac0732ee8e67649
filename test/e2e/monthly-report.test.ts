import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { textsFor } from '../../bot/texts/texts.ts';
import { formatMonth, formatMonthName } from '../../src/calendar/format.ts';
import type { Month, Revision } from '../../src/reports/month-reports.ts';
import { addMonths } from '../../src/reports/period.ts';
import { DEFAULT_REPORT_SETTINGS, latestWindow } from '../../src/reports/report-window.ts';
import { type OpenClient, openClient } from './support/open-client.ts';
import {
  ask,
  cardsIn,
  openPersonalChat,
  pick,
  press,
  readText,
  returnToPersonalChat,
  says,
} from './support/teams-client.ts';

const { reports, overview, people } = textsFor('sv');
const { form, fields, receipt } = reports;
/** On every day of the year one month is open, in time or late. */
const { period } = latestWindow(new Date(), DEFAULT_REPORT_SETTINGS);
const month = formatMonth(period, 'sv');
const planningLabel = form.planning(formatMonthName(addMonths(period, 1), 'sv'));
const BORAS = { name: 'Borås', code: '1490' };
const MARKUP =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must reach the card's template unevaluated.
  '**Fet** [länk](https://example.org) <at>Karin</at> ${1+1} <img src=x onerror="window.ran = true"> 1. {{DATE(2026-01-01T00:00:00Z)}}';
const NEED = 'Vi saknar juridisk hjälp.';

describe('monthly reports in the local Teams client', () => {
  let storeDir: string;
  let client: OpenClient;
  before(async () => {
    storeDir = await mkdtemp(join(tmpdir(), 'fvm-e2e-reports-'));
    client = await openClient({ storeDir });
    await openPersonalChat(client.page, client.product.clientPort);
  });
  after(async () => {
    await client?.close();
    await rm(storeDir, { recursive: true, force: true });
  });

  const revisionsOf = async ({ code }: { code: string }): Promise<readonly Revision[]> => {
    const [month] = (await client.product.stored('reports')) as Month[];
    return month?.municipalities[code]?.revisions ?? assert.fail('nothing is stored');
  };
  const lastCard = (): Locator => cardsIn(client.page).last();

  it('a reporter finds their municipality by typing, and gets the form', async () => {
    const card = await ask(client.page, 'rapport');
    await pick(card, people.municipality.label, BORAS.name);
    await press(card, people.reportFor.open);
    await says(card, form.heading(BORAS.name, month));
  });

  it('an unfinished report is not taken: what is missing stands in the card, and what was typed is still there', async () => {
    const card = lastCard();
    await card.getByLabel(fields.summary).fill(MARKUP);
    await press(card, form.submit);
    await says(card, form.notSubmitted(false), form.problems.missing.status, form.problems.missing.planning);
    assert.ok(!(await readText(card)).includes(form.problems.missing.summary));
    assert.equal(await card.getByLabel(fields.summary).inputValue(), MARKUP);
    assert.deepEqual(await client.product.stored('reports'), []);
  });

  it('a draft comes back after the page was loaded anew', async () => {
    const before = lastCard();
    await before.getByLabel(fields.summary).fill(`${MARKUP}\nTvå workshoppar hållna.`);
    await press(before, form.saveDraft);
    await says(before, form.draftSaved('', false).split('.')[0] ?? '');
    await returnToPersonalChat(client.page, client.product.clientPort);
    const card = await ask(client.page, 'rapport');
    await says(card, form.heading(BORAS.name, month), form.draftFound('', false).split(' från')[0] ?? '');
    assert.equal(await card.getByLabel(fields.summary).inputValue(), `${MARKUP}\nTvå workshoppar hållna.`);
  });

  it('the report, with more of its fields unfolded, is answered by its receipt in place of the form', async () => {
    const { page } = client;
    const card = lastCard();
    const cards = await cardsIn(page).count();
    assert.equal(await card.getByLabel(fields.support).isVisible(), false);
    await press(card, form.more);
    await card.getByLabel(planningLabel).fill('Utbildning av coacher.');
    await card.getByRole('radio', { name: reports.statuses['needs-support'] }).click();
    await card.getByRole('combobox', { name: reports.areas.it }).click();
    await page.getByRole('option', { name: reports.statuses['some-risk'] }).click();
    await card.getByRole('checkbox', { name: reports.options[3] }).click();
    await card.getByLabel(fields.support).fill(NEED);
    await press(card, form.submit);
    await says(card, overview.report.version, 'Utbildning av coacher.', NEED, reports.options[3], MARKUP);
    assert.equal(await cardsIn(page).count(), cards);
    assert.equal(
      await cardsIn(page).locator('img, script, strong, em, ol, a').count(),
      0,
      'what is typed is plain text',
    );
    assert.equal(await page.evaluate('window.ran'), undefined);
    const revisions = await revisionsOf(BORAS);
    assert.equal(revisions.length, 1);
    assert.deepEqual(revisions[0]?.report, {
      status: 'needs-support',
      summary: `${MARKUP}\nTvå workshoppar hållna.`,
      planning: 'Utbildning av coacher.',
      areas: { it: 'some-risk' },
      options: ['3'],
      support: NEED,
      question: '',
    });
  });

  it('a report that is changed becomes a new version, and the old one is kept', async () => {
    const card = lastCard();
    await press(card, receipt.change);
    await card.getByLabel(fields.summary).fill('Utbildarna är utsedda.');
    await press(card, form.submit);
    await says(card, overview.report.earlier, 'Utbildarna är utsedda.', NEED);
    const revisions = await revisionsOf(BORAS);
    assert.deepEqual(
      revisions.map(({ number, report }) => [number, report.summary.split('\n')[0]]),
      [
        [1, MARKUP],
        [2, 'Utbildarna är utsedda.'],
      ],
    );
  });

  it('the leader sees how many have handed in, and who needs support', async () => {
    const card = await ask(client.page, 'status rapporter');
    await says(card, overview.in(1, 49), overview.month.needs(1), NEED);
  });

  it('after Ctrl-C and a new start everything is still there', async () => {
    assert.deepEqual(await client.product.interrupt(), []);
    await client.close();
    client = await openClient({ storeDir });
    await returnToPersonalChat(client.page, client.product.clientPort);
    await says(await ask(client.page, 'rapport'), receipt.isIn, overview.report.earlier, 'Utbildarna är utsedda.');
    await says(await ask(client.page, 'status rapporter'), overview.in(1, 49), NEED);
  });
});
