import { z } from 'zod';
import { MAX_QUESTION_LENGTH } from '../src/forum/forum-queue.ts';

/** Rises when buttons of older cards of questions can no longer be understood. */
const QUESTION_CARD_VERSION = 1;

const input = z.string().max(200_000).optional();
const common = { v: z.literal(QUESTION_CARD_VERSION), lang: z.enum(['sv', 'en']) };
const question = z.string().regex(/^[0-9a-f]{24}$/);
const page = z.int().min(0).max(10_000);

export const pageData = z.strictObject({ ...common, page, text: input, answer: input, source: input });
export type PageData = z.infer<typeof pageData>;
/** `page` is the page of the queue that the card shows; none where it shows one's own questions, or similar ones. */
export const voteData = z.strictObject({ ...common, question, on: z.boolean(), page: page.optional() });
export type VoteData = z.infer<typeof voteData>;
export const ownData = z.strictObject({ ...common, question, text: input });
export type OwnData = z.infer<typeof ownData>;
export const showData = ownData.extend({ isShown: z.boolean() });
export type ShowData = z.infer<typeof showData>;
/** A host's answer, or why the question is declined. */
export const answerData = z.strictObject({ ...common, question, answer: input, source: input });
export type AnswerData = z.infer<typeof answerData>;
/** A question that is put although similar ones are there. */
export const putData = z.strictObject({ ...common, asked: z.string().min(1).max(MAX_QUESTION_LENGTH) });
export type PutData = z.infer<typeof putData>;

export function newQuestionData(lang: 'sv' | 'en'): { v: typeof QUESTION_CARD_VERSION; lang: 'sv' | 'en' } {
  return { v: QUESTION_CARD_VERSION, lang };
}
