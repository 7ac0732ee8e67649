import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { Page } from 'playwright-core';
import { questionMessage } from '../../bot/answer-message.ts';
import { openForumStore } from '../../bot/open-bot.ts';
import { sv } from '../../bot/tab/texts/sv.ts';
import { textsFor } from '../../bot/texts/texts.ts';
import { openKnowledge } from '../../src/cli/open-knowledge.ts';
import { DEFAULT_REPORT_SETTINGS, latestWindow } from '../../src/reports/report-window.ts';
import { startBot } from '../support/start-bot.ts';
import { startBrowser } from './support/browser.ts';
import { openDrawingPage, pictureCard } from './support/draw-card.ts';
import { forumCards } from './support/forum-cards.ts';
import { knowledgeCards } from './support/knowledge-cards.ts';
import { openClient } from './support/open-client.ts';
import { questionThatGets } from './support/questions.ts';
import { saveRealisticYear } from './support/realistic-year.ts';
import { reportCards } from './support/report-cards.ts';
import { summaryCards } from './support/summary-cards.ts';
import { openTab } from './support/tab-host.ts';
import { ask, cardsIn, openPersonalChat, press, returnToPersonalChat } from './support/teams-client.ts';

const README_PICTURES = {
  answer: fileURLToPath(new URL('../../docs/answer.png', import.meta.url)),
  status: fileURLToPath(new URL('../../docs/reports.png', import.meta.url)),
  summary: fileURLToPath(new URL('../../docs/summary.png', import.meta.url)),
  forum: fileURLToPath(new URL('../../docs/forum.png', import.meta.url)),
  tab: fileURLToPath(new URL('../../docs/tab.png', import.meta.url)),
};
const FOR_LOOKING = fileURLToPath(new URL('../../build/screenshots', import.meta.url));
const QUESTIONS: Record<string, string> = {
  answer: 'Vem är ordförande i FVM styrgrupp?',
  later: 'När ska vi införa Millennium?',
  disagreeing: 'Vad gör FVM programstyrgrupp?',
  suggest: (await questionThatGets('suggest')).question,
  escalate: 'Vilken färg har bussen till månen?',
  help: 'hjälp',
  english: 'What are the three options?',
};
const SUMMARY = {
  summary:
    'Månaden handlade om utbildning.\n- Två gemensamma workshoppar om förändrade arbetssätt är hållna\n- Överenskommelsen om support är påskriven',
  planning: 'Vi inleder designen av option 3 tillsammans med verksamhetsexperterna.',
};
const CHAT_WIDTH = 600;
/** In CSS pixels: the client's header, the question with its margins, and the frame that the client draws round a card. */
const CLIENT_HEADER = 68;
const ABOVE_CARD = 108;
const BELOW_CARD = 24;
/** How long the client's list of chats takes to slide away, and a new card to slide into place. */
const SLIDE_MS = 700;
/** The client gets Segoe UI over the network; without it every part of the page falls back to another font. */
const ONE_FONT =
  '* { font-family: "Segoe UI", "Open Sans", "Noto Sans", "Liberation Sans", Arial, sans-serif !important }';

/** Asks in the local client; pictures of each question with the card that came, and of the welcome. */
async function pictureChats(): Promise<void> {
  const client = await openClient({ deviceScaleFactor: 1.5 });
  try {
    const { page, product } = client;
    await openPersonalChat(page, product.clientPort);
    await leaveOnlyTheChat(page);
    await pictureChat(page, join(FOR_LOOKING, 'chat-welcome.png'));
    for (const [name, question] of Object.entries(QUESTIONS)) {
      // A new visit empties the conversation; the client needs a wide page until its log is put away.
      await page.setViewportSize({ width: 1280, height: 1000 });
      await page.reload();
      await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
      await leaveOnlyTheChat(page);
      await ask(page, question);
      const path = name === 'answer' ? README_PICTURES.answer : join(FOR_LOOKING, `chat-${name}.png`);
      await pictureChat(page, path);
    }
  } finally {
    await client.close();
  }
}

async function leaveOnlyTheChat(page: Page, height = 1400): Promise<void> {
  await page.addStyleTag({ content: ONE_FONT });
  await page.getByRole('button', { name: 'Hide log panel' }).click();
  await page.setViewportSize({ width: CHAT_WIDTH, height });
  await page.waitForTimeout(SLIDE_MS);
}

/** A picture of the last card and what was written before it. */
async function pictureChat(page: Page, path: string): Promise<void> {
  await page.waitForTimeout(SLIDE_MS);
  const card = await cardsIn(page).last().boundingBox();
  if (card === null) throw new Error('there is no card to picture');
  const y = Math.max(CLIENT_HEADER, card.y - ABOVE_CARD);
  const height = card.y + card.height + BELOW_CARD - y;
  await page.screenshot({ path, clip: { x: 0, y, width: CHAT_WIDTH, height } });
}

