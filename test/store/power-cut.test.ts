import assert from 'node:assert/strict';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sinon from 'sinon';
import { nodeDisk } from '../../src/store/disk.ts';
import { openStore } from '../../src/store/open-store.ts';
import { addNote, idsOf, notes } from './notes.ts';
import { createPowerCutDisk, type PowerCutDisk } from './power-cut-disk.ts';

const dir = '/store';
const may = notes.doc('may');
type Step = 'change' | 'remove';

/** The ids that the document holds after the first `count` steps; step n adds note n. */
function expectedAfter(steps: readonly Step[], count: number): number[] {
  const sinceRemoval = steps.slice(0, count).lastIndexOf('remove') + 1;
  return [...steps.keys()].slice(sinceRemoval, count);
}

describe('a power cut', () => {
  const histories: Step[][] = [
    ['change', 'change', 'change'],
    ['change', 'remove', 'change', 'change'],
    ['remove', 'change', 'remove'],
  ];

  for (const steps of histories) {
    it(`at any moment of "${steps.join(', ')}" loses nothing that was reported as saved`, async () => {
      const moments: { files: Map<string, string>; saved: number }[] = [];
      let saved = 0;
      const disk = createPowerCutDisk(new Map(), () => {
        for (const files of disk.statesAfterPowerCut()) moments.push({ files, saved });
      });
      const store = await openStore({ dir, collections: [notes], disk });
      for (const [n, step] of steps.entries()) {
        await (step === 'change' ? store.change(may, addNote(n)) : store.remove(may));
        saved = n + 1;
        for (const files of disk.statesAfterPowerCut()) moments.push({ files, saved });
      }
      assert.ok(moments.length > 100, `${moments.length} states`);

      for (const { files, saved: reported } of moments) {
        const reopened = await openStore({ dir, collections: [notes], disk: createPowerCutDisk(files) });
        const found = JSON.stringify(idsOf(await reopened.read(may)));
        const allowed = [reported, reported + 1].map((count) => JSON.stringify(expectedAfter(steps, count)));
        assert.ok(allowed.includes(found), `${found} instead of ${allowed.join(' or ')}`);
      }
    });
  }

  it('cannot take back what a reader was shown after a kill -9 at any moment', async () => {
    const disksAfterKill: PowerCutDisk[] = [];
    const disk = createPowerCutDisk(new Map(), () => disksAfterKill.push(disk.afterKill()));
    const store = await openStore({ dir, collections: [notes], disk });
    await store.change(may, addNote(0));
    await store.change(may, addNote(1));
    for (const afterKill of disksAfterKill) {
      const restarted = await openStore({ dir, collections: [notes], disk: afterKill });
      const shown = idsOf(await restarted.read(may));
      for (const files of afterKill.statesAfterPowerCut()) {
        const reopened = await openStore({ dir, collections: [notes], disk: createPowerCutDisk(files) });
        assert.deepEqual(idsOf(await reopened.read(may)), shown);
      }
    }
  });
});

describe('the file system of the computer', () => {
  afterEach(() => sinon.restore());

  it('is told to sync a new file when its content is complete, and a folder after that', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fvm-store-'));
    try {
      const handle = await open(folder, 'r');
      const prototype: { sync(): Promise<void> } = Object.getPrototypeOf(handle);
      await handle.close();
      const path = join(folder, 'new');
      const contents: string[] = [];
      const sync = sinon.stub(prototype, 'sync').callsFake(async () => {
        contents.push(await readFile(path, 'utf8'));
      });
      await nodeDisk.writeNew(path, 'x'.repeat(100_000));
      assert.deepEqual(
        contents.map((text) => text.length),
        [100_000],
      );
      await nodeDisk.syncDirectory(folder);
      await nodeDisk.makeDirectory(join(folder, 'a', 'b', 'c'));
      sinon.assert.callCount(sync, 1 + 1 + 3);
      await assert.rejects(nodeDisk.writeNew(path, 'again'), { code: 'EEXIST' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
