import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { TEAMS_THEMES, type ThemeName } from './teams-themes.ts';

const HOST = createRequire(import.meta.url).resolve('adaptive-card-host/dist/adaptivecards.min.js');

/** Runs in the page. Of markdown it knows links and escaped characters, all that the cards use. */
const DRAW = `(card, hostConfig) => {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = text.replace(/\\[([^\\]]+)\\]\\((\\S+)\\)/g, '<a href="$2">$1</a>').replace(/\\\\(.)/g, '$1');
    result.didProcess = true;
  };
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  drawn.parse(card);
  // The library shows the value of a searchable choice where Teams shows its title.
  for (const input of drawn.getAllInputs()) {
    if (input.style === 'filtered') input.defaultValue = input.choices.find(({ value }) => value === input.defaultValue)?.title;
  }
  document.body.replaceChildren(drawn.render());
}`;

/** A page that draws cards in a theme and width of Teams that the local client does not have. */
export async function openDrawingPage(browser: Browser, theme: ThemeName, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, deviceScaleFactor: 1.5 });
  await page.setContent(`<!doctype html><style>${TEAMS_THEMES[theme].css}</style>`);
  await page.addScriptTag({ path: HOST });
  return page;
}

/** Draws a card and saves the picture. */
export async function pictureCard(page: Page, card: unknown, theme: ThemeName, path: string): Promise<void> {
  await page.evaluate(`(${DRAW})(${JSON.stringify(card)}, ${JSON.stringify(TEAMS_THEMES[theme].hostConfig)})`);
  await page.locator('body').screenshot({ path });
}
