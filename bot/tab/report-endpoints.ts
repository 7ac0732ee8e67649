import type { Municipality } from '../../src/people/municipalities.ts';
import type { Period } from '../../src/reports/period.ts';
import { latestWindow } from '../../src/reports/report-window.ts';
import { excuseOne, remindMissing, unexcuseOne } from '../report-acts.ts';
import { latestPeriod, readHistory, readMonth } from '../report-month.ts';
import { done, type EndpointResult, type Said, saidAs } from './endpoint.ts';
import { type HistoryShown, historyShown, type MonthShown, monthShown } from './report-months-view.ts';
import { type OpenedReport, openedReport } from './report-view.ts';
import type { TabUser } from './tab-user.ts';

/** That month of all municipalities, or the one that is collected now. */
export async function showMonth(
  user: TabUser,
  { period }: { period?: Period | undefined },
): Promise<EndpointResult<MonthShown>> {
  const { deps, now, texts } = user;
  const latest = latestPeriod(now);
  const wanted = period !== undefined && period <= latest ? period : latestWindow(now, deps.reports).period;
  return done(monthShown(await readMonth(user, wanted, texts), { texts, now }));
}

/** Twelve months of all municipalities, up to `last` or to now. */
export async function showHistory(
  { deps, now, texts }: TabUser,
  { last }: { last?: Period | undefined },
): Promise<EndpointResult<HistoryShown>> {
  const latest = latestPeriod(now);
  const until = last !== undefined && last < latest ? last : latest;
  return done(historyShown(await readHistory(deps, until), { texts, latest }));
}

type OfMonth = { period: Period; municipality: string };

/** One municipality's month. */
export async function openReport(
  user: TabUser,
  { period, municipality }: OfMonth,
): Promise<EndpointResult<OpenedReport>> {
  const found = municipalityOf(user, municipality);
  return found === undefined ? GONE : done(await openedReport(user, { period, municipality: found }));
}

export async function remindForMonth(user: TabUser, { period }: { period: Period }): Promise<EndpointResult<Said>> {
  const result = await remindMissing(user, period, user.texts);
  user.log.info({ result: result.kind, period }, 'reminders from the tab');
  return done(saidAs(result.kind === 'closed' ? { style: 'attention', text: result.why } : result.status));
}

export async function excuseForMonth(
  user: TabUser,
  { period, municipality, reason }: OfMonth & { reason: string },
): Promise<EndpointResult<Said>> {
  const found = municipalityOf(user, municipality);
  if (found === undefined) return GONE;
  return done(saidAs(await excuseOne(user, { period, municipality: found, reason }, user.texts)));
}

export async function unexcuseForMonth(
  user: TabUser,
  { period, municipality }: OfMonth,
): Promise<EndpointResult<Said>> {
  const found = municipalityOf(user, municipality);
  if (found === undefined) return GONE;
  const result = await unexcuseOne(user, { period, municipality: found }, user.texts);
  return done(saidAs(result.kind === 'closed' ? { style: 'attention', text: result.why } : result.status));
}

const GONE = { kind: 'refused', status: 404, error: 'not-found' } as const;

function municipalityOf({ deps }: TabUser, code: string): Municipality | undefined {
  return deps.municipalities.find((one) => one.code === code);
}
