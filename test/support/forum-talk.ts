import assert from 'node:assert/strict';
import { textsFor } from '../../bot/texts/texts.ts';
import { type ForumQuestion, openQuestions } from '../../src/forum/forum-queue.ts';
import { inOrder } from '../../src/forum/questions.ts';
import type { Somebody } from './report-people.ts';
import { asks, cardsTo, redraws, wordsOn } from './report-talk.ts';
import type { TestBot } from './start-bot.ts';
import { buttonsOf, cardOf, elementsOf } from './teams-cards.ts';

type Json = Record<string, unknown>;

/** What the bot says about the open forum in Swedish. */
export const words = textsFor('sv').forum;

/** Says for which municipality somebody speaks. */
export async function speaksFor(bot: TestBot, who: Somebody, municipality: string): Promise<Somebody> {
  await redraws(bot, who, await asks(bot, who, 'kommun'), 'municipality.choose', { municipality });
  return who;
}

export const queueOf = async (bot: TestBot) => inOrder(await bot.store.read(openQuestions));

export async function questionOf(bot: TestBot, text: string): Promise<ForumQuestion & { id: string }> {
  const all = await queueOf(bot);
  return all.find((one) => one.text === text) ?? assert.fail(`"${text}" is not among ${all.map((one) => one.text)}`);
}

/** Opens what a host can do about a question. */
export async function manages(bot: TestBot, host: Somebody, text: string): Promise<Json> {
  const list = await asks(bot, host, 'frågor');
  const { id } = await questionOf(bot, text);
  const { verb, data } =
    buttonsOf(list).find((one) => one.verb === 'question.manage' && one.data.question === id) ??
    assert.fail(`"${text}" is not on the first page`);
  return redraws(bot, host, { actions: [{ type: 'Action.Execute', title: 'x', verb, data, fallback: {} }] }, verb);
}

/** Puts questions on the agenda, in that order. */
export async function places(bot: TestBot, host: Somebody, ...texts: string[]): Promise<void> {
  for (const text of texts) await redraws(bot, host, await manages(bot, host, text), words.manage.place.title);
}

/** What an agenda shows: each question, and how it goes. */
export function agendaOn(card: Json): [text: string, state: string][] {
  const states: readonly string[] = Object.values(words.agenda.states);
  return elementsOf(card).flatMap((element): [string, string][] => {
    if (element.type !== 'ColumnSet') return [];
    const inside = elementsOf(element);
    const text = inside.find(({ type }) => type === 'TextRun')?.text;
    const state = inside.find(({ type, text: said }) => type === 'TextBlock' && states.includes(String(said)))?.text;
    return [[String(text), String(state ?? '')]];
  });
}

/** Presses a button of one question on an agenda. */
export async function pressesFor(bot: TestBot, host: Somebody, card: Json, which: string, text: string): Promise<Json> {
  const { id } = await questionOf(bot, text);
  const found = buttonsOf(card).find(({ title, data }) => title === which && data.question === id);
  assert.ok(found, `${which} for "${text}"`);
  const { verb, data } = found;
  return redraws(bot, host, { actions: [{ type: 'Action.Execute', title: which, verb, data, fallback: {} }] }, verb);
}

/** The messages of a chat, channel or thread that say something. */
export function saidIn(bot: TestBot, conversationId: string, what: string): string[] {
  return bot.connector
    .posted(conversationId)
    .filter(({ attachments }) => attachments !== undefined)
    .map((message) => wordsOn(cardOf(message)))
    .filter((text) => text.includes(what));
}

export const toldTo = (bot: TestBot, who: Somebody, what: string): string[] =>
  cardsTo(bot, who)
    .map(wordsOn)
    .filter((text) => text.includes(what));
