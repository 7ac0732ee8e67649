import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** One of the 49 municipalities of Västra Götaland. `code` is Statistics Sweden's four-digit code. */
export type Municipality = { readonly code: string; readonly name: string; readonly region: string };

const municipalities = z.array(
  z.strictObject({ code: z.string().regex(/^14\d\d$/), name: z.string().min(1), region: z.string().min(1) }),
);

/** Reads the list of municipalities. Throws when the file is missing or malformed. */
export async function readMunicipalities(file: string): Promise<Municipality[]> {
  return municipalities.parse(JSON.parse(await readFile(file, 'utf8')));
}
