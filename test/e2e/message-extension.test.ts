import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { textsFor } from '../../bot/texts/texts.ts';
import { type OpenClient, openClient } from './support/open-client.ts';
import { openPersonalChat } from './support/teams-client.ts';

const SCREENSHOTS = fileURLToPath(new URL('../../build/screenshots/', import.meta.url));
const { bot, forum } = textsFor('sv');

describe('the message extension in the local Teams client', () => {
  let client: OpenClient;
  before(async () => {
    client = await openClient();
    client.page.setDefaultTimeout(20_000);
    client.page.setDefaultNavigationTimeout(40_000);
    await openPersonalChat(client.page, client.product.clientPort);
    await mkdir(SCREENSHOTS, { recursive: true });
  });
  after(() => client?.close());
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

  it('finds an answer', async () => {
    const { page } = client;
    await opens('Search Command');
    await page.getByText('Specify Command ID or Parameter').click();
    await page.getByPlaceholder('Command ID').fill('kunskap');
    await page.getByPlaceholder('Parameter name').fill('q');
    await page.getByPlaceholder('Enter a search term').fill('Vem är ordförande i FVM styrgrupp?');
    await page.keyboard.press('Enter');
    const found = page.getByRole('heading', { name: 'FVM styrgrupp' });
    await found.waitFor();
    await picture('found');
  });
});
