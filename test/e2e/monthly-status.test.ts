import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { downloadSv } from '../../bot/texts/download-sv.ts';
import { textsFor } from '../../bot/texts/texts.ts';
import { formatMonthName } from '../../src/calendar/format.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import { countHandedIn, rowsWithStatus } from '../../src/reports/handed-in.ts';
import { type Month, monthDoc, monthReports } from '../../src/reports/month-reports.ts';
import { type OverviewRow, overviewOf } from '../../src/reports/overview.ts';
import { addMonths } from '../../src/reports/period.ts';
import { DEFAULT_REPORT_SETTINGS, latestWindow } from '../../src/reports/report-window.ts';
import { openStore } from '../../src/store/open-store.ts';
import { allMunicipalities } from '../support/export-month.ts';
import { type OpenClient, openClient } from './support/open-client.ts';
import { saveRealisticYear } from './support/realistic-year.ts';
import { ask, cardsIn, openPersonalChat, pick, press, readText, says } from './support/teams-client.ts';

const { reports, overview, people } = textsFor('sv');
const { form, fields, leader } = reports;
/** On every day of the year one month is open, in time or late. */
const window = latestWindow(new Date(), DEFAULT_REPORT_SETTINGS);
const planningLabel = form.planning(formatMonthName(addMonths(window.period, 1), 'sv'));
// biome-ignore lint/suspicious/noTemplateCurlyInString: it must reach the card's template unevaluated.
const REASON = '**Semester** [till jul](https://example.org) ${1+1}';

describe('the month at a glance in the local Teams client', () => {
  let storeDir: string;
  let client: OpenClient;
  let rows: OverviewRow[];
  let absent: Municipality;
  before(async () => {
    storeDir = await mkdtemp(join(tmpdir(), 'fvm-e2e-status-'));
    const store = await openStore({ dir: storeDir, collections: [monthReports] });
    const { period } = window;
    await saveRealisticYear(store, { last: period, now: new Date(), share: 0.7, except: () => false });
    rows = overviewOf(await store.read(monthDoc(period)), await allMunicipalities(), window);
    await store.close();
    absent = rows.find(({ state }) => state === 'missing')?.municipality ?? assert.fail('all are in');
    client = await openClient({ storeDir });
    await openPersonalChat(client.page, client.product.clientPort);
  });
  after(async () => {
    await client?.close();
    await rm(storeDir, { recursive: true, force: true });
  });

  const lastCard = (): Locator => cardsIn(client.page).last();

  it('it tells how many are in, and who needs support with what', async () => {
    const needing = rowsWithStatus(rows, 'needs-support');
    const needs = needing.map(({ current }) => current.report.support).filter((text) => text !== '');
    assert.ok(needs.length > 0);
    const card = await ask(client.page, 'status rapporter');
    await says(card, overview.in(countHandedIn(rows), 49), overview.month.needs(needing.length), ...needs);
  });

  it('a municipality is excused, and only with a reason', async () => {
    const card = lastCard();
    await pick(card, overview.month.municipality, absent.name);
    await press(card, overview.month.open.title);
    await says(card, overview.report.missing);
    await press(card, leader.excuse);
    await says(card, leader.reasonMissing);
    await card.getByLabel(overview.report.reason).fill(REASON);
    await press(card, leader.excuse);
    await says(card, leader.excused(absent.name), REASON);
    assert.equal(await card.locator('strong, a').count(), 0);
    await press(card, leader.back);
    await says(card, overview.in(countHandedIn(rows), 49), reports.states.excused);
  });

  it('the leader hands in for a municipality on the phone', async () => {
    const card = lastCard();
    await pick(card, overview.month.municipality, absent.name);
    await press(card, overview.month.open.title);
    await press(card, leader.phone);
    await says(card, form.phone(absent.name));
    await card.getByRole('radio', { name: reports.statuses['on-track'] }).click();
    await card.getByLabel(fields.summary).fill('Allt går bra.');
    await card.getByLabel(planningLabel).fill('Vi fortsätter.');
    await press(card, form.submit);
    await says(card, overview.report.phone('1'), 'Allt går bra.');
    const months = (await client.product.stored('reports')) as Month[];
    const own = months.flatMap(({ municipalities }) => municipalities[absent.code]?.revisions ?? []);
    assert.equal(own.filter(({ via }) => via === 'phone').length, 1);
    await press(card, leader.back);
    await says(card, overview.in(countHandedIn(rows) + 1, 49));
  });

  it('a download link opens a page, whose button gives the file once', async () => {
    const card = lastCard();
    await press(card, overview.month.export.title);
    await says(card, leader.exportHolds);
    const opened = client.page.context().waitForEvent('page');
    await card.getByRole('link', { name: leader.exportCsv }).click();
    const offer = await opened;
    const downloaded = offer.waitForEvent('download');
    await offer.getByRole('button', { name: downloadSv.button.csv }).click();
    const file = await downloaded;
    assert.equal(file.suggestedFilename(), `fvm-rapporter-${window.period}.csv`);
    const table = await readFile(await file.path(), 'utf8');
    assert.equal(table.split('\r\n').filter((line) => line !== '').length, 1 + 49);
    assert.ok(table.includes('Allt går bra.') && table.includes(REASON));
    const again = await offer.goto(offer.url());
    assert.equal(again?.status(), 404);
    assert.ok((await readText(offer.locator('main'))).includes(downloadSv.goneTitle));
    await offer.close();
  });

  it('history and roles are shown', async () => {
    const history = await ask(client.page, 'historik');
    await says(history, overview.history.legend, absent.name);
    const roles = await ask(client.page, 'roller');
    await says(roles, people.book.heading, people.book.reporters(0, 49));
  });
});
