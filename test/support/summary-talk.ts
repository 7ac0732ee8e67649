import assert from 'node:assert/strict';
import { textsFor } from '../../bot/texts/texts.ts';
import { type Summary, summaryOf } from '../../src/summaries/summary.ts';
import type { Posted } from './connector-conversations.ts';
import { ADMIN, LEADER, type Somebody, somebody, VASTKOM } from './report-people.ts';
import { appoint, asks, cardsTo, type Inputs, redraws } from './report-talk.ts';
import type { TestBot } from './start-bot.ts';
import { CHANNEL, GROUP, mentioning, type Place, type WireActivity } from './teams-activities.ts';
import { buttonsOf } from './teams-cards.ts';

type Json = Record<string, unknown>;

/** What the bot says about the monthly status in Swedish. */
export const words = textsFor('sv').summaries;
export const OTHER_LEADER = somebody('Lars Ledare', VASTKOM, 4);
/** The month of most tests. */
export const PERIOD = '2026-10';
export const TEXTS = { summary: 'Utbildningen har börjat.', planning: 'Den fortsätter i november.' } satisfies Inputs;

const TEAM = '19:team1@thread.tacv2';

/** A channel of the person's organisation, by its number, in a thread of its own. */
export function channelNo(number: number, { tenantId }: Somebody = ADMIN, team = TEAM): Place {
  const id = `19:channel${number}-${tenantId.slice(-2)}@thread.tacv2`;
  return {
    id: `${id};messageid=1760000000001`,
    conversation: { ...CHANNEL.conversation, tenantId, id: `${id};messageid=1760000000001` },
    channelData: {
      tenant: { id: tenantId },
      teamsChannelId: id,
      teamsTeamId: team,
      channel: { id, name: `Kanal ${number}` },
      team: { id: team, name: 'FVM' },
    },
  };
}

/** A group chat of the person's organisation. */
export function groupOf({ tenantId }: Somebody): Place {
  return {
    ...GROUP,
    conversation: { ...GROUP.conversation, tenantId },
    channelData: { tenant: { id: tenantId } },
  };
}

/** Says something to the bot in a channel or group chat; what the bot posts there. */
export function saysIn(bot: TestBot, who: Somebody, where: Place, text: string, more: WireActivity = {}) {
  return bot.say(mentioning(text, where, { from: who.from, ...more }));
}

/** Has channels subscribe to the monthly status, which the administrator decides. */
export async function subscribeChannels(bot: TestBot, ...numbers: number[]): Promise<void> {
  for (const number of numbers) await saysIn(bot, ADMIN, channelNo(number), 'prenumerera månadsrapport');
}

/** What stands in a channel, beside the threads in which people talk to the bot. */
export function copiesIn(bot: TestBot, number: number): Posted[] {
  return bot.connector.posted(channelNo(number).id.replace(/;.*/, ''));
}

export const appointLeader = (bot: TestBot, who = LEADER): Promise<Somebody> => appoint(bot, who, 'leader');

/** Opens the draft of the month. */
export const opensDraft = (bot: TestBot, who: Somebody = LEADER): Promise<Json> =>
  asks(bot, who, 'månadsrapport oktober');

/** Opens the draft and saves a text. */
export async function savesDraft(bot: TestBot, who: Somebody, typed: Inputs = TEXTS): Promise<Json> {
  return redraws(bot, who, await opensDraft(bot, who), words.form.save.title, typed);
}

/** Saves what is in the form and has the preview posted; the card that would be sent, and the one that sends it. */
export async function previews(bot: TestBot, who: Somebody, form: Json): Promise<{ preview: Json; sending: Json }> {
  const before = cardsTo(bot, who).length;
  await redraws(bot, who, form, words.form.preview.title);
  const [preview, sending, ...more] = cardsTo(bot, who).slice(before);
  assert.deepEqual(more, []);
  return { preview: preview ?? assert.fail('no preview'), sending: sending ?? assert.fail('no way to send') };
}

/** Saves a text, previews it and sends it to all; the card in place of the one that sends. */
export async function postsStatus(bot: TestBot, who: Somebody = LEADER, typed: Inputs = TEXTS): Promise<Json> {
  const { sending } = await previews(bot, who, await savesDraft(bot, who, typed));
  const card = await redraws(bot, who, sending, 'summary.post');
  await bot.tick();
  return card;
}

/** The card of progress in somebody's chat, as it stands now. */
export function progressTo(bot: TestBot, who: Somebody): Json {
  const shown = cardsTo(bot, who).filter((card) => buttonsOf(card).some(({ verb }) => verb === 'summary.delivery'));
  return shown.at(-1) ?? assert.fail('there is no card of progress');
}

export const kept = (bot: TestBot, period = PERIOD): Promise<Summary> => bot.store.read(summaryOf(period));
