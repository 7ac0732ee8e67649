import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Disk, nodeDisk } from '../../src/store/disk.ts';
import { openStore } from '../../src/store/open-store.ts';
import { StoreWriteError } from '../../src/store/store-errors.ts';
import { addNote, idsOf, notes } from './notes.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

/** The real file system, with steps that can be made to fail. */
function createFailingDisk(): { disk: Disk; fail: Partial<Record<keyof Disk, (path: string) => string | undefined>> } {
  const fail: Partial<Record<keyof Disk, (path: string) => string | undefined>> = {};
  const check = (step: keyof Disk, path: string) => {
    const code = fail[step]?.(path);
    if (code) throw Object.assign(new Error(`${code}: made to fail`), { code });
  };
  const disk: Disk = {
    ...nodeDisk,
    async writeNew(path, text) {
      await nodeDisk.writeNew(path, text.slice(0, fail.writeNew?.(path) ? 10 : undefined));
      check('writeNew', path);
    },
    async rename(from, to) {
      check('rename', to);
      await nodeDisk.rename(from, to);
    },
    async remove(path) {
      check('remove', path);
      await nodeDisk.remove(path);
    },
    async syncDirectory(directory) {
      check('syncDirectory', directory);
      await nodeDisk.syncDirectory(directory);
    },
  };
  return { disk, fail };
}

describe('a disk that refuses', () => {
  const folder = useTemporaryFolder();
  const may = notes.doc('may');

  const steps: {
    what: string;
    step: keyof Disk;
    at: (path: string) => boolean;
    code: string;
    says: RegExp;
    outcome: string;
  }[] = [
    {
      what: 'writing both files',
      step: 'writeNew',
      at: () => true,
      code: 'ENOSPC',
      says: /disk is full: free some space/,
      outcome: 'not saved',
    },
    {
      what: 'writing the second copy',
      step: 'writeNew',
      at: (path) => path.includes('.bak.'),
      code: 'EIO',
      says: /Check the disk/,
      outcome: 'not saved',
    },
    {
      what: 'naming the second copy',
      step: 'rename',
      at: (path) => path.endsWith('.bak'),
      code: 'EACCES',
      says: /owner and rights/,
      outcome: 'not saved',
    },
    {
      what: 'naming the file',
      step: 'rename',
      at: (path) => path.endsWith('.json'),
      code: 'EROFS',
      says: /read-only/,
      outcome: 'not saved',
    },
    {
      what: 'syncing the names',
      step: 'syncDirectory',
      at: () => true,
      code: 'EIO',
      says: /may or may not have been written/,
      outcome: 'unknown',
    },
  ];
  for (const { what, step, at, code, says, outcome } of steps) {
    it(`refuses every change of the batch and keeps the last saved value when ${what} fails with ${code}`, async () => {
      const { disk, fail } = createFailingDisk();
      const store = await openStore({ dir: folder(), collections: [notes], cacheSize: 1, disk });
      await store.change(may, addNote(1));
      fail[step] = (path) => (at(path) ? code : undefined);
      const outcomes = await Promise.allSettled([store.change(may, addNote(2)), store.change(may, addNote(3))]);
      for (const refused of outcomes) {
        assert.ok(refused.status === 'rejected' && refused.reason instanceof StoreWriteError);
        assert.equal(refused.reason.code, code);
        assert.equal(refused.reason.outcome, outcome);
        assert.equal(refused.reason.file, join(folder(), 'notes', 'may.json'));
        assert.match(refused.reason.message, says);
        assert.ok(refused.reason.message.includes(refused.reason.file));
      }
      await store.read(notes.doc('other'));
      assert.deepEqual(idsOf(await store.read(may)), [1]);
      delete fail[step];
      assert.equal(await store.change(may, addNote(4)), 2);
      assert.deepEqual((await readdir(join(folder(), 'notes'))).sort(), ['may.json', 'may.json.bak']);
      await store.close();
      const reopened = await openStore({ dir: folder(), collections: [notes] });
      assert.deepEqual(idsOf(await reopened.read(may)), [1, 4]);
    });
  }

  it('keeps a document whose removal is refused', async () => {
    const { disk, fail } = createFailingDisk();
    const store = await openStore({ dir: folder(), collections: [notes], disk });
    await store.change(may, addNote(1));
    fail.remove = (path) => (path.endsWith('.bak') ? 'EACCES' : undefined);
    await assert.rejects(store.remove(may), { name: 'StoreWriteError', code: 'EACCES', outcome: 'not saved' });
    assert.deepEqual(idsOf(await store.read(may)), [1]);
    const reopened = await openStore({ dir: folder(), collections: [notes] });
    assert.deepEqual(idsOf(await reopened.read(may)), [1]);
  });

  it('does not tell anyone an outcome that rests on a refused write', async () => {
    const { disk, fail } = createFailingDisk();
    const store = await openStore({ dir: folder(), collections: [notes], disk });
    fail.writeNew = () => 'ENOSPC';
    const outcomes = await Promise.allSettled([
      store.change(may, addNote(1)),
      store.change(may, ({ list }) => ({ result: list.some(({ id }) => id === 1) ? 'already there' : 'absent' })),
    ]);
    for (const refused of outcomes)
      assert.ok(refused.status === 'rejected' && refused.reason instanceof StoreWriteError);
  });

  it('says at the start which folder it cannot make', async () => {
    await writeFile(join(folder(), 'file'), '');
    const opening = openStore({ dir: join(folder(), 'file', 'store'), collections: [notes] });
    await assert.rejects(opening, (error: unknown) => error instanceof StoreWriteError && error.code === 'ENOTDIR');
  });
});

describe('a disk that is really full', () => {
  const folder = useTemporaryFolder();
  const small = () => join(folder(), 'small');

  beforeEach('mount a file system of 1 MB (skipped where that is not allowed)', async function () {
    await mkdir(small());
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small()], { stdio: 'ignore' });
    } catch {
      this.skip();
    }
  });

  it('loses nothing that was saved, says what to do, and goes on when there is space again', async () => {
    try {
      await fillTheDisk(small());
    } finally {
      execFileSync('umount', [small()]);
    }
  });
});

async function fillTheDisk(dir: string): Promise<void> {
  const may = notes.doc('may');
  const store = await openStore({ dir, collections: [notes] });
  const saved: number[] = [];
  let refused: unknown;
  for (let id = 0; !refused && id < 200; id++) {
    await store.change(may, addNote(id, 'x'.repeat(10_000))).then(
      () => saved.push(id),
      (error: unknown) => {
        refused = error;
      },
    );
  }
  assert.ok(refused instanceof StoreWriteError && refused.code === 'ENOSPC', String(refused));
  assert.match(refused.message, /may\.json could not be written \(ENOSPC\)\. The disk is full/);
  assert.ok(saved.length > 10);
  assert.deepEqual(idsOf(await store.read(may)), saved);
  await store.close();
  const reopened = await openStore({ dir, collections: [notes] });
  assert.deepEqual(idsOf(await reopened.read(may)), saved);
  const { list } = JSON.parse(await readFile(join(dir, 'notes', 'may.json'), 'utf8')).data;
  assert.equal(list.length, saved.length);
  await reopened.change(may, () => ({ next: { list: [{ id: 0, text: 'short' }] }, result: undefined }));
  assert.equal(await reopened.change(may, addNote(1)), 2);
}
