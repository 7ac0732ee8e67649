import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { JudgedQuestion } from './evaluate.ts';

const questionFile = z
  .array(z.object({ q: z.string(), entry: z.string().nullable(), also: z.array(z.string()).optional() }))
  .min(1);

/** Reads questions and the entries that should answer them. Throws with the file's name when it holds something else. */
export async function readJudgedQuestions(file: string): Promise<JudgedQuestion[]> {
  const parsed = questionFile.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} does not hold judged questions: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
