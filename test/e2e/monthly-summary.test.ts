import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { textsFor } from '../../bot/texts/texts.ts';
import { formatMonth, formatMonthName } from '../../src/calendar/format.ts';
import { countHandedIn } from '../../src/reports/handed-in.ts';
import { monthDoc, monthReports } from '../../src/reports/month-reports.ts';
import { overviewOf } from '../../src/reports/overview.ts';
import { addMonths } from '../../src/reports/period.ts';
import { DEFAULT_REPORT_SETTINGS, latestWindow } from '../../src/reports/report-window.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Summary } from '../../src/summaries/summary.ts';
import { allMunicipalities } from '../support/export-month.ts';
import { type OpenClient, openClient } from './support/open-client.ts';
import { saveRealisticYear } from './support/realistic-year.ts';
import {
  ask,
  cardsIn,
  nextCard,
  openPersonalChat,
  post,
  press,
  readText,
  say,
  says,
  waitForText,
} from './support/teams-client.ts';

const texts = textsFor('sv');
const { form, suggest, send, delivery, subscription, card: words } = texts.summaries;
const window = latestWindow(new Date(), DEFAULT_REPORT_SETTINGS);
const { period } = window;
const month = formatMonthName(period, 'sv');
const next = formatMonthName(addMonths(period, 1), 'sv');
const name = texts.summaries.name(formatMonth(period, 'sv'));
const CHANNEL = 'Kommun-FVM - Frågor';
// biome-ignore lint/suspicious/noTemplateCurlyInString: it must reach the card's template unevaluated.
const WRITTEN = 'Månaden handlade om utbildning. **Inte fet** ${1+1} {{DATE(2026-01-01T00:00:00Z)}}';
const CORRECTED = 'Månaden handlade om utbildning och juridik.';

describe('the monthly status in the local Teams client', () => {
  let storeDir: string;
  let client: OpenClient;
  let handedIn: number;
  before(async () => {
    storeDir = await mkdtemp(join(tmpdir(), 'fvm-e2e-summary-'));
    const store = await openStore({ dir: storeDir, collections: [monthReports] });
    await saveRealisticYear(store, { last: period, now: new Date(), share: 0.7, except: () => false });
    handedIn = countHandedIn(overviewOf(await store.read(monthDoc(period)), await allMunicipalities(), window));
    await store.close();
    client = await openClient({ storeDir });
    await openPersonalChat(client.page, client.product.clientPort);
  });
  after(async () => {
    await client?.close();
    await rm(storeDir, { recursive: true, force: true });
  });

  const last = (): Locator => cardsIn(client.page).last();
  const goTo = (chat: string): Promise<void> => client.page.getByRole('treeitem', { name: chat }).click();
  /** The newest thread of the channel stands first. */
  const inChannel = async (): Promise<Locator> => {
    await goTo(CHANNEL);
    return cardsIn(client.page).first();
  };
  const stored = async (): Promise<Summary> => {
    const [summary] = (await client.product.stored('summaries')) as Summary[];
    return summary ?? assert.fail('nothing is stored');
  };

  it('a channel subscribes by a word', async () => {
    const { page } = client;
    await goTo(CHANNEL);
    await cardsIn(page).first().waitFor();
    await post(page, 'prenumerera månadsrapport');
    const thread = page.getByRole('group').filter({ hasText: 'prenumerera månadsrapport' }).first();
    await says(cardsIn(thread).first(), subscription.topics.summary.subscribed);
  });

  it('the project leader writes the draft, and takes lines from the reports with what they say edited', async () => {
    await goTo('Personal Chat');
    const draft = await ask(client.page, 'månadsrapport');
    await draft.getByLabel(form.labels.summary(month, next)).fill(WRITTEN);
    await draft.getByLabel(form.labels.planning(month, next)).fill('Vi går vidare.\n- Testerna börjar');
    await press(draft, form.suggest.title);
    const card = last();
    await says(card, suggest.heading(formatMonth(period, 'sv')));
    assert.ok(handedIn > 20);
    const counted = card.getByLabel(suggest.keep).first();
    assert.match(await counted.inputValue(), new RegExp(`^${handedIn} av 49 kommuner`));
    await press(card, suggest.next.title);
    await says(card, suggest.saved(2));
    const line = card.getByLabel(suggest.keep).first();
    await line.fill(`${await line.inputValue()} Redigerad.`);
    await card.getByRole('checkbox').nth(1).uncheck();
    const ticked = await card.getByRole('checkbox', { checked: true }).count();
    await press(card, suggest.done.title);
    await says(card, suggest.saved(2 + ticked), 'Redigerad.');
    const lines = (await stored()).versions.at(-1)?.lines ?? [];
    assert.equal(lines.length, 2 + ticked);
    for (const { source } of lines.slice(2)) assert.match(source?.municipality ?? '', /^14\d\d$/);
  });

  it('the preview is the card itself, with who gets it below', async () => {
    await press(last(), form.preview.title);
    const below = last();
    await says(below, send.heading(name), send.targets(1, 1, 0, 0));
    const preview = cardsIn(client.page).nth((await cardsIn(client.page).count()) - 2);
    await says(preview, name, WRITTEN, '• Testerna börjar', 'Redigerad.', words.why);
    assert.equal(await preview.locator('strong').count(), 0);
  });

  it('it is posted to the channel, and the leader’s card tells that it is there', async () => {
    await nextCard(client.page, () => press(last(), send.now.title));
    await says(last(), delivery.sent(name), delivery.there(1, 1), delivery.states.delivered);
    await says(await inChannel(), name, WRITTEN, 'Redigerad.');
  });

  it('a mistake is corrected in place', async () => {
    await goTo('Personal Chat');
    await press(last(), delivery.correct.title);
    const draft = last();
    await says(draft, form.heading(name));
    await draft.getByLabel(form.labels.summary(month, next)).fill(CORRECTED);
    await press(draft, form.preview.title);
    await says(last(), send.correctHeading(name));
    await nextCard(client.page, () => press(last(), send.correct.title));
    await says(last(), delivery.corrected(name), delivery.there(1, 1));
    const copy = await inChannel();
    await says(copy, CORRECTED, 'Rättad ');
    assert.ok(!(await readText(copy)).includes('Inte fet'));
  });

  it('questions are answered from it, with its date', async () => {
    await goTo('Personal Chat');
    const answer = await ask(client.page, `Vad hände i ${month}?`);
    await says(answer, CORRECTED, name);
    await says(await ask(client.page, 'senaste'), name, CORRECTED);
    await says(await ask(client.page, `lägesrapport ${month}`), name, CORRECTED);
    await says(await ask(client.page, 'arkiv'), texts.summaries.archive.heading);
  });

  it('it is withdrawn everywhere', async () => {
    const shown = await ask(client.page, 'månadsrapport');
    await press(shown, delivery.withdraw.title);
    await says(shown, delivery.withdrawHeading(name));
    await nextCard(client.page, () => press(shown, delivery.withdrawYes.title));
    await says(last(), delivery.withdrawn(name), delivery.takenBack);
    const copy = await inChannel();
    await says(copy, words.withdrawn(name));
    assert.ok(!(await readText(copy)).includes(CORRECTED));
    await goTo('Personal Chat');
    await say(client.page, 'senaste');
    await waitForText(client.page.locator('body'), (text) => text.includes(texts.summaries.archive.none));
  });
});
