import { basename, dirname } from 'node:path';
import { type Disk, errorCode } from './disk.ts';
import type { Collection } from './store.ts';
import { isMissing, type StoreProblem } from './store-problem.ts';
import { type ParsedDocument, parseStoredDocument } from './stored-document.ts';

/** What the disk holds of one document. */
export type Inspection<T> =
  | { kind: 'absent' }
  | { kind: 'good'; data: T; bytes: Buffer }
  | { kind: 'problem'; problem: StoreProblem };

/** What one file holds. */
export type FileContent<T> =
  | { kind: 'absent'; reason: string }
  | { kind: 'good'; data: T; bytes: Buffer }
  | { kind: 'unreadable'; reason: string }
  | Exclude<ParsedDocument<T>, { kind: 'good' }>;

/** The name of the second copy of a document's file. */
export function copyOf(file: string): string {
  return `${file}.bak`;
}

/** Reads a document without changing anything; looks at the second copy only when the file itself is no good. */
export async function inspectDocument<T>(file: string, collection: Collection<T>, disk: Disk): Promise<Inspection<T>> {
  const main = await readDocumentFile(file, collection, disk);
  if (main.kind === 'good') return main;
  const copy = await readDocumentFile(copyOf(file), collection, disk);
  if (main.kind === 'absent' && copy.kind === 'absent') return { kind: 'absent' };
  return {
    kind: 'problem',
    problem: {
      file,
      kind: main.kind === 'absent' ? 'missing' : main.kind,
      reason: main.reason,
      copy: {
        file: copyOf(file),
        ...(copy.kind === 'good' ? { state: 'good' } : { state: 'bad', reason: copy.reason }),
      },
      aside: { file: await asideName(file, disk), copy: await asideName(copyOf(file), disk) },
    },
  };
}

/** Reads and parses one file, the document's own or its second copy. */
export async function readDocumentFile<T>(
  path: string,
  collection: Collection<T>,
  disk: Disk,
): Promise<FileContent<T>> {
  let bytes: Buffer | undefined;
  try {
    bytes = await disk.read(path);
  } catch (error) {
    return { kind: 'unreadable', reason: `cannot be read (${errorCode(error) ?? 'unexpected error'})` };
  }
  if (!bytes) return { kind: 'absent', reason: isMissing };
  const parsed = parseStoredDocument(collection, bytes);
  return parsed.kind === 'good' ? { ...parsed, bytes } : parsed;
}

/** A free name beside a damaged file, under which it can be kept. */
export async function asideName(file: string, disk: Disk): Promise<string> {
  const taken = new Set(await disk.list(dirname(file)));
  let aside = `${file}.damaged`;
  for (let n = 2; taken.has(basename(aside)); n++) aside = `${file}.damaged-${n}`;
  return aside;
}
