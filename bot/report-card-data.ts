import { z } from 'zod';
import { periodSchema } from '../src/reports/period.ts';
import { AREAS } from '../src/reports/report.ts';

/** Rises when buttons of older report cards can no longer be understood. */
const REPORT_CARD_VERSION = 1;

const municipalityCode = z.string().regex(/^14\d\d$/);
/** What an input holds when the card is sent: text, or nothing. Its length is judged later, with a reason for the person. */
const input = z.string().max(200_000).optional();

/** A month and its buttons; `municipality` and `reason` are inputs that every button of a card sends along. */
export const monthData = z.strictObject({
  v: z.literal(REPORT_CARD_VERSION),
  lang: z.enum(['sv', 'en']),
  period: periodSchema,
  /** A list that can be searched also sends words that are no choice. */
  municipality: z.string().max(200).optional(),
  reason: input,
});
export type MonthData = z.infer<typeof monthData>;

/** One municipality's month. */
export const municipalityData = monthData.extend({ municipality: municipalityCode });
export type MunicipalityData = z.infer<typeof municipalityData>;

/** What the form carries; the inputs come beside it. */
const formState = z.strictObject({
  v: z.literal(REPORT_CARD_VERSION),
  lang: z.enum(['sv', 'en']),
  period: periodSchema,
  municipality: municipalityCode,
  /** The submission key: one for each form. */
  key: z.uuid(),
  /** The number of the revision that the form was filled from, 0 for none. */
  base: z.int().min(0).max(1000),
  /** The project leader writes down what the municipality says on the phone. */
  phone: z.boolean().optional(),
});
export type FormState = z.infer<typeof formState>;

const areaInputs = Object.fromEntries(AREAS.map((area) => [`area-${area}`, input])) as Record<
  `area-${(typeof AREAS)[number]}`,
  typeof input
>;

/** The verbs `report.submit` and `report.save-draft`. */
export const formData = z.strictObject({
  form: formState,
  status: input,
  summary: input,
  planning: input,
  ...areaInputs,
  options: input,
  support: input,
  question: input,
});
export type FormData = z.infer<typeof formData>;

/** The verb `reminder.pause`. */
export const pauseData = municipalityData.extend({ paused: z.boolean() });

/** What every button of a report card carries. */
export function newMonthData(lang: MonthData['lang'], period: string): MonthData {
  return { v: REPORT_CARD_VERSION, lang, period };
}
