import { CODES, inSweden } from './report-people.ts';

/**
 * The days of the reminders of each month's report, by hand from the calendar: the third working day before the due
 * day, the due day, and the second working day after it.
 */
export const YEAR: Readonly<Record<string, readonly [string, string, string]>> = {
  '2026-01': ['2026-01-27', '2026-01-30', '2026-02-03'], // 31 January is a Saturday
  '2026-02': ['2026-02-24', '2026-02-27', '2026-03-03'], // 28 February is a Saturday
  '2026-03': ['2026-03-26', '2026-03-31', '2026-04-02'], // summer time begins on the 29th; 3 April is Good Friday
  '2026-04': ['2026-04-27', '2026-04-30', '2026-05-05'], // 1 May is a Friday
  '2026-05': ['2026-05-26', '2026-05-29', '2026-06-02'], // 31 May is a Sunday
  '2026-06': ['2026-06-25', '2026-06-30', '2026-07-02'],
  '2026-07': ['2026-07-28', '2026-07-31', '2026-08-04'],
  '2026-08': ['2026-08-26', '2026-08-31', '2026-09-02'],
  '2026-09': ['2026-09-25', '2026-09-30', '2026-10-02'],
  '2026-10': ['2026-10-27', '2026-10-30', '2026-11-03'], // summer time ends on the 25th; the 31st is All Saints’ Day
  '2026-11': ['2026-11-25', '2026-11-30', '2026-12-02'],
  '2026-12': ['2026-12-23', '2026-12-30', '2027-01-05'], // Christmas, New Year's Eve and New Year's Day, and a weekend
};
export const PERIODS = Object.keys(YEAR);

/** When somebody does something, in the order of time. The reminders go out between these moments. */
export const MOMENTS = ['early', 'day before', 'noon', 'last second', 'midnight', 'very late'] as const;
export type When = (typeof MOMENTS)[number];

/** The moment in the course of a period's report; `noon` and `last second` are those of the due day. */
export function momentIn(period: string, when: When): Date {
  const due = YEAR[period]?.[1] ?? '';
  switch (when) {
    case 'early':
      return inSweden(`${period}-21`, '13:00');
    case 'day before':
      return inSweden(otherDay(due, -1), '14:00');
    case 'noon':
      return inSweden(due, '12:30');
    case 'last second':
      return inSweden(due, '23:59:59');
    case 'midnight':
      return inSweden(otherDay(due, 1), '00:00');
    case 'very late':
      return inSweden(otherDay(`${period}-28`, 14).replace(/..$/, '10'), '11:00');
  }
}

/** The day so many days later. */
export function otherDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export type Act =
  | 'hands in'
  | 'changes'
  | 'hands in again and again'
  | 'presses twice'
  | 'submits'
  | 'saves a draft'
  | 'hands in the draft'
  | 'pauses'
  | 'resumes'
  | 'is excused'
  | 'is not excused'
  | 'phones';

/** What becomes of a municipality's month. `reminded`: by which of the three reminders; its deputy too unless told. */
type Course = {
  readonly acts: Partial<Record<When, Act>>;
  readonly reminded: readonly number[];
  readonly deputyReminded?: readonly number[];
  /** What the matrix says on the evening of the due day, and at the end. */
  readonly atDue: string;
  readonly after: string;
  readonly revisions: number;
};

const ALL = [0, 1, 2];

const COURSES: readonly Course[] = [
  { acts: { early: 'hands in' }, reminded: [], atDue: 'Lämnad', after: 'Lämnad', revisions: 1 },
  { acts: { 'day before': 'hands in' }, reminded: [0], atDue: 'Lämnad', after: 'Lämnad', revisions: 1 },
  { acts: { 'last second': 'hands in' }, reminded: [0, 1], atDue: 'Saknas', after: 'Lämnad', revisions: 1 },
  { acts: { midnight: 'hands in' }, reminded: [0, 1], atDue: 'Saknas', after: 'Sen', revisions: 1 },
  { acts: { 'very late': 'hands in' }, reminded: ALL, atDue: 'Saknas', after: 'Sen', revisions: 1 },
  { acts: {}, reminded: ALL, atDue: 'Saknas', after: 'Saknas', revisions: 0 },
  { acts: { early: 'is excused' }, reminded: [], atDue: 'Undantagen', after: 'Undantagen', revisions: 0 },
  { acts: { 'day before': 'is excused' }, reminded: [0], atDue: 'Undantagen', after: 'Undantagen', revisions: 0 },
  {
    acts: { early: 'is excused', 'very late': 'hands in' },
    reminded: [],
    atDue: 'Undantagen',
    after: 'Sen',
    revisions: 1,
  },
  {
    acts: { early: 'is excused', 'day before': 'is not excused' },
    reminded: [1, 2],
    atDue: 'Saknas',
    after: 'Saknas',
    revisions: 0,
  },
  { acts: { 'day before': 'phones' }, reminded: [0], atDue: 'Lämnad', after: 'Lämnad', revisions: 1 },
  {
    acts: { early: 'hands in', 'very late': 'changes' },
    reminded: [],
    atDue: 'Lämnad',
    after: 'Lämnad',
    revisions: 2,
  },
  { acts: { early: 'hands in again and again' }, reminded: [], atDue: 'Lämnad', after: 'Lämnad', revisions: 1 },
  { acts: { early: 'presses twice' }, reminded: [], atDue: 'Lämnad', after: 'Lämnad', revisions: 1 },
  { acts: { 'day before': 'submits' }, reminded: [0], atDue: 'Lämnad', after: 'Lämnad', revisions: 1 },
  {
    acts: { early: 'saves a draft', 'day before': 'hands in the draft' },
    reminded: [0],
    atDue: 'Lämnad',
    after: 'Lämnad',
    revisions: 1,
  },
  { acts: { early: 'saves a draft' }, reminded: ALL, atDue: 'Saknas', after: 'Saknas', revisions: 0 },
  {
    acts: { 'day before': 'pauses' },
    reminded: [0],
    deputyReminded: ALL,
    atDue: 'Saknas',
    after: 'Saknas',
    revisions: 0,
  },
  {
    acts: { 'day before': 'pauses', noon: 'resumes' },
    reminded: [0, 2],
    deputyReminded: ALL,
    atDue: 'Saknas',
    after: 'Saknas',
    revisions: 0,
  },
];

/** Each month all courses are taken, by other municipalities than the month before. */
export function courseOf(code: string, period: string): Course {
  const at = (CODES.indexOf(code) + 7 * PERIODS.indexOf(period)) % COURSES.length;
  return COURSES[at] as Course;
}

/** Every seventh municipality has a deputy. */
export const hasDeputy = (code: string): boolean => CODES.indexOf(code) % 7 === 0;
