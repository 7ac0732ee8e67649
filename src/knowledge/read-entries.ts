import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entry } from './entry.ts';
import { plainText } from './normalise.ts';
import { type EntryProblem, parseEntry } from './parse-entry.ts';

/** The readable entries of a folder, by file name, and everything that is wrong in it. */
export type EntriesRead = { entries: Entry[]; problems: EntryProblem[] };

/**
 * Reads every `*.md` of a folder; files whose name begins with `_` are templates and left out.
 * A file that cannot be understood is left out of `entries`; a reference that leads nowhere is only reported.
 * Throws when the folder cannot be read.
 */
export async function readEntries(dir: string): Promise<EntriesRead> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.md') && !name.startsWith('_')).sort();
  const texts = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(dir, name), 'utf8')] as const)),
  );
  const parsed = [...texts].map(([name, text]) => parseEntry(name, text));
  const problems = parsed.flatMap((result) => (result.kind === 'problems' ? result.problems : []));
  const entries = parsed.flatMap((result) => (result.kind === 'entry' ? [result.entry] : []));
  return { entries, problems: [...problems, ...problemsBetween(entries, texts)] };
}

/** References to entries that do not exist, and questions that two entries claim. */
function problemsBetween(entries: readonly Entry[], texts: ReadonlyMap<string, string>): EntryProblem[] {
  const ids = new Set(entries.map((entry) => entry.id));
  const claimedBy = new Map<string, string>();
  const problems: EntryProblem[] = [];
  for (const entry of entries) {
    const file = `${entry.id}.md`;
    const report = (field: string, value: string, message: string): unknown =>
      problems.push({ file, line: lineOf(texts.get(file) ?? '', field, value), field, message });
    const references = {
      supersededBy: [entry.supersededBy ?? []].flat(),
      later: entry.later,
      disagreesWith: entry.disagreesWith,
    };
    for (const [field, targets] of Object.entries(references)) {
      for (const target of targets) if (!ids.has(target)) report(field, target, `no entry has the id ${target}`);
    }
    for (const question of entry.questions) {
      const key = plainText(question)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      const owner = claimedBy.get(key);
      if (owner !== undefined) report('questions', question, `"${question}" stands in ${owner}.md too`);
      claimedBy.set(key, entry.id);
    }
  }
  return problems;
}

/** The first line that holds the value, from that of the field on; the field's own when the value is written otherwise. */
function lineOf(text: string, field: string, value: string): number {
  const lines = text.split('\n');
  const start = Math.max(
    0,
    lines.findIndex((line) => line.startsWith(`${field}:`)),
  );
  const found = lines.findIndex((line, at) => at >= start && line.includes(value));
  return (found < 0 ? start : found) + 1;
}

/** One line for a terminal or log: file, line, field and what is wrong. */
export function describeProblem({ file, line, field, message }: EntryProblem): string {
  return `${file}:${line}: ${field}: ${message}`;
}
