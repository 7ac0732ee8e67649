import { createHash } from 'node:crypto';
import { z } from 'zod';
import { personSchema } from '../people/person.ts';
import { type Change, type Doc, defineCollection } from '../store/store.ts';

const rating = z.object({
  entry: z.string(),
  question: z.string().max(1000),
  helpful: z.boolean(),
  by: personSchema,
  at: z.iso.datetime(),
});
export type Rating = Readonly<z.infer<typeof rating>>;

const ratingsSchema = z.object({ ratings: z.record(z.string(), rating) });
type Ratings = z.infer<typeof ratingsSchema>;

/** What people thought of answers, a document for each month. */
export const answerFeedback = defineCollection({
  name: 'answer-feedback',
  version: 1,
  schema: ratingsSchema,
  empty: () => ({ ratings: {} }),
});

/** The document of the month in which a rating is given. */
export function ratingsOf(at: string): Doc<Ratings> {
  return answerFeedback.doc(at.slice(0, 7));
}

/** Keeps a rating; a person's new rating of the same answer to the same question replaces the old one. */
export function rate(current: Ratings, given: Rating): Change<Ratings, undefined> {
  const key = createHash('sha256')
    .update(JSON.stringify([given.by, given.entry, given.question]))
    .digest('hex')
    .slice(0, 24);
  return { next: { ratings: { ...current.ratings, [key]: given } }, result: undefined };
}
