import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { type Disk, nodeDisk } from '../../src/store/disk.ts';
import { openStore } from '../../src/store/open-store.ts';
import { addNote, idsOf, type Notes, notes } from './notes.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

describe('memory and disk writes of the store', () => {
  const folder = useTemporaryFolder();
  const may = notes.doc('2026-05');

  it('lets 50 concurrent changes share a disk write', async () => {
    const seen = countRenames();
    const counted = await openStore({ dir: folder(), collections: [notes], disk: seen.disk });
    await Promise.all(Array.from({ length: 50 }, (_, id) => counted.change(may, addNote(id))));
    assert.equal(seen.renamed('2026-05.json'), 1);
    assert.equal(idsOf(await counted.read(may)).length, 50);
  });

  it('gathers the changes that come during a disk write into the next one', async () => {
    const seen = countRenames();
    const counted = await openStore({ dir: folder(), collections: [notes], disk: seen.disk });
    await counted.read(may);
    const first = counted.change(may, addNote(0));
    await setImmediate();
    const rest = Array.from({ length: 49 }, (_, n) => counted.change(may, addNote(n + 1)));
    await Promise.all([first, ...rest]);
    assert.equal(seen.renamed('2026-05.json'), 2);
  });

  it('never shows a reader a value that is still on its way to the disk', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const slow: Disk = { ...nodeDisk, writeNew: (path, text) => held.then(() => nodeDisk.writeNew(path, text)) };
    const slowStore = await openStore({ dir: folder(), collections: [notes], disk: slow });
    const change = slowStore.change(may, addNote(1));
    await setImmediate();
    assert.deepEqual(idsOf(await slowStore.read(may)), []);
    letGo();
    await change;
    assert.deepEqual(idsOf(await slowStore.read(may)), [1]);
  });

  it('keeps every change when there are far more documents than it keeps in memory', async () => {
    const seen = countRenames();
    const small = await openStore({ dir: folder(), collections: [notes], cacheSize: 3, disk: seen.disk });
    const work: Promise<unknown>[] = [];
    for (let id = 0; id < 400; id++) {
      const doc = notes.doc(`d${(id * 7) % 20}`);
      work.push(small.change(doc, addNote(id)), small.read(doc));
      if (id % 10 === 0) await setImmediate();
    }
    await Promise.all(work);
    const counts = new Map<string, Notes>();
    for (const key of await small.keys(notes)) counts.set(key, await small.read(notes.doc(key)));
    assert.equal(counts.size, 20);
    assert.deepEqual(
      [...counts.values()].map((value) => value.list.length),
      Array(20).fill(20),
    );
    assert.deepEqual(
      [...counts.values()].flatMap(idsOf).sort((a, b) => a - b),
      [...Array(400).keys()],
    );
  });

  it('forgets the documents that were not used for longest, and no others', async () => {
    const reads: string[] = [];
    const disk: Disk = {
      ...nodeDisk,
      read: (path) => {
        reads.push(path.replace(/.*\//, ''));
        return nodeDisk.read(path);
      },
    };
    const store = await openStore({ dir: folder(), collections: [notes] });
    for (const key of ['a', 'b', 'c']) await store.change(notes.doc(key), addNote(1));
    const small = await openStore({ dir: folder(), collections: [notes], cacheSize: 2, disk });
    reads.length = 0;
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await small.read(notes.doc(key));
    assert.deepEqual(reads, ['a.json', 'b.json', 'c.json', 'b.json']);
  });
});

/** The real file system, which also counts how often a name was given its final file. */
function countRenames(): { disk: Disk; renamed: (name: string) => number } {
  const targets: string[] = [];
  return {
    disk: {
      ...nodeDisk,
      rename: (from, to) => {
        targets.push(to);
        return nodeDisk.rename(from, to);
      },
    },
    renamed: (name) => targets.filter((target) => target.endsWith(`/${name}`)).length,
  };
}
