import { z } from 'zod';
import { personSchema } from '../people/person.ts';
import { addMonths, type Period, periodSchema } from '../reports/period.ts';
import { type Change, type Doc, defineCollection, type Store } from '../store/store.ts';
import {
  type Closing,
  closingSchema,
  daySchema,
  eventSchema,
  type ForumQuestion,
  MAX_ANSWER_LENGTH,
  MAX_QUESTION_LENGTH,
  MAX_SOURCE_LENGTH,
  mergedSchema,
} from './forum-queue.ts';

const knowledgeSchema = z.object({
  /** `draft`: a host has not decided yet; `live`: it is answered from; `discarded`: it is not. */
  state: z.enum(['draft', 'live', 'discarded']),
  title: z.string().max(MAX_QUESTION_LENGTH),
  text: z.string().min(1).max(MAX_ANSWER_LENGTH),
  source: z.string().max(MAX_SOURCE_LENGTH),
  reviewBy: daySchema.nullable(),
  /** Who decided, and when; `null` for a draft. */
  by: personSchema.nullable(),
  at: z.iso.datetime().nullable(),
});
export type KnowledgeDraft = Readonly<z.infer<typeof knowledgeSchema>>;

const closedSchema = z.object({
  ...closingSchema.omit({ isKnowledge: true }).shape,
  /** Empty for a withdrawn question: what somebody has taken back is not kept. */
  text: z.string(),
  askedBy: personSchema,
  municipality: z.string().nullable(),
  askedAt: z.iso.datetime(),
  /** The municipalities that wanted to know, by code. */
  votes: z.record(z.string(), z.object({ by: personSchema, at: z.iso.datetime() })),
  /** The other wordings in which it was asked. */
  merged: z.array(mergedSchema),
  /** Its place on the agenda; `null` when it stood on none. */
  rank: z.int().nullable(),
  history: z.array(eventSchema),
  /** What the bot may answer from; `null` when that was not wanted. */
  knowledge: knowledgeSchema.nullable(),
});
export type ClosedQuestion = Readonly<z.infer<typeof closedSchema>>;

const monthSchema = z.object({ questions: z.record(z.string(), closedSchema) });
type ArchiveMonth = Readonly<z.infer<typeof monthSchema>>;
type Before2 = {
  questions: Record<
    string,
    Pick<
      ClosedQuestion,
      'text' | 'askedBy' | 'municipality' | 'askedAt' | 'votes' | 'answer' | 'source' | 'by' | 'at'
    > & {
      state: 'answered' | 'declined';
      isKnowledge: boolean;
    }
  >;
};

/** The questions that have left the queue, a document for each month, so that the queue stays small. */
export const forumArchive = defineCollection({
  name: 'forum-archive',
  version: 2,
  schema: monthSchema,
  empty: (): ArchiveMonth => ({ questions: {} }),
  migrations: {
    1(old) {
      const questions = Object.entries((old as Before2).questions).map(([id, { isKnowledge, ...one }]) => {
        const { text: title, answer: text, source, by, at, state } = one;
        const knowledge = isKnowledge ? { state: 'live', title, text, source, reviewBy: null, by, at } : null;
        const history = [{ what: state, by, at }];
        return [id, { ...one, reviewBy: null, forum: null, merged: [], rank: null, history, knowledge }];
      });
      return { questions: Object.fromEntries(questions) };
    },
  },
});

export function archiveMonth(at: string): Doc<ArchiveMonth> {
  return forumArchive.doc(at.slice(0, 7));
}

/** The key of a closed question: the same question may be asked, and closed, again later. */
export function closedKey(id: string, { at }: Pick<Closing, 'at'>): string {
  return `${id}-${Date.parse(at)}`;
}

/** Keeps a question that leaves the queue, once. */
export function keepClosed(
  month: ArchiveMonth,
  key: string,
  { question, closing }: { question: ForumQuestion; closing: Closing },
): Change<ArchiveMonth, undefined> {
  if (Object.hasOwn(month.questions, key)) return { result: undefined };
  const { askedBy, municipality, askedAt, votes, merged, rank, history } = question;
  const { isKnowledge, ...rest } = closing;
  const { state, answer, source, reviewBy, by, at } = closing;
  const draft = { state: 'draft', title: question.text, text: answer, source, reviewBy, by: null, at: null } as const;
  const closed: ClosedQuestion = {
    ...rest,
    text: state === 'withdrawn' ? '' : question.text,
    askedBy,
    municipality,
    askedAt,
    votes,
    merged,
    rank,
    history: [...history, { what: state, by, at }],
    knowledge: isKnowledge ? draft : null,
  };
  return { next: { questions: { ...month.questions, [key]: closed } }, result: undefined };
}

/** The knowledge drafts that wait for a host, by key, and when their questions were closed; so that none has to be looked for. */
export const forumDrafts = defineCollection({
  name: 'forum-drafts',
  version: 1,
  schema: z.object({ waiting: z.record(z.string(), z.iso.datetime()) }),
  empty: () => ({ waiting: {} as Record<string, string> }),
});
export const waitingDrafts = forumDrafts.doc('waiting');

/** Notes that a draft waits, or no longer does. */
export async function noteDraft(store: Store, key: string, at: string | null): Promise<void> {
  await store.change(waitingDrafts, ({ waiting }) => {
    const { [key]: _before, ...others } = waiting;
    return { next: { waiting: at === null ? others : { ...others, [key]: at } }, result: undefined };
  });
}

/** Finds a closed question in the month of that moment. */
export async function readClosed(store: Store, key: string, at: string): Promise<ClosedQuestion | undefined> {
  const { questions } = await store.read(archiveMonth(at));
  return Object.hasOwn(questions, key) ? questions[key] : undefined;
}

export type Archived = { readonly id: string; readonly closed: ClosedQuestion };

/** What was closed in so many months up to that one, the newest first. */
export async function readArchived(
  store: Store,
  { last, months }: { last: Period; months: number },
): Promise<Archived[]> {
  const docs = Array.from({ length: months }, (_, back) =>
    forumArchive.doc(periodSchema.parse(addMonths(last, -back))),
  );
  const read = await Promise.all(docs.map((doc) => store.read(doc)));
  return read
    .flatMap(({ questions }) => Object.entries(questions).map(([id, closed]) => ({ id, closed })))
    .sort((a, b) => b.closed.at.localeCompare(a.closed.at));
}

type DraftResult = 'done' | 'already' | 'gone';

/** Decides what becomes of a knowledge draft: answered from as it is written here, or not at all. */
export function decideDraft(
  month: ArchiveMonth,
  key: string,
  knowledge: KnowledgeDraft,
): Change<ArchiveMonth, DraftResult> {
  const closed = Object.hasOwn(month.questions, key) ? month.questions[key] : undefined;
  if (closed?.knowledge == null) return { result: 'gone' };
  if (closed.knowledge.state !== 'draft') return { result: 'already' };
  return { next: { questions: { ...month.questions, [key]: { ...closed, knowledge } } }, result: 'done' };
}
