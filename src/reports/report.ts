import { z } from 'zod';
import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';

export const STATUSES = ['on-track', 'some-risk', 'needs-support'] as const;
export type ReportStatus = (typeof STATUSES)[number];

/** The five areas for which a municipality names a contact (VästKom, "Ansvar och roller"). */
export const AREAS = ['project', 'change', 'benefits', 'it', 'training'] as const;
export type ReportArea = (typeof AREAS)[number];

/** The three municipal options (VGR 2020-04-24): information exchange, student health, municipal health care. */
export const OPTIONS = ['1', '2', '3'] as const;
export type ReportOption = (typeof OPTIONS)[number];

/** Most characters in a text, by field. */
export const MAX_LENGTHS = { summary: 2000, planning: 2000, support: 1000, question: 1000 } as const;
export type TextField = keyof typeof MAX_LENGTHS;
export const TEXT_FIELDS = Object.keys(MAX_LENGTHS) as TextField[];
const REQUIRED: readonly TextField[] = ['summary', 'planning'];

const text = (field: TextField) => z.string().max(MAX_LENGTHS[field]);

/** What a municipality says about a month. Texts that are not required may be empty. */
export const reportSchema = z.strictObject({
  status: z.enum(STATUSES),
  summary: text('summary').min(1),
  planning: text('planning').min(1),
  areas: z.partialRecord(z.enum(AREAS), z.enum(STATUSES)),
  options: z.array(z.enum(OPTIONS)).max(OPTIONS.length),
  support: text('support'),
  question: text('question'),
});
export type Report = Readonly<z.infer<typeof reportSchema>>;

/** What was typed in the form, unfinished: the raw value of each input. */
export const draftSchema = z.strictObject({
  status: z.enum(STATUSES).nullable(),
  summary: text('summary'),
  planning: text('planning'),
  areas: reportSchema.shape.areas,
  options: reportSchema.shape.options,
  support: text('support'),
  question: text('question'),
});
export type Draft = Readonly<z.infer<typeof draftSchema>>;

export const EMPTY_DRAFT: Draft = {
  status: null,
  summary: '',
  planning: '',
  areas: {},
  options: [],
  support: '',
  question: '',
};

export type ReportProblem =
  | { kind: 'missing'; field: 'status' | TextField }
  | { kind: 'too-long'; field: TextField; length: number; most: number }
  | { kind: 'personal-data'; field: TextField };

/** What hinders that a draft is kept: text that is too long, or that seems to hold a personal identity number. */
export function draftProblems(texts: Readonly<Record<TextField, string>>): ReportProblem[] {
  return TEXT_FIELDS.flatMap((field): ReportProblem[] => {
    const { length } = texts[field];
    const most = MAX_LENGTHS[field];
    if (length > most) return [{ kind: 'too-long', field, length, most }];
    return holdsPersonalIdentityNumber(texts[field]) ? [{ kind: 'personal-data', field }] : [];
  });
}

/** A finished draft as a report, or what is missing in it. */
export function finishDraft(
  draft: Draft,
): { kind: 'report'; report: Report } | { kind: 'problems'; problems: ReportProblem[] } {
  const { status } = draft;
  const missing = REQUIRED.filter((field) => draft[field] === '');
  if (status !== null && missing.length === 0) return { kind: 'report', report: { ...draft, status } };
  const fields = status === null ? (['status', ...missing] as const) : missing;
  return { kind: 'problems', problems: fields.map((field) => ({ kind: 'missing', field })) };
}

/** Whether two reports say the same. */
export function sameReport(one: Report, other: Report): boolean {
  const areas = (report: Report): string => AREAS.map((area) => report.areas[area] ?? '').join();
  return (
    one.status === other.status &&
    TEXT_FIELDS.every((field) => one[field] === other[field]) &&
    one.options.join() === other.options.join() &&
    areas(one) === areas(other)
  );
}