/** The month at a glance and the monthly status, in the local client. */
async function pictureMonth(): Promise<void> {
  const storeDir = await mkdtemp(join(tmpdir(), 'fvm-screenshots-'));
  const now = new Date();
  const store = await openForumStore(storeDir, pino({ level: 'silent' }));
  const { period } = latestWindow(now, DEFAULT_REPORT_SETTINGS);
  await saveRealisticYear(store, { last: period, now, share: 0.7, except: () => false });
  await store.close();
  const client = await openClient({ storeDir, deviceScaleFactor: 1.5 });
  try {
    const { page, product } = client;
    await openPersonalChat(page, product.clientPort);
    await returnToPersonalChat(page, product.clientPort);
    await leaveOnlyTheChat(page, 2400);
    await ask(page, 'status rapporter');
    await pictureChat(page, README_PICTURES.status);
    await postSummary(page);
    await ask(page, 'senaste');
    await pictureChat(page, README_PICTURES.summary);
  } finally {
    await client.close();
    await rm(storeDir, { recursive: true });
  }
}

/** Writes the monthly status with lines from the reports, and posts it. */
async function postSummary(page: Page): Promise<void> {
  const { form, suggest, send, delivery } = textsFor('sv').summaries;
  const draft = await ask(page, 'månadsrapport');
  await draft.getByRole('textbox').nth(1).fill(SUMMARY.summary);
  await draft.getByRole('textbox').nth(2).fill(SUMMARY.planning);
  await press(draft, form.suggest.title);
  for (const { title } of [suggest.next, suggest.next, suggest.next, suggest.done]) await press(draft, title);
  await press(draft, form.preview.title);
  const sending = cardsIn(page).filter({ hasText: send.previewAbove }).last();
  await press(sending, send.now.title);
  await cardsIn(page).filter({ hasText: delivery.nobody }).last().waitFor();
}

/** The reports of a month in the tab, as the project leader sees them. */
async function pictureTab(): Promise<void> {
  const bot = await startBot();
  const browser = await startBrowser();
  try {
    bot.clock.now = new Date('2026-11-25T08:00:00Z');
    await saveRealisticYear(bot.store, { last: '2026-11', now: bot.clock.now, share: 0.7, except: () => false });
    const { tab, page, choose } = await openTab(browser, { port: bot.port, sub: 'status', width: 900, height: 1020 });
    await choose({ role: 'leader' });
    await tab.getByRole('button', { name: sv.status.parts.reports }).click();
    await tab.locator('.region').first().waitFor();
    await page.locator('iframe').screenshot({ path: README_PICTURES.tab });
  } finally {
    await browser.close();
    await bot.close();
  }
}

/** The cards of the monthly reports and of the monthly status, drawn alike in every theme and width. */
async function pictureReports(): Promise<void> {
  const named = (kind: string, cards: object) => Object.entries(cards).map(([name, card]) => [`${kind}-${name}`, card]);
  const cards = Object.fromEntries([
    ...named('report', await reportCards()),
    ...named('summary', await summaryCards()),
    ...named('forum', await forumCards()),
    ...named('knowledge', await knowledgeCards()),
  ]);
  const browser = await startBrowser();
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [480, 320]) {
      const page = await openDrawingPage(browser, theme, width);
      for (const [name, card] of Object.entries(cards)) {
        await pictureCard(page, card, theme, join(FOR_LOOKING, `${theme}-${width}-${name}.png`));
        const isForReadme = name === 'forum-agendaShared' && theme === 'light' && width === 480;
        if (isForReadme) await pictureCard(page, card, theme, README_PICTURES.forum);
      }
    }
  }
  await browser.close();
}

/** The same cards in themes and widths that the local client does not have. */
async function pictureThemes(): Promise<void> {
  const knowledge = await openKnowledge();
  const browser = await startBrowser();
  for (const [theme, width] of [
    ['dark', 480],
    ['light', 320],
    ['dark', 320],
  ] as const) {
    const page = await openDrawingPage(browser, theme, width);
    for (const [name, question] of Object.entries(QUESTIONS)) {
      const { message } = questionMessage(question, { knowledge, texts: textsFor('sv'), now: new Date() });
      if (message.kind !== 'card') continue;
      await pictureCard(page, message.card, theme, join(FOR_LOOKING, `${theme}-${width}-${name}.png`));
    }
  }
  await browser.close();
}

await mkdir(FOR_LOOKING, { recursive: true });
await mkdir(fileURLToPath(new URL('../../docs', import.meta.url)), { recursive: true });
await pictureThemes();
await pictureReports();
await pictureChats();
await pictureMonth();
await pictureTab();
