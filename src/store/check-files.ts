import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { isTemporary } from './durable-json-file.ts';
import { copyOf, inspectDocument } from './inspect-document.ts';
import { type Collection, isSafeName } from './store.ts';
import type { StoreProblem } from './store-problem.ts';

/** What a look through the files at the start has found; nothing has been changed yet. */
export interface FileCheck {
  problems: StoreProblem[];
  /** Documents whose second copy differs from the file: missing, damaged, or one write ahead after a crash. */
  unequalCopies: { file: string; collection: Collection<unknown> }[];
  /** What unfinished writes have left. */
  leftovers: string[];
}

/** How many files are read at the same time. */
const readers = 8;

/** Reads every document of the collections in `directory`, whose folders must be there, and changes nothing. */
export async function checkFiles(
  directory: string,
  collections: readonly Collection<unknown>[],
  disk: Disk,
): Promise<FileCheck> {
  const found: FileCheck = { problems: [], unequalCopies: [], leftovers: [] };
  const files: { file: string; collection: Collection<unknown> }[] = [];
  for (const collection of collections) {
    const folder = join(directory, collection.name);
    const names = await disk.list(folder);
    for (const name of names.filter(isTemporary)) found.leftovers.push(join(folder, name));
    for (const key of documentKeys(names, { orCopy: true }))
      files.push({ file: join(folder, `${key}.json`), collection });
  }
  const queue = files.values();
  const check = async () => {
    for (const { file, collection } of queue) {
      const inspection = await inspectDocument(file, collection, disk);
      if (inspection.kind === 'problem') found.problems.push(inspection.problem);
      if (inspection.kind === 'good' && !(await hasEqualCopy(file, inspection.bytes, disk))) {
        found.unequalCopies.push({ file, collection });
      }
    }
  };
  await Promise.all(Array.from({ length: readers }, check));
  found.problems.sort((a, b) => (a.file < b.file ? -1 : 1));
  return found;
}

async function hasEqualCopy(file: string, bytes: Buffer, disk: Disk): Promise<boolean> {
  try {
    return (await disk.read(copyOf(file)))?.equals(bytes) ?? false;
  } catch {
    // Whatever stands in the way of reading it, it is replaced.
    return false;
  }
}

/** The keys of the documents among the names in a folder; `orCopy`: also where only the second copy is there. */
export function documentKeys(names: readonly string[], { orCopy = false } = {}): string[] {
  const ending = orCopy ? /\.json(\.bak)?$/ : /\.json$/;
  const keys = names.filter((name) => ending.test(name)).map((name) => name.replace(ending, ''));
  return [...new Set(keys)].filter(isSafeName).sort();
}
