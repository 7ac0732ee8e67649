import assert from 'node:assert/strict';
import type { Period } from '../../../src/reports/period.ts';
import { inSweden, REPORT_BOT, reporterOf, type Somebody, somebody, VASTKOM } from '../../support/report-people.ts';
import { appoint, asks, redraws } from '../../support/report-talk.ts';
import { startBot, type TestBot } from '../../support/start-bot.ts';
import { cardOf } from '../../support/teams-cards.ts';
import { realisticReport } from './realistic-reports.ts';
import { saveRealisticYear } from './realistic-year.ts';

type Card = Record<string, unknown>;

const PERIOD: Period = '2026-10';
/** The tenant of all municipalities but one. */
const SHARED = reporterOf('1488').tenantId;
const LEADER = somebody('Karin Lund', VASTKOM, 11);
const TROLLHATTAN = { code: '1488', reporter: somebody('Erik Sandberg', SHARED, 12) };
const GOTEBORG = {
  code: '1480',
  reporter: somebody('Fatima Haddad', SHARED, 13),
  deputy: somebody('Per Åkesson', SHARED, 15),
};
/** Dals-Ed has never handed in. */
const NEWCOMER = { code: '1438', reporter: somebody('Märta Öhman', SHARED, 14) };
/** Have not handed in before the scenario begins. */
const ITS_ACTORS: readonly string[] = [TROLLHATTAN.code, GOTEBORG.code, NEWCOMER.code];

/** The cards of the monthly reports as people get them: a bot for Teams with a year behind it, and a month that goes by. */
export async function reportCards(): Promise<Record<string, Card>> {
  const bot = await startBot(REPORT_BOT);
  try {
    bot.clock.now = inSweden('2026-10-26', '15:00');
    await seed(bot, 0.4);
    await appoint(bot, LEADER, 'leader');
    await appoint(bot, TROLLHATTAN.reporter, 'reporter', TROLLHATTAN.code);
    await appoint(bot, GOTEBORG.reporter, 'reporter', GOTEBORG.code);
    await appoint(bot, GOTEBORG.deputy, 'deputy', GOTEBORG.code);
    return { ...(await rolesOf(bot)), ...(await reporting(bot)), ...(await leading(bot)) };
  } finally {
    await bot.close();
  }
}

/** Gives the bot a year of reports, and what others than the actors have handed in by now. */
async function seed({ store, clock: { now } }: TestBot, share: number): Promise<void> {
  const except = (code: string, period: Period): boolean =>
    (period === PERIOD ? ITS_ACTORS : [NEWCOMER.code]).includes(code);
  await saveRealisticYear(store, { last: PERIOD, now, share, except });
}

async function rolesOf(bot: TestBot): Promise<Record<string, Card>> {
  const { reporter, code } = NEWCOMER;
  const municipality = await asks(bot, reporter, 'kommun');
  const askRole = await asks(bot, reporter, 'rapport');
  const roleAsked = await redraws(bot, reporter, askRole, 'role.ask', { role: 'reporter', municipality: code });
  await bot.tick();
  const request = lastTo(bot, LEADER);
  const book = await asks(bot, LEADER, 'roller');
  const granted = await redraws(bot, LEADER, request, 'role.decide');
  return {
    'choose-municipality': municipality,
    'role-ask': askRole,
    'role-asked': roleAsked,
    'role-request': request,
    'role-book': book,
    'role-granted': granted,
    'form-first': await asks(bot, reporter, 'rapport'),
  };
}

async function reporting(bot: TestBot): Promise<Record<string, Card>> {
  const { reporter } = TROLLHATTAN;
  bot.clock.now = inSweden('2026-10-27', '09:00');
  await bot.tick();
  const reminder = lastTo(bot, reporter);
  const paused = await redraws(bot, reporter, reminder, 'reminder.pause');
  const { summary, planning } = realisticReport(4);
  const form = await asks(bot, reporter, 'rapport');
  const support = 'Ring Anna Ek, 19121212-1212, om juridiken.';
  const errors = await redraws(bot, reporter, form, 'report.submit', { summary, support });
  const thorough = { status: 'some-risk', summary, planning, 'area-it': 'some-risk', 'area-training': 'on-track' };
  const typed = { ...thorough, options: '1,3', support: 'Vi behöver hjälp med vikarier.', question: 'Vem gör DPIA:n?' };
  const draft = await redraws(bot, reporter, errors, 'report.save-draft', { ...typed, planning: '' });
  const receipt = await redraws(bot, reporter, draft, 'report.submit', typed);

  const late = await asks(bot, GOTEBORG.reporter, 'rapport');
  const other = await asks(bot, GOTEBORG.deputy, 'rapport');
  await redraws(bot, GOTEBORG.deputy, other, 'report.submit', { status: 'on-track', summary, planning });
  const { summary: mine, planning: next } = realisticReport(6);
  const conflict = await redraws(bot, GOTEBORG.reporter, late, 'report.submit', {
    status: 'some-risk',
    summary: mine,
    planning: next,
  });
  return { reminder, 'reminder-paused': paused, form, errors, draft, receipt, conflict };
}

async function leading(bot: TestBot): Promise<Record<string, Card>> {
  const { reporter } = TROLLHATTAN;
  const inTime = await asks(bot, LEADER, 'status rapporter');
  bot.clock.now = inSweden('2026-11-03', '09:00');
  await bot.tick();
  const change = await redraws(bot, reporter, await asks(bot, reporter, 'rapport'), 'report.open');
  const changed = await redraws(bot, reporter, change, 'report.submit', { status: 'needs-support' });
  bot.clock.now = inSweden('2026-11-04', '10:00');
  await seed(bot, 0.76);
  const status = await asks(bot, LEADER, 'status rapporter');
  const exported = await redraws(bot, LEADER, status, 'report.export');
  const of = (municipality: string): Promise<Card> => redraws(bot, LEADER, status, 'report.view', { municipality });
  const missing = await of(NEWCOMER.code);
  const excused = await redraws(bot, LEADER, missing, 'report.excuse', {
    reason: 'Sjukdom, ersättare börjar i december',
  });
  const phone = await redraws(bot, LEADER, excused, 'report.phone');
  return {
    'reminder-overdue': lastTo(bot, NEWCOMER.reporter),
    'form-change': change,
    'receipt-changed': changed,
    'status-in-time': inTime,
    status,
    'status-export': exported,
    'municipality-missing': missing,
    'municipality-excused': excused,
    municipality: await of(TROLLHATTAN.code),
    'form-phone': phone,
    history: await asks(bot, LEADER, 'historik'),
  };
}

/** The card that the bot posted last to somebody. */
function lastTo(bot: TestBot, { chat }: Somebody): Card {
  const posted = bot.connector.posted(chat.id).at(-1) ?? assert.fail('nothing was posted');
  return cardOf(posted);
}
