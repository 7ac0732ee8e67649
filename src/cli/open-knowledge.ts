import { dataFile } from '../data-files.ts';
import { createKnowledge, type Knowledge } from '../knowledge/knowledge.ts';
import { describeProblem, readEntries } from '../knowledge/read-entries.ts';
import { readWordLists } from '../knowledge/word-lists.ts';
import { readMunicipalities } from '../people/municipalities.ts';

/** Opens a folder of entries for a command; what is wrong in it goes to standard error and is left out. */
export async function openKnowledge(dir: string = dataFile('knowledge')): Promise<Knowledge> {
  const { entries, problems } = await readEntries(dir);
  for (const problem of problems) console.error(`warning: ${describeProblem(problem)}`);
  const municipalities = await readMunicipalities(dataFile('municipalities.json'));
  return createKnowledge(
    entries,
    await readWordLists(dataFile('words')),
    municipalities.map(({ name }) => name),
  );
}
