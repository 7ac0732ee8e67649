import { z } from 'zod';
import { THEMES } from './themes.ts';

/** Most characters in a line that was taken from a report and perhaps edited. */
export const MAX_LINE_LENGTH = 500;
/** The line that counts the reports; it comes from no single one. */
export const COUNTS_ID = 'counts';

export const lineSchema = z.object({
  id: z.string(),
  part: z.enum(['summary', 'planning']),
  theme: z.enum(THEMES).nullable(),
  /** As it is to stand, edited perhaps. */
  text: z.string().min(1).max(MAX_LINE_LENGTH),
  /** The report that it came from; `null` for a count of all. */
  source: z
    .object({ municipality: z.string(), revision: z.int().min(1), field: z.enum(['summary', 'planning', 'support']) })
    .nullable(),
});
/** A line of the summary that was taken from the reports. */
export type Line = Readonly<z.infer<typeof lineSchema>>;
