import { dataFile } from '../../src/data-files.ts';
import { readMunicipalities } from '../../src/people/municipalities.ts';
import type { Person } from '../../src/people/person.ts';
import type { Period } from '../../src/reports/period.ts';
import { AREAS, type Report } from '../../src/reports/report.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../src/reports/report-window.ts';
import { makePassages } from './passages.ts';

/** The codes of the 49 municipalities. */
export const CODES = (await readMunicipalities(dataFile('municipalities.json'))).map(({ code }) => code);
/** The month that is handed in for in a store with history. */
export const NEWEST: Period = '2026-10';
export const TENANT = '0f0f0f0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f';
/** The sentences of a passage that are the summary; the others are the planning. */
const SUMMARY_SENTENCES = 5;
const ON_TIME_MS = 3_600_000;

const { passages } = makePassages(1000, 0);

/** Reporter `1` or deputy `2` of a municipality. */
export function reporterOf(code: string, nth = 1): Person {
  return { tenantId: TENANT, userId: `aaaaaaaa-0000-4000-8000-${`${code}${nth}`.padStart(12, '0')}` };
}

/** A report with about 800 characters of text; another for every number. */
export function reportNumber(n: number): Report {
  const sentences = (passages[n % passages.length]?.text ?? '').split(/(?<=\.) /);
  const status = n % 7 === 0 ? 'needs-support' : n % 3 === 0 ? 'some-risk' : 'on-track';
  return {
    status,
    summary: `${n}. ${sentences.slice(0, SUMMARY_SENTENCES).join(' ')}`,
    planning: sentences.slice(SUMMARY_SENTENCES).join(' '),
    areas: Object.fromEntries(AREAS.map((area) => [area, 'on-track'])),
    options: ['1', '3'],
    support: status === 'needs-support' ? (sentences[0] ?? '') : '',
    question: '',
  };
}

/** A moment at which a month's reports are in time. */
export function inTimeFor(period: Period): Date {
  return new Date(windowOf(period, DEFAULT_REPORT_SETTINGS).lateFrom.getTime() - ON_TIME_MS);
}
