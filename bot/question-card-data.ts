import { z } from 'zod';
import { TICKS } from '../src/forum/agenda.ts';
import { MAX_QUESTION_LENGTH } from '../src/forum/forum-queue.ts';
import { THEMES } from '../src/summaries/themes.ts';

/** Rises when buttons of older cards of questions can no longer be understood. */
const QUESTION_CARD_VERSION = 1;

const input = z.string().max(200_000).optional();
const common = { v: z.literal(QUESTION_CARD_VERSION), lang: z.enum(['sv', 'en']) };
const question = z.string().regex(/^[0-9a-f]{24}$/);
const page = z.int().min(0).max(10_000);
/** In place of a choice: nothing chosen. A list cannot hold a choice without a value. */
export const NONE = 'none';
/** A chosen topic: `none` for all of them, or for what the words say. */
const topic = z.enum([...THEMES, NONE]).optional();
export type ChosenTopic = NonNullable<z.infer<typeof topic>>;
/** What the cards of questions hold in inputs besides: it comes along with every press on them. */
const typed = {
  text: input,
  first: input,
  second: input,
  answer: input,
  source: input,
  reviewBy: input,
  title: input,
  topic,
  host: input,
  into: input,
};

/** `of` is the topic that is shown, on buttons that turn pages; the input's choice comes as `topic`. */
export const pageData = z.strictObject({ ...common, page, of: topic, ...typed });
export type PageData = z.infer<typeof pageData>;
/** A vote, or the wish to get the answer. `page` is the page of the queue that the card shows; none where it shows one's own questions, or similar ones. */
export const voteData = z.strictObject({
  ...common,
  question,
  on: z.boolean(),
  page: page.optional(),
  of: topic,
  topic,
});
export type VoteData = z.infer<typeof voteData>;
export const ownData = z.strictObject({ ...common, question, text: input });
export type OwnData = z.infer<typeof ownData>;
export const showData = ownData.extend({ isShown: z.boolean() });
export type ShowData = z.infer<typeof showData>;
/** A host's answer, or why the question is declined. `seen` tells what the question was when the card was drawn. */
export const answerData = z.strictObject({ ...common, question, seen: z.string().max(64).optional(), ...typed });
export type AnswerData = z.infer<typeof answerData>;
/** What a host does to a question; `other` is a wording that it has taken in. */
export const manageData = z.strictObject({ ...common, question, other: question.optional(), ...typed });
export type ManageData = z.infer<typeof manageData>;
/** A question that is put although similar ones are there. */
export const putData = z.strictObject({ ...common, asked: z.string().min(1).max(MAX_QUESTION_LENGTH) });
export type PutData = z.infer<typeof putData>;
/** A knowledge draft by the key of its closed question, and when that was closed. */
export const draftData = z.strictObject({
  ...common,
  closed: z.string().regex(/^[0-9a-f]{24}(-\d{13})?$/),
  at: z.iso.datetime(),
  ...typed,
});
export type DraftData = z.infer<typeof draftData>;
export const langData = z.strictObject({ ...common, ...typed });
export type LangData = z.infer<typeof langData>;

const forum = z.iso.date().regex(/^20/);
/** Something about the agenda of a forum, known by its regular day. */
export const agendaData = z.strictObject({ ...common, forum });
export type AgendaData = z.infer<typeof agendaData>;
export const agendaQuestionData = agendaData.extend({ question });
export type AgendaQuestionData = z.infer<typeof agendaQuestionData>;
/** `shared`: pressed on the card that everybody in the forum sees. */
export const tickData = agendaQuestionData.extend({ to: z.enum(TICKS), shared: z.boolean() });
export type TickData = z.infer<typeof tickData>;

export function newQuestionData(lang: 'sv' | 'en'): { v: typeof QUESTION_CARD_VERSION; lang: 'sv' | 'en' } {
  return { v: QUESTION_CARD_VERSION, lang };
}
