import { z } from 'zod';
import { type Person, personSchema } from '../people/person.ts';
import { addMonths, type Period, periodSchema } from '../reports/period.ts';
import { type Change, type Doc, defineCollection, type Store } from '../store/store.ts';
import type { ForumQuestion } from './forum-queue.ts';

/** Most characters in an answer, and in what it is based on. */
export const MAX_ANSWER_LENGTH = 4000;
export const MAX_SOURCE_LENGTH = 200;

const closedSchema = z.object({
  text: z.string(),
  askedBy: personSchema,
  municipality: z.string().nullable(),
  askedAt: z.iso.datetime(),
  /** The municipalities that wanted to know, by code. */
  votes: z.record(z.string(), z.object({ by: personSchema, at: z.iso.datetime() })),
  /** `answered`: with an answer; `declined`: with the reason in its place. */
  state: z.enum(['answered', 'declined']),
  answer: z.string().min(1).max(MAX_ANSWER_LENGTH),
  /** What the answer is based on, such as "muntligt i Öppet forum 2026-11-27". */
  source: z.string().max(MAX_SOURCE_LENGTH),
  /** Whether the bot answers from it. */
  isKnowledge: z.boolean(),
  by: personSchema,
  at: z.iso.datetime(),
});
export type ClosedQuestion = Readonly<z.infer<typeof closedSchema>>;

const monthSchema = z.object({ questions: z.record(z.string(), closedSchema) });
type ArchiveMonth = Readonly<z.infer<typeof monthSchema>>;

/** The questions that have been answered or declined, a document for each month, so that the queue stays small. */
export const forumArchive = defineCollection({
  name: 'forum-archive',
  version: 1,
  schema: monthSchema,
  empty: (): ArchiveMonth => ({ questions: {} }),
});

export function archiveMonth(at: string): Doc<ArchiveMonth> {
  return forumArchive.doc(at.slice(0, 7));
}

export type Closing = Pick<ClosedQuestion, 'state' | 'answer' | 'source' | 'isKnowledge'> & {
  readonly by: Person;
  readonly now: Date;
};

/** Closes a question with an answer or a reason; done twice it is the first that holds. */
export function closeQuestion(
  month: ArchiveMonth,
  id: string,
  { question, closing }: { question: ForumQuestion; closing: Closing },
): Change<ArchiveMonth, 'closed' | 'already'> {
  if (Object.hasOwn(month.questions, id)) return { result: 'already' };
  const { text, askedBy, municipality, askedAt, votes } = question;
  const { by, now, ...rest } = closing;
  const { tenantId, userId } = by;
  const closed = {
    text,
    askedBy,
    municipality,
    askedAt,
    votes,
    ...rest,
    by: { tenantId, userId },
    at: now.toISOString(),
  };
  return { next: { questions: { ...month.questions, [id]: closed } }, result: 'closed' };
}

/** Finds a closed question in the month of that moment. */
export async function readClosed(store: Store, id: string, at: string): Promise<ClosedQuestion | undefined> {
  const { questions } = await store.read(archiveMonth(at));
  return Object.hasOwn(questions, id) ? questions[id] : undefined;
}

/** What the bot answers from: the answers of so many months up to that one, the newest first. */
export async function readForumAnswers(
  store: Store,
  { last, months }: { last: Period; months: number },
): Promise<{ id: string; closed: ClosedQuestion }[]> {
  const found: { id: string; closed: ClosedQuestion }[] = [];
  for (let back = 0; back < months; back++) {
    const { questions } = await store.read(forumArchive.doc(periodSchema.parse(addMonths(last, -back))));
    for (const [id, closed] of Object.entries(questions)) if (closed.isKnowledge) found.push({ id, closed });
  }
  return found.sort((a, b) => b.closed.at.localeCompare(a.closed.at));
}
