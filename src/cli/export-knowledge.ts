import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type EditedEntry, editsOf, entryOf, isInConflict, knowledgeEdits } from '../knowledge/edits.ts';
import type { Entry } from '../knowledge/entry.ts';
import { entryMarkdown } from '../knowledge/write-entry.ts';
import { errorCode } from '../store/disk.ts';
import { readSaved } from '../store/read-saved.ts';

/** What an export comes to: names of files, and ids. */
export type KnowledgeExport = {
  readonly written: readonly string[];
  readonly retired: readonly string[];
  /** Entries whose file says something else than when a host changed them. */
  readonly conflicts: readonly string[];
};

/**
 * Writes what hosts have changed or added as Markdown files, to be put in `data/knowledge/`. Takes no lock: the bot may be
 * running meanwhile.
 */
export async function exportKnowledge(
  { storeDir, out, files }: { storeDir: string; out: string; files: ReadonlyMap<string, Entry> },
  write: (file: string, bytes: Buffer) => Promise<void>,
): Promise<KnowledgeExport> {
  const edits = await readAll(storeDir);
  await mkdir(out, { recursive: true });
  const written: string[] = [];
  const retired: string[] = [];
  const conflicts: string[] = [];
  for (const [id, edited] of edits) {
    const over = files.get(id);
    if (edited.state === 'untouched') continue;
    if (isInConflict(edited, over)) conflicts.push(id);
    const entry = entryOf(edited, over);
    if (edited.state === 'retired') retired.push(id);
    else if (entry !== undefined) {
      const name = `${id}.md`;
      await write(join(out, name), Buffer.from(entryMarkdown(entry)));
      written.push(name);
    }
  }
  return { written, retired, conflicts };
}

async function readAll(storeDir: string): Promise<[string, EditedEntry][]> {
  const keys = (await names(join(storeDir, knowledgeEdits.name)))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
  return Promise.all(keys.map(async (key) => [key, await readSaved(storeDir, editsOf(key))] as [string, EditedEntry]));
}

async function names(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
