import { readFile } from 'node:fs/promises';
import type { JudgedQuestion } from '../../src/knowledge/evaluate.ts';

/** The repository's questions, in Swedish and English, of every outcome. */
export async function judgedQuestions(): Promise<JudgedQuestion[]> {
  return JSON.parse(await readFile(new URL('../../data/judged-questions.json', import.meta.url), 'utf8'));
}
