import { z } from 'zod';
import type { ButtonData } from '../cards/card-data.ts';
import { MAX_QUESTION_LENGTH } from '../src/forum/forum-queue.ts';
import type { Language } from '../src/language.ts';

/** Rises when buttons of older cards can no longer be understood. */
const CARD_VERSION = 1;

export const entryId = z.string().regex(/^[a-z0-9-]{1,120}$/);

/**
 * What a card must carry to be drawn again after a press. It comes back from the client, so it is checked, and it
 * decides nothing: who pressed is read from the activity.
 */
const cardState = z.strictObject({
  v: z.literal(CARD_VERSION),
  lang: z.enum(['sv', 'en']),
  question: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
  /** The entries shown, the answer first; none on a card that says that there is no answer. */
  entries: z.array(entryId).max(3),
  kind: z.enum(['answer', 'suggest', 'escalate']),
  asked: z.boolean().optional(),
  /** Whether the question is what a follow-up was understood as. */
  meant: z.boolean().optional(),
  rated: z.enum(['up', 'down']).optional(),
  /** Whether the reader has told what was wrong. */
  commented: z.boolean().optional(),
});
export type CardState = z.infer<typeof cardState>;

export const openData = z.strictObject({
  v: z.literal(CARD_VERSION),
  lang: z.enum(['sv', 'en']),
  entry: entryId,
  /** What was asked when the entry was offered, so that the forum can be asked the same. */
  question: cardState.shape.question.optional(),
  comment: z.string().max(200_000).optional(),
});
export const readData = z.strictObject({
  v: z.literal(CARD_VERSION),
  lang: z.enum(['sv', 'en']),
  entry: entryId,
  /** Tells whether the text is still the one of the card. */
  of: z.string().max(20),
  comment: z.string().max(200_000).optional(),
});
export const askData = z.strictObject({ card: cardState, comment: z.string().max(200_000).optional() });
const answered = cardState.extend({ kind: z.literal('answer') });
/** `comment` comes along when its input is there. */
export const rateData = z.strictObject({ card: answered, helpful: z.boolean() });
export const commentData = z.strictObject({ card: answered, comment: z.string().max(200_000).optional() });

export function newState(state: Omit<CardState, 'v'>): CardState {
  return { v: CARD_VERSION, ...state };
}

/** A longer question is not repeated in every button that opens another entry: the card would become too large. */
const MAX_REPEATED_QUESTION = 300;

/** A button that opens an entry by its id. */
export function openButton({
  title,
  tooltip = title,
  entry,
  lang,
  question,
}: {
  title: string;
  tooltip?: string;
  entry: string;
  lang: Language;
  question: string;
}): ButtonData {
  const repeated = question.length <= MAX_REPEATED_QUESTION ? { question } : {};
  const data: z.infer<typeof openData> = { v: CARD_VERSION, lang, entry, ...repeated };
  return { title, tooltip, verb: 'knowledge.open', data };
}

/** Opens the whole of an answer that the card shows the beginning of. */
export function readButton(
  { title, tooltip }: { title: string; tooltip: string },
  of: Pick<z.infer<typeof readData>, 'lang' | 'entry' | 'of'>,
): ButtonData {
  return { title, tooltip, verb: 'answer.read', data: { v: CARD_VERSION, ...of } satisfies z.infer<typeof readData> };
}

export function askButton(title: string, card: CardState): ButtonData {
  return { title, tooltip: title, verb: 'forum.ask', data: { card } satisfies z.infer<typeof askData> };
}

/** A thumb; `tooltip` says in words what it means. */
export function rateButton(tooltip: string, card: CardState, helpful: boolean): ButtonData {
  return { title: helpful ? '👍' : '👎', tooltip, verb: 'answer.rate', data: { card, helpful } };
}

/** Sends what was wrong with an answer. */
export function commentButton({ title, tooltip }: { title: string; tooltip: string }, card: CardState): ButtonData {
  return { title, tooltip, verb: 'answer.comment', data: { card } };
}
