import { createHash } from 'node:crypto';
import { z } from 'zod';
import { personSchema } from '../people/person.ts';
import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';
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

/** More ratings than this from one person in a month are left out. */
const MAX_RATINGS = 300;

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

/**
 * Keeps a rating; a person's new rating of the same answer to the same question replaces the old one. A question that
 * holds a personal identity number is not kept, and neither are more ratings than a person can mean. Tells whether the person had
 * not said the same before.
 */
export function rate(current: Ratings, rated: Rating): Change<Ratings, boolean> {
  const given = holdsPersonalIdentityNumber(rated.question) ? { ...rated, question: '' } : rated;
  const key = createHash('sha256')
    .update(JSON.stringify([given.by, given.entry, given.question]))
    .digest('hex')
    .slice(0, 24);
  const own = Object.values(current.ratings).filter(
    ({ by }) => by.tenantId === given.by.tenantId && by.userId === given.by.userId,
  );
  if (own.length >= MAX_RATINGS && !Object.hasOwn(current.ratings, key)) return { result: false };
  const before = Object.hasOwn(current.ratings, key) ? current.ratings[key] : undefined;
  const isNew = before?.helpful !== given.helpful;
  return { next: { ratings: { ...current.ratings, [key]: given } }, result: isNew };
}
