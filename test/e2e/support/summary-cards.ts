import assert from 'node:assert/strict';
import {
  channelOf,
  inSweden,
  REPORT_BOT,
  reporterOf,
  type Somebody,
  somebody,
  VASTKOM,
} from '../../support/report-people.ts';
import { appoint, asks, presses, redraws } from '../../support/report-talk.ts';
import { startBot, type TestBot } from '../../support/start-bot.ts';
import { installing, mentioning } from '../../support/teams-activities.ts';
import { cardOf } from '../../support/teams-cards.ts';
import { saveRealisticYear } from './realistic-year.ts';

type Card = Record<string, unknown>;

const PERIOD = '2026-10';
const LEADER = somebody('Karin Lund', VASTKOM, 21);
const OTHER = somebody('Johan Ek', VASTKOM, 22);
const SUMMARY = [
  'Oktober handlade om utbildning och om att bli klara med kartläggningarna. Programmet har svarat på frågorna om informationssäkerhet.',
  '- Två gemensamma workshoppar om förändrade arbetssätt är hållna',
  '- Överenskommelsen om support är påskriven',
].join('\n');
const PLANNING =
  'Vi inleder design av option 3 tillsammans med verksamhetsexperterna.\nNästa avstämning är den 12 november.';

/** The cards of the monthly status as people get them. */
export async function summaryCards(): Promise<Record<string, Card>> {
  const bot = await startBot({ ...REPORT_BOT, env: { ...REPORT_BOT.env, TENANT_NAMES: `${VASTKOM}=VästKom` } });
  try {
    bot.clock.now = inSweden('2026-11-03', '10:00');
    await saveRealisticYear(bot.store, { last: PERIOD, now: bot.clock.now, share: 0.7, except: () => false });
    await appoint(bot, LEADER, 'leader');
    await appoint(bot, OTHER, 'leader');
    return { ...(await composing(bot)), ...(await posting(bot)) };
  } finally {
    await bot.close();
  }
}

async function composing(bot: TestBot): Promise<Record<string, Card>> {
  const empty = await asks(bot, LEADER, 'månadsrapport');
  const errors = await redraws(bot, LEADER, empty, 'summary.save', {
    summary: 'Ring 19121212-1212',
    link: 'vastkom.se',
  });
  const typed = { summary: SUMMARY, planning: PLANNING, link: 'https://www.vastkom.se/nulage' };
  const saved = await redraws(bot, LEADER, errors, 'summary.save', typed);
  const lines = await redraws(bot, LEADER, saved, 'Förslag från rapporterna');
  let page = await redraws(bot, LEADER, lines, 'Spara, nästa tema');
  const theme = page;
  for (let n = 0; n < 3; n++) page = await redraws(bot, LEADER, page, 'Spara, nästa tema');
  const filled = await redraws(bot, LEADER, page, 'Spara, till utkastet');
  const stale = await asks(bot, OTHER, 'månadsrapport');
  const changed = await redraws(bot, LEADER, filled, 'summary.save', {
    planning: `${PLANNING}\nRekryteringen är klar.`,
  });
  const conflict = await redraws(bot, OTHER, stale, 'summary.save', { summary: 'Min egen text.' });
  return { empty, errors, lines, theme, filled: changed, conflict };
}

async function posting(bot: TestBot): Promise<Record<string, Card>> {
  const subscribed = await say(bot, LEADER, 'prenumerera månadsrapport');
  for (const code of ['1480', '1485', '1490', '1488']) {
    const who = reporterOf(code);
    await bot.say(installing('add', channelAt(who, code), { from: who.from }));
    await say(bot, who, 'prenumerera månadsrapport', channelAt(who, code));
    await say(bot, who, 'prenumerera');
    await say(bot, who, 'prenumerera månadsrapport');
  }
  await bot.say(installing('remove', channelAt(reporterOf('1485'), '1485'), { from: reporterOf('1485').from }));
  const form = await asks(bot, LEADER, 'månadsrapport');
  const before = bot.connector.posted(LEADER.chat.id).length;
  await redraws(bot, LEADER, form, 'Förhandsvisa');
  const [preview, sending] = bot.connector.posted(LEADER.chat.id).slice(before).map(cardOf);
  assert.ok(preview && sending);
  const scheduled = await redraws(bot, LEADER, sending, 'summary.schedule', { day: '2026-12-25', time: '09:00' });
  const free = await redraws(bot, LEADER, scheduled, 'summary.unschedule');
  bot.connector.fail({ conversationId: reporterOf('1490').chat.id, code: 'ConversationBlockedByUser' });
  bot.connector.fail({ conversationId: reporterOf('1488').chat.id, drop: 'after' });
  const { card: posted } = await presses(bot, LEADER, free, 'summary.post');
  assert.ok(posted);
  const going = await asks(bot, LEADER, 'månadsrapport');
  await bot.tick();
  const sent = await asks(bot, LEADER, 'månadsrapport');
  const withdraw = await redraws(bot, LEADER, sent, 'Dra tillbaka');
  const archive = await asks(bot, LEADER, 'arkiv');
  return { subscribed, preview, sending: free, scheduled, posted, going, sent, withdraw, archive };
}

function channelAt(who: Somebody, code: string) {
  const place = channelOf(who);
  const id = `19:channel${code}@thread.tacv2`;
  const team = { id: `19:team${code}@thread.tacv2`, name: `Införandet ${code}` };
  const channelData = { ...place.channelData, channel: { id, name: 'Information' }, team, teamsTeamId: team.id };
  return { ...place, id, conversation: { ...place.conversation, id }, channelData };
}

async function say(bot: TestBot, who: Somebody, text: string, where = who.chat): Promise<Card> {
  const posted = await bot.say(mentioning(text, where, { from: who.from }));
  return cardOf(posted.at(-1));
}
