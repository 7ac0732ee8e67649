import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { Adapter } from 'lowdb';
import type { Disk } from './disk.ts';
import { copyOf, inspectDocument } from './inspect-document.ts';
import type { Collection } from './store.ts';
import { StoreDamagedError, StoreWriteError, type WriteOutcome } from './store-errors.ts';
import type { StoredDocument } from './stored-document.ts';

/** A lowdb adapter whose `write` resolves only when the data survives a power cut. */
export interface DurableJsonFile<T> extends Adapter<StoredDocument<T>> {
  /** Removes the file and its second copy; resolves when that survives a power cut. */
  remove(): Promise<void>;
}

/**
 * The file of one document and its second copy, `.bak`, which holds the same.
 *
 * Both are first written in full under temporary names and then renamed, one after the other, so that at any moment
 * a complete copy of everything saved is there. Calls must not overlap. `read` throws `StoreDamagedError`, the
 * others `StoreWriteError`.
 */
export function createDurableJsonFile<T>(file: string, collection: Collection<T>, disk: Disk): DurableJsonFile<T> {
  const directory = dirname(file);
  const copy = copyOf(file);
  let exists = false;

  async function read(): Promise<StoredDocument<T> | null> {
    const found = await inspectDocument(file, collection, disk);
    if (found.kind === 'problem') throw new StoreDamagedError([found.problem]);
    exists = found.kind === 'good';
    return found.kind === 'good' ? { version: collection.version, data: found.data } : null;
  }

  async function write(stored: StoredDocument<T>): Promise<void> {
    const text = JSON.stringify(stored);
    const newFile = temporaryName(file);
    const newCopy = temporaryName(copy);
    let outcome: WriteOutcome = 'not saved';
    try {
      await allDone([disk.writeNew(newFile, text), disk.writeNew(newCopy, text)]);
      // The copy goes first, so that it is never behind the file and a failure here leaves the file as it was …
      if (exists) await disk.rename(newCopy, copy);
      await disk.rename(newFile, file);
      outcome = 'unknown';
      if (!exists) {
        // … but a new document's copy goes last, since a copy without its file looks like a lost file.
        exists = true;
        await disk.syncDirectory(directory);
        await disk.rename(newCopy, copy);
      }
      await disk.syncDirectory(directory);
    } catch (cause) {
      // Best effort, to free the space; what remains is removed at the next start.
      await Promise.allSettled([disk.remove(newFile), disk.remove(newCopy)]);
      throw new StoreWriteError({ file, outcome, cause });
    }
  }

  async function remove(): Promise<void> {
    let outcome: WriteOutcome = 'not saved';
    try {
      await disk.remove(copy);
      await disk.syncDirectory(directory);
      await disk.remove(file);
      outcome = 'unknown';
      exists = false;
      await disk.syncDirectory(directory);
    } catch (cause) {
      throw new StoreWriteError({ file, outcome, cause });
    }
  }

  return { read, write, remove };
}

const temporary = /^\..*\.tmp$/;

/** Whether a file name is that of an unfinished write. */
export function isTemporary(name: string): boolean {
  return temporary.test(name);
}

/** A name for a file that is being written; `isTemporary` knows it again. */
export function temporaryName(file: string): string {
  return join(dirname(file), `.${basename(file)}.${randomUUID()}.tmp`);
}

/** Waits for all, also when one fails: what still runs could otherwise put back what is being cleaned up. */
async function allDone(work: Promise<void>[]): Promise<void> {
  for (const done of await Promise.allSettled(work)) {
    if (done.status === 'rejected') throw done.reason;
  }
}
