import type { LinkData, Status } from '../cards/card-data.ts';
import { formatMoment } from '../src/calendar/format.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { personKey } from '../src/people/person.ts';
import { type Profile, profileOf } from '../src/people/profiles.ts';
import { grantsInForce } from '../src/people/rights.ts';
import { allRoles } from '../src/people/roles.ts';
import { type History, historyOf } from '../src/reports/history.ts';
import { monthDoc } from '../src/reports/month-reports.ts';
import { overviewOf } from '../src/reports/overview.ts';
import { type Period, periodOf, periodsUntil } from '../src/reports/period.ts';
import { allReporters, plannedReminders, planReminders, type ReminderPlan } from '../src/reports/reminders.ts';
import { takesReports, windowOf } from '../src/reports/report-window.ts';
import type { BotDeps } from './deps.ts';
import type { CardMessage } from './message.ts';
import { renderMessage } from './render-message.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { reportHistoryView } from './views/report-history-view.ts';
import { reportStatusView } from './views/report-status-view.ts';

/** Who is to be reminded of a period's report, and which municipalities no reminder reaches. */
export async function remindersFor(deps: BotDeps, period: Period): Promise<ReminderPlan> {
  const { store, municipalities, people, reports } = deps;
  const grants = grantsInForce(await store.read(allRoles), people);
  const profiles = new Map<string, Profile>();
  for (const person of allReporters(grants)) profiles.set(personKey(person), await store.read(profileOf(person)));
  const rows = overviewOf(await store.read(monthDoc(period)), municipalities, windowOf(period, reports));
  return planReminders(rows, { period, grants, profiles });
}

/** What a month came to, and whom reminders reach. */
export async function readMonth({ deps, now }: Pick<Turn, 'deps' | 'now'>, period: Period, texts: Texts) {
  const { store, municipalities, reports } = deps;
  const window = windowOf(period, reports);
  const rows = overviewOf(await store.read(monthDoc(period)), municipalities, window);
  const isOpen = takesReports(window, now);
  const { unreachable } = isOpen ? await remindersFor(deps, period) : { unreachable: [] };
  return {
    window,
    rows,
    latest: latestPeriod(now),
    reminded: isOpen ? await lastReminder(deps, period, texts) : '',
    unreachable: unreachable.map(({ municipality, cause }) => ({
      municipality: municipality.name,
      reason: texts.reports.leader.unreachable[cause],
    })),
  };
}

/** The month at a glance. */
export async function monthMessage(
  turn: Turn,
  { period, status, links = [] }: { period: Period; status: Status[]; links?: LinkData[] },
  texts: Texts,
): Promise<CardMessage> {
  const { rows, ...month } = await readMonth(turn, period, texts);
  const view = reportStatusView(rows, {
    ...month,
    now: turn.now,
    texts,
    status,
    canExport: turn.deps.publicUrl() !== undefined,
    links,
    linkNote: texts.reports.leader.exportHolds,
  });
  return renderMessage('report-status', view);
}

/** Twelve months of all municipalities, up to `last`. */
export async function historyMessage(turn: Turn, last: Period, texts: Texts): Promise<CardMessage> {
  const view = reportHistoryView(await readHistory(turn.deps, last), { texts, latest: latestPeriod(turn.now) });
  return renderMessage('report-history', view);
}

/** Twelve months up to `last`, side by side. */
export async function readHistory({ store, municipalities, reports }: BotDeps, last: Period): Promise<History> {
  const months = [];
  for (const period of periodsUntil(last, 12)) {
    months.push({ month: await store.read(monthDoc(period)), window: windowOf(period, reports) });
  }
  return historyOf(months, municipalities);
}

/** The newest period of which there may be reports. */
export function latestPeriod(now: Date): Period {
  return periodOf(dayOf(now));
}

/** What became of the last reminder of a period. */
async function lastReminder(deps: BotDeps, period: Period, texts: Texts): Promise<string> {
  const counted = (await plannedReminders(deps.store, period))
    .map(({ messages }) => Object.values(messages).filter(({ state }) => state !== 'cancelled'))
    .filter((messages) => messages.length > 0);
  const last = counted.at(-1);
  if (last === undefined) return '';
  const count = (...states: string[]): number => last.filter(({ state }) => states.includes(state)).length;
  // For those on their way it is the time when they go.
  const latest =
    last
      .map((message) => message.at)
      .sort()
      .at(-1) ?? '';
  const at = formatMoment(new Date(latest), texts.language);
  const { delivered } = texts.reports.leader;
  return delivered(at, count('delivered'), count('waiting', 'sending'), count('failed'), count('uncertain'));
}
