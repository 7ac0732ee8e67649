import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { openForumStore } from '../../bot/open-bot.ts';
import { textsFor } from '../../bot/texts/texts.ts';
import { formatMonth } from '../../src/calendar/format.ts';
import { dayOf } from '../../src/calendar/stockholm.ts';
import { addMonths, periodOf } from '../../src/reports/period.ts';
import { type OpenClient, openClient } from './support/open-client.ts';
import { savePostedMonths } from './support/posted-months.ts';
import { openPersonalChat } from './support/teams-client.ts';

const SCREENSHOTS = fileURLToPath(new URL('../../build/screenshots/', import.meta.url));
const { bot, forum } = textsFor('sv');
const LAST = addMonths(periodOf(dayOf(new Date())), -1);

describe('the message extension in the local Teams client', () => {
  let storeDir: string;
  let client: OpenClient;
  before(async () => {
    storeDir = await mkdtemp(join(tmpdir(), 'fvm-e2e-extension-'));
    const store = await openForumStore(storeDir, pino({ level: 'silent' }));
    await savePostedMonths(store, { last: LAST, count: 3 });
    await store.close();
    client = await openClient({ storeDir });
    client.page.setDefaultTimeout(20_000);
    client.page.setDefaultNavigationTimeout(40_000);
    await openPersonalChat(client.page, client.product.clientPort);
    await mkdir(SCREENSHOTS, { recursive: true });
  });
  after(async () => {
    await client?.close();
    await rm(storeDir, { recursive: true, force: true });
  });
  const picture = (name: string) => client.page.screenshot({ path: `${SCREENSHOTS}extension-${name}.png` });
  const opens = async (command: string): Promise<void> => {
    await client.page.getByRole('button', { name: 'Trigger Message Extension App' }).click();
    await client.page.getByRole('menuitem', { name: command }).click();
  };

  it('puts a question to the open forum from its dialog', async () => {
    const { page } = client;
    await opens('Action Command');
    await page.getByPlaceholder('Input command id or leave blanks').fill('stallTillForum');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByLabel(forum.queue.yours).fill('När börjar utbildningen?');
    await picture('ask');
    await page.getByRole('button', { name: bot.extension.ask.title }).click();
    await page.getByText(forum.stored).waitFor();
    await picture('asked');
    await page.getByRole('button', { name: 'Close' }).first().click();
  });

  const finds = async (command: string, words: string, title: string | RegExp) => {
    const { page } = client;
    await opens('Search Command');
    await page.getByText('Specify Command ID or Parameter').click();
    await page.getByPlaceholder('Command ID').fill(command);
    await page.getByPlaceholder('Parameter name').fill('q');
    await page.getByPlaceholder('Enter a search term').fill(words);
    await page.keyboard.press('Enter');
    const found = page.getByRole('heading', { name: title });
    await found.waitFor();
    return found;
  };

  it('finds an answer and shares it with its source and date, and the bot is silent about that', async () => {
    const { page } = client;
    const found = await finds('kunskap', 'Vem är ordförande i FVM styrgrupp?', 'FVM styrgrupp');
    await picture('found');
    await found.click();
    await page.getByRole('button', { name: 'Send Message' }).click();
    const shared = page.locator('.ac-adaptiveCard').filter({ hasText: 'FVM styrgrupp ansvarar' });
    await shared.getByText('per 31 maj 2022').last().waitFor();
    await picture('shared');
    assert.equal(await shared.getByRole('button').count(), 0);
    assert.equal(await page.getByText(bot.refusals.empty).count(), 0);
  });

  it('finds a posted monthly status', async () => {
    await finds('lagesrapporter', 'utbildarna', new RegExp(formatMonth(LAST, 'sv'), 'i'));
    await picture('status');
  });
});
