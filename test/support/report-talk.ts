import assert from 'node:assert/strict';
import { ADMIN, deputyOf, reporterOf, type Somebody } from './report-people.ts';
import type { TestBot } from './start-bot.ts';
import { personalMessage, pressing, submitting, type WireActivity } from './teams-activities.ts';
import { buttonOf, buttonsOf, cardOf, elementsOf, textsOf } from './teams-cards.ts';

type Json = Record<string, unknown>;
/** What somebody types and chooses on a card, by the input's id. */
export type Inputs = Record<string, string>;
/** What a press is answered with: the card drawn anew, or a line. */
export type Answered = { readonly card: Json | undefined; readonly said: string | undefined };

/** A filled form; more is typed over it. */
export const FILLED = { status: 'on-track', summary: 'Allt går bra.', planning: 'Vi fortsätter.' } satisfies Inputs;

const by = ({ from, chat: { conversation, channelData } }: Somebody): WireActivity => ({
  from,
  conversation,
  channelData,
});

/** Writes in the own chat with the bot; what the bot posts there. */
export function writes(bot: TestBot, who: Somebody, text: string, changes: WireActivity = {}): Promise<Json[]> {
  return bot.say(personalMessage(text, { ...by(who), ...changes }));
}

/** Writes, and takes the only card that comes. */
export async function asks(bot: TestBot, who: Somebody, text: string): Promise<Json> {
  const [message, ...more] = await writes(bot, who, text);
  assert.deepEqual(more, []);
  return cardOf(message);
}

/** What the inputs of a card hold as it was drawn; clients leave out those that are empty. */
export function inputsOf(card: Json): Inputs {
  const inputs = elementsOf(card).filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(inputs.flatMap(({ id, value }) => (value ? [[String(id), String(value)]] : [])));
}

/** Sends a press, whatever it holds. `changes` replaces fields of the activity. */
export async function sendsPress(
  bot: TestBot,
  who: Somebody,
  { verb, data }: { verb: unknown; data: unknown },
  changes: WireActivity = {},
): Promise<Answered> {
  const { status, body } = await bot.post(pressing(verb, data, who.chat, { from: who.from, ...changes }));
  assert.equal(status, 200, JSON.stringify(body));
  const { type, value } = body as { type: string; value: unknown };
  return type === 'application/vnd.microsoft.card.adaptive'
    ? { card: value as Json, said: undefined }
    : { card: undefined, said: String(value) };
}

/** The data of a button together with what the inputs hold, as Teams sends them. */
export function pressOf(card: Json, which: string, typed: Inputs = {}): { verb: string; data: Json } {
  const { verb, data } = buttonOf(card, which);
  const inputs = Object.entries({ ...inputsOf(card), ...typed }).filter(([, value]) => value !== '');
  return { verb, data: { ...data, ...Object.fromEntries(inputs) } };
}

/** Presses a button of a card, by its title or verb, with something typed in the inputs. */
export function presses(bot: TestBot, who: Somebody, card: Json, which: string, typed?: Inputs): Promise<Answered> {
  return sendsPress(bot, who, pressOf(card, which, typed));
}

/** Presses, and takes the card that is drawn in place. */
export async function redraws(bot: TestBot, who: Somebody, card: Json, which: string, typed?: Inputs): Promise<Json> {
  const answered = await presses(bot, who, card, which, typed);
  assert.ok(answered.card, `a card, not "${answered.said}"`);
  return answered.card;
}

/** Presses in a client without Action.Execute, which puts its inputs beside the button's data; what is posted. */
export function submits(bot: TestBot, who: Somebody, card: Json, which: string, typed: Inputs = {}): Promise<Json[]> {
  const { submit } = buttonOf(card, which);
  return bot.say(submitting({ ...inputsOf(card), ...typed, ...submit }, who.chat, { from: who.from }));
}

/** Asks for the form of the month and hands it in; the card in its place. */
export async function handsIn(bot: TestBot, who: Somebody, typed: Inputs = {}): Promise<Json> {
  return redraws(bot, who, await asks(bot, who, 'rapport'), 'report.submit', { ...FILLED, ...typed });
}

/** Gives a role to somebody whom the bot may not have met. */
export async function grants(bot: TestBot, to: Somebody, role: string, municipality = ''): Promise<Somebody> {
  const person = `${to.tenantId}/${to.userId}`;
  await redraws(bot, ADMIN, await asks(bot, ADMIN, 'roller'), 'role.grant', { person, role, municipality });
  await bot.tick();
  return to;
}

type Appointment = readonly [who: Somebody, role: string, municipality?: string | undefined];

/** Gives people roles by the cards: they ask for them, and the administrator grants them. */
export async function appointAll(bot: TestBot, appointments: readonly Appointment[]): Promise<void> {
  await Promise.all(
    appointments.map(async ([who, role, municipality = '']) =>
      redraws(bot, who, await asks(bot, who, 'roller'), 'role.ask', { role, municipality }),
    ),
  );
  let book = await asks(bot, ADMIN, 'roller');
  for (const _ of appointments) book = await redraws(bot, ADMIN, book, 'Bevilja');
  await bot.tick();
}

/** Gives somebody a role by the cards. */
export async function appoint(bot: TestBot, who: Somebody, role: string, municipality?: string): Promise<Somebody> {
  await appointAll(bot, [[who, role, municipality]]);
  return who;
}

export const asReporter = (bot: TestBot, code: string): Promise<Somebody> =>
  appoint(bot, reporterOf(code), 'reporter', code);
export const asDeputy = (bot: TestBot, code: string): Promise<Somebody> => appoint(bot, deputyOf(code), 'deputy', code);

/** The cards that the bot has posted in somebody's chat. */
export function cardsTo(bot: TestBot, who: Somebody): Json[] {
  return bot.connector
    .posted(who.chat.id)
    .filter(({ attachments }) => attachments !== undefined)
    .map(cardOf);
}

/** The reminders that somebody has got. */
export function remindersTo(bot: TestBot, who: Somebody): Json[] {
  return cardsTo(bot, who).filter((card) => buttonsOf(card).some(({ verb }) => verb === 'reminder.pause'));
}

/** The choices of a list on a card, by their titles. */
export function choicesOf(card: Json, input: string): Record<string, string> {
  const { choices } = elementsOf(card).find(({ id }) => id === input) ?? assert.fail(`there is no list ${input}`);
  return Object.fromEntries((choices as { title: string; value: string }[]).map(({ title, value }) => [title, value]));
}

/** Everything that the card says in words. */
export const wordsOn = (card: Json): string => textsOf(card).join('\n');

/** The names in the month's matrix by the state that stands before them. */
export function matrixOf(card: Json): Record<string, string[]> {
  const states: Record<string, string[]> = {};
  for (const { type, facts } of elementsOf(card)) {
    if (type !== 'FactSet') continue;
    for (const { title, value } of facts as { title: string; value: string }[]) {
      states[title] = [...(states[title] ?? []), ...value.split(', ')];
    }
  }
  return states;
}
