import { join, resolve } from 'node:path';
import { checkFiles, documentKeys } from './check-files.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { createDurableJsonFile } from './durable-json-file.ts';
import { type OpenDocument, openDocument } from './open-document.ts';
import { type ReplacedCopy, restoreCopies } from './restore-copies.ts';
import type { Collection, Doc, Store } from './store.ts';
import { StoreClosedError, StoreDamagedError, writing } from './store-errors.ts';

/** What a store is opened with. */
export interface StoreOptions {
  /** The folder of the store; made when it is not there. Other folders and files in it are left alone. */
  dir: string;
  /** Every collection that will be used. */
  collections: readonly Collection<unknown>[];
  /** How many documents are kept in memory when nothing is under way on them; 200 unless told. */
  cacheSize?: number;
  /** Told of each second copy that was found damaged, kept under another name and replaced from its good file. */
  onReplacedCopy?: (replaced: ReplacedCopy) => void;
  /** The file system; the computer's own unless told. */
  disk?: Disk;
}

/**
 * Opens the store in a folder, of which this process must hold the lock (`lockStore`).
 *
 * Reads every document of the collections first. When one cannot be read it throws `StoreDamagedError`, which lists
 * them all, and has then changed nothing.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { collections, cacheSize = 200, onReplacedCopy, disk = nodeDisk } = options;
  const directory = resolve(options.dir);
  const byName = new Map(collections.map((collection) => [collection.name, collection]));
  if (byName.size !== collections.length) throw new Error('Two collections of the store have the same name');

  const folders = [...byName.keys()].map((name) => join(directory, name));
  for (const folder of [directory, ...folders]) await writing(folder, () => disk.makeDirectory(folder));
  const check = await checkFiles(directory, collections, disk);
  if (check.problems.length > 0) throw new StoreDamagedError(check.problems);
  for (const replaced of await restoreCopies(check, disk)) onReplacedCopy?.(replaced);
  // What is read from here on counts as saved, also when the last process died just before it had synced the names.
  for (const folder of folders) await writing(folder, () => disk.syncDirectory(folder));

  // In the order of last use, the longest unused first.
  const documents = new Map<string, OpenDocument<unknown>>();
  let closed = false;
  const listeners = new Set<(collection: string) => void>();
  const tell = (collection: string): void => {
    for (const listener of listeners) listener(collection);
  };

  function folderOf(collection: Collection<unknown>): string {
    if (closed) throw new StoreClosedError();
    if (byName.get(collection.name) !== collection) throw new Error(`The store was opened without ${collection.name}`);
    return join(directory, collection.name);
  }

  async function withDocument<T, R>(doc: Doc<T>, use: (document: OpenDocument<T>) => Promise<R>): Promise<R> {
    const { collection, key } = doc;
    const file = join(folderOf(collection), `${collection.doc(key).key}.json`);
    const known = documents.get(file) as OpenDocument<T> | undefined;
    const document =
      known ?? openDocument(doc, createDurableJsonFile(file, collection, disk), () => tell(collection.name));
    documents.delete(file);
    documents.set(file, document as OpenDocument<unknown>);
    try {
      return await use(document);
    } finally {
      forgetUnused();
    }
  }

  function forgetUnused(): void {
    for (const [file, document] of documents) {
      if (documents.size <= cacheSize) return;
      if (document.isIdle()) documents.delete(file);
    }
  }

  return {
    read: (doc) => withDocument(doc, (document) => document.read()),
    change: (doc, decide) => withDocument(doc, (document) => document.change(decide)),
    remove: (doc) => withDocument(doc, (document) => document.remove()),
    async keys(collection) {
      return documentKeys(await disk.list(folderOf(collection)));
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      await Promise.all([...documents.values()].map((document) => document.settled()));
    },
  };
}
