import { z } from 'zod';
import { personSchema } from '../people/person.ts';
import { type Doc, defineCollection } from '../store/store.ts';
import type { Period } from './period.ts';
import { reportSchema } from './report.ts';

/** More changes of one municipality's report in a month than this are refused, so that the month's document stays small. */
export const MAX_REVISIONS = 40;
/** What the project leader may still write down for it beyond that. */
export const SPARE_REVISIONS = 10;

const revisionSchema = z.object({
  /** 1 for the first. */
  number: z.int().min(1),
  report: reportSchema,
  by: personSchema,
  /** `phone`: written down by the project leader for the municipality, on a card or in the tab. */
  via: z.enum(['card', 'tab', 'phone']),
  at: z.iso.datetime(),
  /** The submission key of the form, by which a repeat is known. */
  key: z.string(),
});
export type Revision = Readonly<z.infer<typeof revisionSchema>>;

const excuseSchema = z.object({ by: personSchema, at: z.iso.datetime(), reason: z.string() });
export type Excuse = Readonly<z.infer<typeof excuseSchema>>;

const municipalityMonthSchema = z.object({
  /** Every report that was handed in, the newest last. */
  revisions: z.array(revisionSchema),
  excuse: excuseSchema.nullable(),
  /** Excuses that were taken back, by whom and when. */
  formerExcuses: z.array(excuseSchema.extend({ withdrawnBy: personSchema, withdrawnAt: z.iso.datetime() })),
  /** The question to the open forum that has been put in its queue from here, with its id there. */
  forwarded: z.object({ question: z.string(), id: z.string() }).nullable(),
});
/** What is kept about one municipality in one month. */
export type MunicipalityMonth = Readonly<z.infer<typeof municipalityMonthSchema>>;

const monthSchema = z.object({
  /** By municipality code. */
  municipalities: z.record(z.string().regex(/^14\d\d$/), municipalityMonthSchema),
});
export type Month = Readonly<z.infer<typeof monthSchema>>;

/** The reports of the municipalities, a document for each month, so that the price of a report does not grow. */
export const monthReports = defineCollection({
  name: 'reports',
  version: 2,
  schema: monthSchema,
  empty: () => ({ municipalities: {} }),
  // Reports came by card or phone alone.
  migrations: { 1: (old) => old },
});

export function monthDoc(period: Period): Doc<Month> {
  return monthReports.doc(period);
}

const NOTHING: MunicipalityMonth = { revisions: [], excuse: null, formerExcuses: [], forwarded: null };

/** What is kept about a municipality in a month. */
export function ofMunicipality(month: Month, code: string): MunicipalityMonth {
  return Object.hasOwn(month.municipalities, code) ? (month.municipalities[code] ?? NOTHING) : NOTHING;
}

/** The report that counts: the last revision. */
export function currentRevision(month: Month, code: string): Revision | undefined {
  return ofMunicipality(month, code).revisions.at(-1);
}

/** The month with something else about one municipality. */
export function withMunicipality(month: Month, code: string, changes: Partial<MunicipalityMonth>): Month {
  return { municipalities: { ...month.municipalities, [code]: { ...ofMunicipality(month, code), ...changes } } };
}
