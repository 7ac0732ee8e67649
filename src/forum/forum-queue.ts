import { createHash } from 'node:crypto';
import { z } from 'zod';
import { plainText } from '../knowledge/normalise.ts';
import { type Person, personSchema } from '../people/person.ts';
import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';
import { type Change, defineCollection } from '../store/store.ts';

/** The longest question that is taken, in characters. */
export const MAX_QUESTION_LENGTH = 1000;
/** More open questions than this from one person are refused, so that nobody can flood the forum. */
const MAX_OPEN_QUESTIONS = 50;

const forumQuestion = z.object({
  text: z.string().min(1).max(MAX_QUESTION_LENGTH),
  askedBy: personSchema,
  /** Code of the asker's municipality; `null` when it is not known. */
  municipality: z.string().nullable(),
  conversationId: z.string(),
  askedAt: z.iso.datetime(),
  /** Whether other municipalities see which one asks. */
  isShown: z.boolean(),
  /** The municipalities that want to know, by code; one vote each, the asker's own among them. */
  votes: z.record(z.string(), z.object({ by: personSchema, at: z.iso.datetime() })),
});
export type ForumQuestion = Readonly<z.infer<typeof forumQuestion>>;
/** A question as it is put: who asks is the first who wants to know. */
export type NewQuestion = Omit<ForumQuestion, 'votes' | 'isShown'>;

const queueSchema = z.object({ questions: z.record(z.string(), forumQuestion) });
export type Queue = Readonly<z.infer<typeof queueSchema>>;
type Before2 = { questions: Record<string, NewQuestion> };

/** The questions to the open forum that wait for an answer, by id. Answered ones will move to an archive by month. */
export const forumQueue = defineCollection({
  name: 'forum-queue',
  version: 2,
  schema: queueSchema,
  empty: (): Queue => ({ questions: {} }),
  migrations: {
    1(old) {
      const { questions } = old as Before2;
      return { questions: Object.fromEntries(Object.entries(questions).map(([id, one]) => [id, withOwnVote(one)])) };
    },
  },
});
export const openQuestions = forumQueue.doc('open');

function withOwnVote(question: NewQuestion): ForumQuestion {
  const { municipality, askedBy, askedAt } = question;
  return {
    ...question,
    isShown: false,
    votes: municipality === null ? {} : { [municipality]: { by: askedBy, at: askedAt } },
  };
}

export type PutResult =
  | { kind: 'stored'; id: string }
  | { kind: 'already-there'; id: string }
  | { kind: 'too-many'; most: number }
  | { kind: 'personal-data' };

/**
 * The same question by the same person is one question, however often and wherever the button is pressed. `source` is
 * what it stands in, such as a report, which may be changed by itself.
 */
function questionId(text: string, { tenantId, userId }: Person, source: string | undefined): string {
  const words = plainText(text).toLowerCase();
  return createHash('sha256')
    .update(JSON.stringify([tenantId, userId, words, ...(source === undefined ? [] : [source])]))
    .digest('hex')
    .slice(0, 24);
}

/** Puts a question to the open forum, once. */
export function putQuestion(queue: Queue, question: NewQuestion, source?: string): Change<Queue, PutResult> {
  if (holdsPersonalIdentityNumber(question.text)) return { result: { kind: 'personal-data' } };
  const id = questionId(question.text, question.askedBy, source);
  if (Object.hasOwn(queue.questions, id)) return { result: { kind: 'already-there', id } };
  const { tenantId, userId } = question.askedBy;
  const own = Object.values(queue.questions).filter(
    ({ askedBy }) => askedBy.tenantId === tenantId && askedBy.userId === userId,
  );
  if (own.length >= MAX_OPEN_QUESTIONS) return { result: { kind: 'too-many', most: MAX_OPEN_QUESTIONS } };
  return { next: { questions: { ...queue.questions, [id]: withOwnVote(question) } }, result: { kind: 'stored', id } };
}

/** Puts the question of a source in place of the one that it had put before; that stays when the new one is not taken. */
export function replaceQuestion(
  queue: Queue,
  { before, question, source }: { before: string | undefined; question: NewQuestion; source: string },
): Change<Queue, PutResult> {
  const { next: cleared = queue } = before === undefined ? {} : takeBackQuestion(queue, before);
  const put = putQuestion(cleared, question, source);
  const isIn = put.result.kind === 'stored' || put.result.kind === 'already-there';
  return isIn ? { next: put.next ?? cleared, result: put.result } : { result: put.result };
}

/** Takes a question out of the queue; nothing happens when it is there no more. */
export function takeBackQuestion(queue: Queue, id: string): Change<Queue, undefined> {
  if (!Object.hasOwn(queue.questions, id)) return { result: undefined };
  const { [id]: _taken, ...questions } = queue.questions;
  return { next: { questions }, result: undefined };
}
