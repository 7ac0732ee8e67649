import { basename, dirname } from 'node:path';
import type { Disk } from '../../src/store/disk.ts';

type Names = Map<string, string>;
type NameChange = { directory: string; apply(names: Names): void };

/**
 * A file system in memory that forgets, like a real one at a power cut: content that is not synced is cut off in the
 * middle, and of the names given since the last `syncDirectory` any may have survived and any may be lost.
 */
export interface PowerCutDisk extends Disk {
  /** Every state in which the files could be found if the power went now. */
  statesAfterPowerCut(): Names[];
  /** The same disk for the next process, when this one is killed now and the power stays on. */
  afterKill(): PowerCutDisk;
}

/** Makes a disk that holds `files`; `onStep` is called before and after every change to it. */
export function createPowerCutDisk(
  files: Names = new Map(),
  onStep: () => void = () => undefined,
  { synced = new Map(files), unsynced = [] }: { synced?: Names; unsynced?: NameChange[] } = {},
): PowerCutDisk {
  const present: Names = new Map(files);

  async function change(directory: string, apply: (names: Names) => void): Promise<void> {
    onStep();
    // A real disk takes its time too: others get their turn in between.
    await Promise.resolve();
    apply(present);
    unsynced.push({ directory, apply });
    onStep();
  }

  return {
    read: async (path) => {
      const text = present.get(path);
      return text === undefined ? undefined : Buffer.from(text);
    },
    list: async (directory) =>
      [...present.keys()].filter((path) => dirname(path) === directory).map((path) => basename(path)),
    async writeNew(path, text) {
      await change(dirname(path), (names) => names.set(path, text.slice(0, text.length / 2)));
      await change(dirname(path), (names) => names.set(path, text));
    },
    rename(from, to) {
      const text = present.get(from) ?? '';
      return change(dirname(to), (names) => {
        names.delete(from);
        names.set(to, text);
      });
    },
    remove: (path) => change(dirname(path), (names) => names.delete(path)),
    async syncDirectory(directory) {
      onStep();
      for (const { apply } of unsynced.filter((lost) => lost.directory === directory)) apply(synced);
      unsynced = unsynced.filter((lost) => lost.directory !== directory);
      onStep();
    },
    makeDirectory: async () => undefined,
    statesAfterPowerCut() {
      const states: Names[] = [];
      for (let survivors = 0; survivors < 2 ** unsynced.length; survivors++) {
        const names = new Map(synced);
        for (const [n, { apply }] of unsynced.entries()) if (survivors & (1 << n)) apply(names);
        states.push(names);
      }
      return states;
    },
    afterKill: () => createPowerCutDisk(present, undefined, { synced: new Map(synced), unsynced: [...unsynced] }),
  };
}
