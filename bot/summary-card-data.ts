import { z } from 'zod';
import { TOPICS } from '../src/people/subscriptions.ts';
import { periodSchema } from '../src/reports/period.ts';

/** Rises when buttons of older cards of the monthly status can no longer be understood. */
const SUMMARY_CARD_VERSION = 1;

const common = { v: z.literal(SUMMARY_CARD_VERSION), lang: z.enum(['sv', 'en']) };
/** What an input holds when the card is sent. Its length is judged later, with a reason for the person. */
const input = z.string().max(1_000_000).optional();
const number = z.int().min(0).max(1_000_000);

/** A month, with the inputs that every button of the card for sending sends along. */
export const periodData = z.strictObject({ ...common, period: periodSchema, day: input, time: input });
export type PeriodData = z.infer<typeof periodData>;

/** The archive; `before` is where the page before it ended. */
export const archiveData = z.strictObject({ ...common, before: periodSchema.optional() });

/** What the draft's form carries; the inputs come beside it. */
const draftState = z.strictObject({
  ...common,
  period: periodSchema,
  /** The form's own key. */
  key: z.uuid(),
  /** The number of the version that the form was filled from, 0 for none. */
  base: number,
});
export type DraftState = z.infer<typeof draftState>;

const draftInputs = { title: input, summary: input, planning: input, link: input };

/** Every button of the draft's form saves first, and then goes on. */
export const draftData = z.strictObject({
  draft: draftState,
  goTo: z.enum(['stay', 'suggest', 'preview', 'copy', 'versions', 'remove']),
  ...draftInputs,
});
export type DraftData = z.infer<typeof draftData>;

/**
 * Opens the form; with `from` filled from that month's posted text, with `version` from that version of the draft. What a
 * form holds that is left for another text comes along and is not looked at.
 */
export const openDraftData = periodData.extend({
  ...draftInputs,
  from: periodSchema.optional(),
  version: number.optional(),
});
export type OpenDraftData = z.infer<typeof openDraftData>;

/** A version of the draft, as the person saw it. */
export const versionData = periodData.extend({ version: number });
export type VersionData = z.infer<typeof versionData>;

/** More pages than there are. */
export const ALL_PAGES = 1000;

/** A page of suggested lines; beside it `keep-<id>` and `text-<id>` for each line. */
export const linesData = z
  .looseObject({
    lines: z.strictObject({
      ...common,
      period: periodSchema,
      key: z.uuid(),
      base: number,
      /** Which page is shown, and where to go. */
      page: z.int().min(0).max(100),
      go: z.enum(['next', 'previous', 'done']),
      /** On how many pages the leader has chosen; on the others what is suggested is ticked. */
      chosenPages: z.int().min(0).max(ALL_PAGES),
      ids: z.array(z.string().regex(/^[a-z0-9-]{1,40}$/)).max(100),
    }),
  })
  .refine((data) => Object.keys(data).length <= 250, 'too many fields');
export type LinesData = z.infer<typeof linesData>;

/** A posting. */
export const editionData = periodData.extend({ edition: z.int().min(1).max(1000) });
export type EditionData = z.infer<typeof editionData>;
/** `from` is the state of the messages that are to be sent again. */
export const resendData = editionData.extend({ from: z.enum(['failed', 'uncertain', 'cancelled']) });
export type ResendData = z.infer<typeof resendData>;

export const subscriptionData = z.strictObject({ ...common, topic: z.enum(TOPICS), on: z.boolean() });
export type SubscriptionData = z.infer<typeof subscriptionData>;

export function newCommon(lang: 'sv' | 'en'): { v: typeof SUMMARY_CARD_VERSION; lang: 'sv' | 'en' } {
  return { v: SUMMARY_CARD_VERSION, lang };
}
