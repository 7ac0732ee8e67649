import assert from 'node:assert/strict';
import { chmod, cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeDisk } from '../../src/store/disk.ts';
import { openStore } from '../../src/store/open-store.ts';
import { readSaved } from '../../src/store/read-saved.ts';
import { StoreDamagedError } from '../../src/store/store-errors.ts';
import { addNote, idsOf, notes } from './notes.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const MAY = notes.doc('may');

describe('reading a store that another process may be using', () => {
  const folder = useTemporaryFolder();
  const file = () => join(folder(), 'notes', 'may.json');
  const open = () => openStore({ dir: folder(), collections: [notes] });

  async function save(...ids: number[]): Promise<void> {
    const store = await open();
    for (const id of ids) await store.change(MAY, addNote(id));
    await store.close();
  }

  /** Names, contents and times of everything in the folder. */
  async function snapshot(): Promise<unknown> {
    const names = (await readdir(folder(), { recursive: true })).sort();
    return Promise.all(
      names.map(async (name) => {
        const { mtimeMs, mode, size } = await stat(join(folder(), name));
        return [name, mtimeMs, mode, size];
      }),
    );
  }

  it('gives what was last saved, frozen, and changes nothing', async () => {
    await save(1, 2);
    await writeFile(join(folder(), 'notes', '.may.json.x.tmp'), 'half a wri');
    const before = await snapshot();
    const value = await readSaved(folder(), MAY);
    assert.deepEqual(idsOf(value), [1, 2]);
    assert.ok(Object.isFrozen(value.list[0]));
    assert.deepEqual(await snapshot(), before);
  });

  it('gives an empty value, and makes no folder, when nothing was saved', async () => {
    assert.deepEqual(await readSaved(folder(), MAY), { list: [] });
    assert.deepEqual(await readSaved(join(folder(), 'nowhere'), MAY), { list: [] });
    assert.deepEqual(await readdir(folder()), []);
  });

  it('sees every change of an open store, whole', async () => {
    const store = await open();
    const writing = (async () => {
      for (let id = 1; id <= 40; id++) await store.change(MAY, addNote(id));
    })();
    let seen = 0;
    while (seen < 40) {
      const ids = idsOf(await readSaved(folder(), MAY));
      assert.deepEqual(
        ids,
        Array.from({ length: ids.length }, (_, n) => n + 1),
      );
      assert.ok(ids.length >= seen);
      seen = ids.length;
    }
    await writing;
    await store.close();
  });

  it('is not misled by a document that is made while it looks', async () => {
    await save(1);
    const made = join(folder(), 'made');
    await cp(file(), made);
    await rm(file());
    // The file comes into being after it was found missing, and before the look at the second copy.
    const disk = {
      ...nodeDisk,
      async read(path: string) {
        const bytes = await nodeDisk.read(path);
        if (path === file() && bytes === undefined) await cp(made, file());
        return bytes;
      },
    };
    assert.deepEqual(idsOf(await readSaved(folder(), MAY, disk)), [1]);
  });

  const damages: Record<string, () => Promise<void>> = {
    'cut off': () => truncate(file(), 20),
    empty: () => truncate(file(), 0),
    'of another shape': () => writeFile(file(), '{"version":1,"data":{"list":7}}'),
    'of a later version': () => writeFile(file(), '{"version":2,"data":{}}'),
    lost: () => rm(file()),
  };
  for (const [which, damage] of Object.entries(damages)) {
    it(`throws what the store would throw when the document is ${which}, and leaves the files alone`, async () => {
      await save(1);
      await damage();
      const before = await snapshot();
      await assert.rejects(readSaved(folder(), MAY), (error: unknown) => {
        assert.ok(error instanceof StoreDamagedError, String(error));
        assert.deepEqual(
          error.problems.map((problem) => problem.file),
          [file()],
        );
        return true;
      });
      assert.deepEqual(await snapshot(), before);
    });
  }

  it('can do without the right to write', async () => {
    await save(1);
    await chmod(join(folder(), 'notes'), 0o500);
    try {
      assert.deepEqual(idsOf(await readSaved(folder(), MAY)), [1]);
    } finally {
      await chmod(join(folder(), 'notes'), 0o700);
    }
    assert.ok((await readFile(file())).length > 0);
  });

  it('refuses keys that are no file names', async () => {
    await assert.rejects(readSaved(folder(), { collection: notes, key: '../may' }), /cannot be the key/);
  });
});
