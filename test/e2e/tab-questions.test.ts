import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { COLLEAGUES, type Colleague, LOCAL_TENANT, objectIdOf, YOU } from '../../bot/local/colleagues.ts';
import { sv } from '../../bot/tab/texts/sv.ts';
import { changeProfile, profileOf } from '../../src/people/profiles.ts';
import { startBot, type TestBot } from '../support/start-bot.ts';
import { startBrowser } from './support/browser.ts';
import { openTab } from './support/tab-host.ts';

const ERIK = COLLEAGUES[0] ?? YOU;
/** A vote is seen by all within a second. */
const SEEN_WITHIN_MS = 1000;

describe('the questions of the tab in its host page', () => {
  let browser: Browser;
  let bot: TestBot;
  before(async () => {
    browser = await startBrowser();
    bot = await startBot();
    for (const one of [YOU, ERIK]) await worksThere(one);
  });
  after(async () => {
    await browser?.close();
    await bot?.close();
  });

  function worksThere(one: Colleague): Promise<unknown> {
    const person = { tenantId: LOCAL_TENANT, userId: objectIdOf(one) };
    return bot.store.change(profileOf(person), (profile) => changeProfile(profile, { municipality: one.municipality }));
  }

  for (const [theme, asked] of [
    ['default', 'Hur går införandet i skolans hälsovård?'],
    ['dark', 'Vem betalar licenserna?'],
    ['contrast', 'När får vi en ny tidplan?'],
  ] as const) {
    it(`show a vote at once to others in the theme ${theme}, also beside a meeting, without a barrier`, async () => {
      const one = await openTab(browser, { port: bot.port, sub: 'questions', height: 1000 });
      await one.choose({ theme });
      await one.tab.getByRole('textbox', { name: sv.questions.label }).fill(asked);
      await one.tab.getByRole('button', { name: sv.questions.send }).click();
      const line = one.tab.getByRole('listitem').filter({ hasText: asked });
      await line.locator('.vote[aria-pressed=true]').waitFor();
      await one.assertAccessible();
      await one.screenshot(`questions-${theme}`);

      const other = await openTab(browser, { port: bot.port, sub: 'questions' });
      await other.choose({ user: objectIdOf(ERIK), theme });
      const others = other.tab.getByRole('listitem').filter({ hasText: asked });
      await others.locator('.vote[aria-pressed=false]').click();
      await others.locator('.vote[aria-pressed=true]').waitFor();
      await line.getByText('2 kommuner').waitFor({ timeout: SEEN_WITHIN_MS });

      await one.choose({ frame: 'sidePanel' });
      await line.locator('.vote').waitFor();
      await one.assertAccessible();
      await one.screenshot(`questions-${theme}-side-panel`);
      const { width, room } = await one.tab
        .locator('html')
        .evaluate((root) => ({ width: root.scrollWidth, room: root.clientWidth }));
      assert.ok(room <= 320 && width <= room, `${width} in ${room}`);
      assert.deepEqual([...one.complaints, ...other.complaints], []);
      await one.page.close();
      await other.page.close();
    });
  }
});
