import { readFile } from 'node:fs/promises';
import { stem } from '../knowledge/stem.ts';

const USAGE = `Usage: npm run --silent stems -- VOCABULARY STEMS
Compares the stemmer with a list of words and a list of their stems, line by line, such as Snowball's voc.txt and output.txt.`;
const SHOWN = 20;

async function main([vocabularyFile, stemsFile]: readonly string[]): Promise<number> {
  if (vocabularyFile === undefined || stemsFile === undefined) throw new Error(USAGE);
  const lines = async (file: string): Promise<string[]> => (await readFile(file, 'utf8')).trimEnd().split(/\r?\n/);
  const [vocabulary, stems] = await Promise.all([lines(vocabularyFile), lines(stemsFile)]);
  const wrong = vocabulary.flatMap((word, at) =>
    stem(word) === stems[at] ? [] : [`${word}: ${stem(word)}, not ${stems[at]}`],
  );
  for (const line of wrong.slice(0, SHOWN)) console.log(line);
  console.log(`${vocabulary.length - wrong.length} of ${vocabulary.length} words right`);
  return wrong.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
