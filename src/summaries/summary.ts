import { z } from 'zod';
import { personSchema } from '../people/person.ts';
import type { Period } from '../reports/period.ts';
import { type Doc, defineCollection } from '../store/store.ts';
import { lineSchema } from './lines.ts';

/** Most characters in a text, by field. */
export const MAX_LENGTHS = { title: 120, summary: 15_000, planning: 15_000, link: 500 } as const;
export type SummaryField = keyof typeof MAX_LENGTHS;
export const SUMMARY_FIELDS = Object.keys(MAX_LENGTHS) as SummaryField[];
/** Earlier versions of a draft than these are forgotten. */
const MAX_VERSIONS = 20;
/** Lines from reports in one summary. */
export const MAX_LINES = 60;

const text = (field: SummaryField) => z.string().max(MAX_LENGTHS[field]);
const content = {
  /** Empty for the usual one. */
  title: text('title'),
  summary: text('summary'),
  planning: text('planning'),
  /** An https address, or empty. */
  link: text('link'),
  /** What was taken from the municipalities' reports. */
  lines: z.array(lineSchema).max(MAX_LINES),
};
const contentSchema = z.object(content);
/** What the monthly status says: what has happened in the month, and what is planned for the next. */
export type Content = Readonly<z.infer<typeof contentSchema>>;
export const EMPTY_CONTENT: Content = { title: '', summary: '', planning: '', link: '', lines: [] };

const step = { by: personSchema, at: z.iso.datetime() };
const versionSchema = z.object({ ...content, ...step, number: z.int().min(1), key: z.string() });
/** One state of the draft; `key` is that of the form that it was saved from. */
export type Version = Readonly<z.infer<typeof versionSchema>>;

const editionSchema = z.object({
  number: z.int().min(1),
  /** What was posted: first the original, then each correction. `version` is the draft's number. */
  posted: z.array(z.object({ ...content, ...step, version: z.int().min(1) })).min(1),
  /** That what had not gone out yet was stopped. */
  stopped: z.object(step).nullable(),
  withdrawn: z.object(step).nullable(),
  /** How far the outbox knows: how many of `posted`, and whether it is stopped or withdrawn. */
  settled: z.object({ posted: z.int().min(0), stopped: z.boolean(), withdrawn: z.boolean() }),
  /** The progress cards, a number for each thing that was done; `shown` is what the last one says, `''` for nothing yet. */
  progress: z.object({ to: personSchema, number: z.int().min(1), shown: z.string(), isDone: z.boolean() }),
});
/** One posting of a month's summary, with what became of it. After one was withdrawn there may be another. */
export type Edition = Readonly<z.infer<typeof editionSchema>>;

const summarySchema = z.object({
  versions: z.array(versionSchema).max(MAX_VERSIONS),
  /** Rises with each version that was ever saved. */
  lastNumber: z.int().min(0),
  approval: z.object({ ...step, version: z.int().min(1) }).nullable(),
  schedule: z.object({ version: z.int().min(1), for: z.iso.datetime(), by: personSchema }).nullable(),
  /** A time that passed while the program did not run. */
  missed: z.object({ for: z.iso.datetime(), by: personSchema }).nullable(),
  editions: z.array(editionSchema),
});
/** A month's status: its draft, and what was posted. */
export type Summary = Readonly<z.infer<typeof summarySchema>>;

const NOTHING: Summary = {
  versions: [],
  lastNumber: 0,
  approval: null,
  schedule: null,
  missed: null,
  editions: [],
};

/** The monthly status, a document for each month that it is about. */
export const summaries = defineCollection({
  name: 'summaries',
  version: 1,
  schema: summarySchema,
  empty: (): Summary => NOTHING,
});

export function summaryOf(period: Period): Doc<Summary> {
  return summaries.doc(period);
}

/** The draft as it was saved last; `undefined` when there is none. */
export function currentVersion({ versions }: Summary): Version | undefined {
  return versions.at(-1);
}

/** The posting that people can see; `undefined` before the first and after it was withdrawn. */
export function liveEdition({ editions }: Summary): Edition | undefined {
  const last = editions.at(-1);
  return last === undefined || last.withdrawn !== null ? undefined : last;
}

/** What people can see. */
export function postedContent(summary: Summary): Edition['posted'][number] | undefined {
  return liveEdition(summary)?.posted.at(-1);
}

/** What the draft's form is filled with: the draft, else what is posted, else nothing. */
export function contentToEdit(summary: Summary): Content {
  return currentVersion(summary) ?? postedContent(summary) ?? EMPTY_CONTENT;
}

/** The fields alone. */
export function contentOf({ title, summary, planning, link, lines }: Content): Content {
  return { title, summary, planning, link, lines };
}

/** The summary with one more version of its draft. */
export function withVersion(summary: Summary, version: Omit<Version, 'number'>): Summary {
  const number = summary.lastNumber + 1;
  const versions = [...summary.versions, { ...version, number }].slice(-MAX_VERSIONS);
  return { ...summary, versions, lastNumber: number, schedule: null, missed: null };
}

/** The summary with something else about its last edition. */
export function withEdition(summary: Summary, changes: Partial<Edition>): Summary {
  const last = summary.editions.at(-1);
  if (last === undefined) throw new Error('nothing has been posted');
  return { ...summary, editions: [...summary.editions.slice(0, -1), { ...last, ...changes }] };
}
