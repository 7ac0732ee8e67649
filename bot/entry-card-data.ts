import { z } from 'zod';

/** Rises when buttons of older cards of the knowledge base can no longer be understood. */
const ENTRY_CARD_VERSION = 1;

const input = z.string().max(200_000).optional();
/** As long as the input takes; a client that lets more be typed searches for the beginning. */
const MAX_FIND = 200;
const common = { v: z.literal(ENTRY_CARD_VERSION), lang: z.enum(['sv', 'en']) };
/** What the cards of the knowledge base hold in inputs; it comes along with every press on them. */
const typed = {
  find: z
    .string()
    .max(200_000)
    .transform((text) => text.slice(0, MAX_FIND))
    .optional(),
  title: input,
  questions: input,
  body: input,
  publisher: input,
  source: input,
  url: input,
  asOf: input,
  reviewBy: input,
  englishTitle: input,
  english: input,
  words: input,
  testQuestions: input,
};
const entry = z.string().regex(/^[a-z0-9-]{1,120}$/);

export const findData = z.strictObject({ ...common, ...typed });
export type FindData = z.infer<typeof findData>;
export const entryData = z.strictObject({ ...common, entry, ...typed });
export type EntryData = z.infer<typeof entryData>;
/** `number` is how often the entry had been changed when the card was drawn; `entry` is missing for a new one. */
export const formData = z.strictObject({
  ...common,
  entry: entry.optional(),
  number: z.int().min(0),
  /** What lay under the entry when the card was drawn, and what was typed when its effects were shown. */
  over: z.string().max(64).optional(),
  sure: z.string().max(64).optional(),
  /** The button that says that the English text still holds. */
  englishHolds: z.boolean().optional(),
  ...typed,
});
export type FormData = z.infer<typeof formData>;

/** A group of what is to be looked at, by the key of its first question. */
export const reviewData = z.strictObject({
  ...common,
  /** The questions that the card shows, the first one first. */
  group: z
    .array(z.string().regex(/^[0-9a-f]{24}$/))
    .min(1)
    .max(10),
  entry: entry.optional(),
  ...typed,
});
export type ReviewData = z.infer<typeof reviewData>;

/** `sure` is the same as that of an entry's form. */
export const wordsData = z.strictObject({
  ...common,
  number: z.int().min(0),
  sure: z.string().max(64).optional(),
  words: input,
});
export type WordsData = z.infer<typeof wordsData>;

/** A page of a list, of one entry or of all. */
export const entryPageData = z.strictObject({
  ...common,
  entry: entry.optional(),
  page: z.int().min(0).max(10_000).optional(),
  ...typed,
});
export type EntryPageData = z.infer<typeof entryPageData>;

export const testQuestionData = entryPageData.extend({ question: z.string().regex(/^[0-9a-f]{24}$/) });
export type TestQuestionData = z.infer<typeof testQuestionData>;

export function newEntryData(lang: 'sv' | 'en'): { v: typeof ENTRY_CARD_VERSION; lang: 'sv' | 'en' } {
  return { v: ENTRY_CARD_VERSION, lang };
}
