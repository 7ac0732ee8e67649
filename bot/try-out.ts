import { createHash } from 'node:crypto';
import { type Difference, differences, type TriedQuestion } from '../src/knowledge/differences.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import { judgedBy, testQuestions } from '../src/knowledge/test-questions.ts';
import { wordingKey } from '../src/knowledge/wording-key.ts';
import type { BotDeps } from './deps.ts';
import { doGently } from './gently.ts';

/** The questions that get another answer from the one knowledge than from the other. */
export async function tryKnowledge(
  deps: BotDeps,
  { before, after }: { before: Knowledge; after: Knowledge },
): Promise<Difference[]> {
  return doGently(differences(await triedQuestions(deps, after), before, after));
}

/** Those of the hosts, of the repository, and the titles of entries, each once: what a host says of a question comes first. */
async function triedQuestions({ store, judged }: BotDeps, after: Knowledge): Promise<TriedQuestion[]> {
  const titles = [...after.entries.values()].map(({ title }) => ({ q: title }));
  const all = [...titles, ...judged, ...judgedBy(await store.read(testQuestions))];
  return [...new Map<string, TriedQuestion>(all.map((one) => [wordingKey(one.q), one])).values()];
}

/** A mark of an edit and of what it was seen to change: with another edit, or when it changes something else by now, it is not the same. */
export function markOf(edit: string, found: readonly Difference[]): string {
  const seen = found.map(({ question, before, after }) => [question, before?.id, after?.id]);
  return createHash('sha256')
    .update(JSON.stringify([edit, seen]))
    .digest('hex')
    .slice(0, 16);
}
