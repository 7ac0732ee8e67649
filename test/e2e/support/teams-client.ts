import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

/** The name that the local client gives the bot. */
const BOT_NAME = 'FVM-forum';
const TIMEOUT_MS = 10_000;

/** The cards in the conversation that is open, the oldest first in a chat. */
export const cardsIn = (place: Page | Locator): Locator => place.locator('.ac-adaptiveCard');

/** The buttons of a card. */
export const buttonsIn = (card: Locator): Locator => card.getByRole('button');

/** Opens the client at the 1:1 chat with the bot, and waits for the welcome that a first visit gets. */
export async function openPersonalChat(page: Page, clientPort: number): Promise<void> {
  await returnToPersonalChat(page, clientPort);
  await cardsIn(page).first().waitFor({ timeout: TIMEOUT_MS });
}

/** Opens the client at the 1:1 chat with a bot that has met the person before; the chat is empty. */
export async function returnToPersonalChat(page: Page, clientPort: number): Promise<void> {
  await page.goto(`http://localhost:${clientPort}`);
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
}

/** Writes in the open chat and sends. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').last().click();
  await page.keyboard.type(text);
  await page.getByRole('button', { name: 'Send Message' }).last().click();
}

/** Asks in the open chat; the card that comes. */
export function ask(page: Page, question: string): Promise<Locator> {
  return nextCard(page, () => say(page, question));
}

/** Does something that brings a new card last in the open chat; that card. */
export async function nextCard(page: Page, act: () => Promise<void>): Promise<Locator> {
  const before = await cardsIn(page).count();
  await act();
  const card = cardsIn(page).nth(before);
  await card.waitFor({ timeout: TIMEOUT_MS });
  return card;
}

/** Starts a thread in the open channel that mentions the bot. */
export async function post(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox').first().click();
  await page.keyboard.type('@');
  await page.getByRole('listbox').getByText(BOT_NAME).click();
  await page.keyboard.type(` ${question}`);
  await page.getByRole('button', { name: 'Post' }).click();
}

/** Presses the button of a card that has this title. */
export async function press(card: Locator, title: string): Promise<void> {
  await card.getByRole('button', { name: title, exact: true }).click();
}

/** Waits until a card says all of this. */
export function says(card: Locator, ...parts: readonly string[]): Promise<void> {
  // The joiner keeps what people wrote from being run; it is not seen.
  return waitForText(card, (text) => parts.every((part) => text.replaceAll('\u2060', '').includes(part)));
}

/** Chooses in a list of a card by typing the beginning of a name. */
export async function pick(card: Locator, label: string, name: string): Promise<void> {
  const page = card.page();
  await card.getByRole('combobox', { name: label }).click();
  await page.keyboard.type(name.slice(0, 3));
  await page.getByRole('option', { name, exact: true }).click();
}

/** The text of something on the page, without the breaks between its lines. */
export async function readText(place: Locator): Promise<string> {
  return (await place.textContent()) ?? '';
}

/** Waits until the text of something on the page passes. */
export async function waitForText(place: Locator, passes: (text: string) => boolean): Promise<void> {
  const givenUpAt = Date.now() + TIMEOUT_MS;
  for (;;) {
    const text = await readText(place);
    if (passes(text)) return;
    if (Date.now() > givenUpAt) throw new Error(`the text did not become what was waited for:\n${text}`);
    await pause(50);
  }
}
