import { join, resolve } from 'node:path';
import { deepFreeze } from './deep-freeze.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { inspectDocument } from './inspect-document.ts';
import type { Doc } from './store.ts';
import { StoreDamagedError } from './store-errors.ts';

/**
 * Reads one document of a store that another process may be using: takes no lock and writes nothing. Gives its last
 * saved value, or the collection's `empty()` when it was never saved; throws `StoreDamagedError` when it is damaged.
 */
export async function readSaved<T>(dir: string, { collection, key }: Doc<T>, disk: Disk = nodeDisk): Promise<T> {
  const file = join(resolve(dir), collection.name, `${collection.doc(key).key}.json`);
  const look = () => inspectDocument(file, collection, disk);
  let found = await look();
  // A document that is made just now may be seen with its second copy only; so a problem counts when it lasts.
  if (found.kind === 'problem') found = await look();
  if (found.kind === 'problem') throw new StoreDamagedError([found.problem]);
  return deepFreeze(found.kind === 'good' ? found.data : collection.empty());
}
