import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { openPage } from './browser.ts';

const SCREENSHOTS = fileURLToPath(new URL('../../../build/screenshots/', import.meta.url));
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What one can choose on the host page. */
type HostChoices = Partial<Record<'user' | 'role' | 'theme' | 'frame' | 'language', string>>;

/** The tab in its host page, with everything that the browser complained of. */
export type OpenTab = {
  readonly page: Page;
  readonly tab: FrameLocator;
  readonly complaints: string[];
  choose(choices: HostChoices): Promise<void>;
  /** Fails when axe finds anything against WCAG 2.1 A or AA, or against its best practices. */
  assertAccessible(): Promise<void>;
  screenshot(name: string): Promise<void>;
};

/** Opens the tab of the bot on that port in its host page. */
export async function openTab(
  browser: Browser,
  { port, width = 1100, height = 800, sub = '' }: { port: number; width?: number; height?: number; sub?: string },
): Promise<OpenTab> {
  const page = await openPage(browser, { viewport: { width, height } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    // teams-js asks for Microsoft's list of hosts, which the policy of local mode denies it.
    const isExpected = message.text().includes('https://res.cdn.office.net/');
    if (message.type() === 'error' && !isExpected) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`http://127.0.0.1:${port}/host${sub === '' ? '' : `?sub=${encodeURIComponent(sub)}`}`);
  const tab = page.frameLocator('iframe');
  return {
    page,
    tab,
    complaints,
    async choose(choices) {
      for (const [id, value] of Object.entries(choices)) await page.locator(`#${id}`).selectOption(value);
    },
    async assertAccessible() {
      const frame = page.frames().find((one) => one.url().includes('/tab')) ?? assert.fail('the tab is not there');
      await frame.evaluate(await readFile(axeFile, 'utf8'));
      const found = (await frame.evaluate(
        "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })",
      )) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
      const told = found.violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary]);
      assert.deepEqual(told, []);
    },
    async screenshot(name) {
      await mkdir(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: `${SCREENSHOTS}tab-${name}.png` });
    },
  };
}
