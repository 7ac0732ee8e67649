import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { manages, places, pressesFor, questionOf, speaksFor } from '../../support/forum-talk.ts';
import { inSweden, REPORT_BOT, reporterOf, somebody, VASTKOM } from '../../support/report-people.ts';
import { appoint, asks, cardsTo, redraws } from '../../support/report-talk.ts';
import { startBot, type TestBot } from '../../support/start-bot.ts';
import { groupOf, saysIn } from '../../support/summary-talk.ts';
import { buttonsOf, cardOf } from '../../support/teams-cards.ts';

type Card = Record<string, unknown>;

const { agenda, answer, draft, manage, queue } = textsFor('sv').forum;
const HOST = somebody('Karin Lund', VASTKOM, 21);
const OTHER = somebody('Johan Ek', VASTKOM, 22);
const UMA = reporterOf('1485');
const BO = reporterOf('1490');
const MEETING = groupOf(HOST);
const QUESTIONS = [
  'När kommer det nya utbildningsmaterialet, och får vi anpassa det efter våra egna verksamheter?',
  'Vem gör konsekvensbedömningen (DPIA) i en kommun som väljer option 2?',
  'Hur ska loggkontroller av sammanhållen journalföring gå till i praktiken, och vem svarar för dem?',
  'Vad kostar införandet för en liten kommun?',
  'Får vi avropa fler licenser i efterhand?',
] as const;

/** The cards of the open forum as people get them. */
export async function forumCards(): Promise<Record<string, Card>> {
  const join = 'https://teams.example.se/l/meetup-join/1';
  const bot = await startBot({
    ...REPORT_BOT,
    env: { ...REPORT_BOT.env, TENANT_NAMES: `${VASTKOM}=VästKom`, FORUM_JOIN: join },
  });
  try {
    bot.clock.now = inSweden('2026-11-18', '10:00');
    await appoint(bot, HOST, 'host');
    await appoint(bot, OTHER, 'host');
    return { ...(await before(bot)), ...(await during(bot)), ...(await afterwards(bot)) };
  } finally {
    await bot.close();
  }
}

async function before(bot: TestBot): Promise<Record<string, Card>> {
  await speaksFor(bot, BO, '1490');
  for (const [at, text] of QUESTIONS.entries()) await asks(bot, at % 2 === 0 ? UMA : BO, `fråga forum: ${text}`);
  const similar = await asks(bot, BO, 'fråga forum: När kommer nya utbildningsmaterialet, får vi anpassa det?');
  await redraws(bot, BO, similar, queue.vote.title);
  const list = await asks(bot, BO, 'frågor');
  const own = await asks(bot, UMA, 'mina frågor');
  const hosts = await asks(bot, HOST, 'frågor');
  const { id } = await questionOf(bot, QUESTIONS[3]);
  await redraws(bot, HOST, await manages(bot, HOST, QUESTIONS[4]), manage.merge.title, { into: id });
  const managed = await redraws(bot, HOST, await manages(bot, HOST, QUESTIONS[3]), manage.accept.title);
  const split = await redraws(bot, HOST, await manages(bot, HOST, QUESTIONS[2]), manage.split.title);
  await places(bot, HOST, QUESTIONS[0], QUESTIONS[1], QUESTIONS[2]);
  const planned = await asks(bot, HOST, 'agenda');
  return { similar, list, own, hosts, managed, split, planned };
}

async function during(bot: TestBot): Promise<Record<string, Card>> {
  await saysIn(bot, HOST, MEETING, 'agenda');
  await bot.tick();
  bot.clock.now = inSweden('2026-11-20', '09:04');
  await bot.tick();
  let own = await asks(bot, HOST, 'agenda');
  own = await pressesFor(bot, HOST, own, agenda.ticks.answered.title, QUESTIONS[0]);
  own = await pressesFor(bot, HOST, own, agenda.ticks.now.title, QUESTIONS[1]);
  await bot.tick();
  const [posted] = bot.connector.posted(MEETING.id);
  const form = await redraws(bot, HOST, await manages(bot, HOST, QUESTIONS[0]), answer.open.title);
  const written = await redraws(bot, HOST, form, answer.keep.title, {
    answer: 'Materialet kommer den 15 januari 2027. Kommunerna får anpassa det.',
  });
  const drafts = await redraws(bot, HOST, await asks(bot, HOST, 'frågor'), draft.list(1).title);
  await bot.tick();
  return {
    agendaHost: own,
    agendaShared: cardOf(posted),
    answerForm: form,
    draft: written,
    drafts,
    told: last(bot, UMA),
  };
}

async function afterwards(bot: TestBot): Promise<Record<string, Card>> {
  await asks(bot, BO, 'prenumerera forum');
  bot.clock.now = inSweden('2026-11-20', '10:05');
  await bot.tick();
  const summary = last(bot, BO);
  bot.clock.now = inSweden('2026-11-27', '10:05');
  await bot.tick();
  const hostsTold = last(bot, HOST);
  const flagged = await asks(bot, HOST, 'frågor');
  assert.ok(buttonsOf(flagged).length > 0);
  return { summary, hostsTold, flagged };
}

const last = (bot: TestBot, who: typeof HOST): Card => cardsTo(bot, who).at(-1) ?? assert.fail('no card');
