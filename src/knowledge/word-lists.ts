import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Words that find each other, and English words with their Swedish counterparts. Kept as files that hosts can edit. */
export type WordLists = {
  readonly synonyms: readonly (readonly string[])[];
  readonly english: Readonly<Record<string, string>>;
  /** Things that take each other's place in a follow-up question. */
  readonly siblings?: readonly (readonly string[])[];
};

const synonyms = z.array(z.array(z.coerce.string().min(2)).min(2));
const english = z.record(z.string(), z.string().min(2));

/** Reads `synonyms.yml`, `english.yml` and `siblings.yml`. Throws with the file's name when one is missing or malformed. */
export async function readWordLists(dir: string): Promise<WordLists> {
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T> => {
    const parsed = schema.safeParse(parse(await readFile(join(dir, name), 'utf8'), { schema: 'core' }));
    if (!parsed.success) throw new Error(`${join(dir, name)}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  };
  return {
    synonyms: await read('synonyms.yml', synonyms),
    english: await read('english.yml', english),
    siblings: await read('siblings.yml', synonyms),
  };
}
