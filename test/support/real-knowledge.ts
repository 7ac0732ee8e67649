import { dataFile } from '../../src/data-files.ts';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import { createKnowledge, type Knowledge } from '../../src/knowledge/knowledge.ts';
import { readEntries } from '../../src/knowledge/read-entries.ts';
import { readWordLists } from '../../src/knowledge/word-lists.ts';
import { readMunicipalities } from '../../src/people/municipalities.ts';
import { judgedQuestions } from './judged-questions.ts';

let knowledge: Promise<Knowledge> | undefined;

/** The repository's own knowledge, read once for all tests. */
export function realKnowledge(): Promise<Knowledge> {
  knowledge ??= readKnowledge();
  return knowledge;
}

async function readKnowledge(): Promise<Knowledge> {
  const { entries } = await readEntries(dataFile('knowledge'));
  const municipalities = await readMunicipalities(dataFile('municipalities.json'));
  const lists = await readWordLists(dataFile('words'));
  return createKnowledge(
    entries,
    lists,
    municipalities.map(({ name }) => name),
  );
}

/** A question that is answered in this way with the repository's knowledge, in this language. */
export async function questionWith(kind: 'suggest' | 'escalate', language: 'sv' | 'en'): Promise<string> {
  const known = await realKnowledge();
  const found = (await judgedQuestions()).find(({ q: question }) => {
    const { answer, explanation } = answerQuestion(question, known);
    return answer.kind === kind && (explanation.query.language ?? 'sv') === language;
  });
  if (found === undefined) throw new Error(`none of the judged questions comes to ${kind} in ${language}`);
  return found.q;
}
