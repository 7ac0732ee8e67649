import { z } from 'zod';

/** Rises when buttons of older cards of the forum can no longer be understood. */
const FORUM_CARD_VERSION = 1;

const input = z.string().max(200_000).optional();
const common = { v: z.literal(FORUM_CARD_VERSION), lang: z.enum(['sv', 'en']) };
const forum = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/);

/** A forum by the day on which it regularly takes place, with the inputs of its card. */
export const occurrenceData = z.strictObject({
  ...common,
  forum,
  reason: input,
  day: input,
  time: input,
  /** A client sends the number as text or as a number. */
  minutes: z.union([z.string().max(20), z.number()]).optional(),
});
export type OccurrenceData = z.infer<typeof occurrenceData>;

export function newForumData(lang: 'sv' | 'en'): { v: typeof FORUM_CARD_VERSION; lang: 'sv' | 'en' } {
  return { v: FORUM_CARD_VERSION, lang };
}
