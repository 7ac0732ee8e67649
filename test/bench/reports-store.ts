import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { openForumStore } from '../../bot/open-bot.ts';
import { changeProfile, profileOf } from '../../src/people/profiles.ts';
import { allRoles, type Grant, holdingId, type Roles } from '../../src/people/roles.ts';
import { type Month, monthDoc, type Revision, withMunicipality } from '../../src/reports/month-reports.ts';
import { type Period, periodsUntil } from '../../src/reports/period.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../src/reports/report-window.ts';
import { submitReport } from '../../src/reports/submit-report.ts';
import type { Store } from '../../src/store/store.ts';
import { CODES, inTimeFor, NEWEST, reporterOf, reportNumber } from './report-data.ts';

/** The report with the number `n` for a month, over the revision `base`. */
export type HandIn = { period: Period; base: number; n: number };

/** What production opens, with what it logs written to nowhere. */
export function openReports(dir: string): Promise<Store> {
  return openForumStore(dir, pino({ level: 'info' }, pino.destination('/dev/null')));
}

/** Hands in one report of the municipality by the store's promise: it resolves when the report is on the disk. */
export async function submitThroughStore(store: Store, code: string, { period, base, n }: HandIn): Promise<void> {
  const report = reportNumber(n);
  const by = reporterOf(code);
  const now = inTimeFor(period);
  const submission = { municipality: code, report, key: randomUUID(), base, by, via: 'card' as const, now };
  const { kind } = await store.change(monthDoc(period), (month) =>
    submitReport(month, submission, windowOf(period, DEFAULT_REPORT_SETTINGS)),
  );
  if (kind !== 'saved') throw new Error(`the report of ${code} for ${period}: ${kind}`);
}

/** Fills a new store: so many months in which all have handed in, once or twice, and 49 reporters with their deputies. */
export async function fillReports(dir: string, months: number): Promise<void> {
  const store = await openReports(dir);
  for (const [n, period] of periodsUntil(NEWEST, months).entries()) {
    const filled = (month: Month, code: string, at: number): Month =>
      withMunicipality(month, code, { revisions: revisionsOf(period, code, n * 100 + at) });
    await store.change(monthDoc(period), (month) => ({ next: CODES.reduce(filled, month), result: undefined }));
  }
  const grants: Record<string, Grant> = {};
  for (const [nth, role] of [
    [1, 'reporter'],
    [2, 'deputy'],
  ] as const) {
    for (const code of CODES) {
      const person = reporterOf(code, nth);
      const holding = { person, name: `Karin Lund ${code}`, role, municipality: code };
      grants[holdingId(holding)] = { ...holding, by: person, at: inTimeFor(NEWEST).toISOString() };
      const chat = { conversationId: `a:1${person.userId}`, serviceUrl: 'http://127.0.0.1:1/' };
      await store.change(profileOf(person), (profile) => changeProfile(profile, { chat, municipality: code }));
    }
  }
  const roles: Roles = { requests: {}, grants, unlogged: [] };
  await store.change(allRoles, () => ({ next: roles, result: undefined }));
  await store.close();
}

function revisionsOf(period: Period, code: string, n: number): Revision[] {
  const at = inTimeFor(period).toISOString();
  const revision = (number: number): Revision => {
    const report = reportNumber(n + number);
    return { number, report, by: reporterOf(code), via: 'card', at, key: `history-${n}-${number}` };
  };
  return n % 2 === 0 ? [revision(1)] : [revision(1), revision(2)];
}
