import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What the store asks of a file system. Tests put a failing one, or one that loses power, in its place. */
export interface Disk {
  /** The file's bytes; `undefined` when there is no such file. */
  read(path: string): Promise<Buffer | undefined>;
  /** The names in a folder. */
  list(directory: string): Promise<string[]>;
  /** Writes a file that does not exist yet; resolves when its content, though not yet its name, survives a power cut. */
  writeNew(path: string, text: string): Promise<void>;
  /** Renames, replacing `to`; survives a power cut only after `syncDirectory`. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; no error when there is none. Survives a power cut only after `syncDirectory`. */
  remove(path: string): Promise<void>;
  /** Makes the names in a folder survive a power cut. */
  syncDirectory(directory: string): Promise<void>;
  /** Makes a folder, and those above it, that survive a power cut; no error when it is there. */
  makeDirectory(directory: string): Promise<void>;
}

/** The code of a file system error, such as `ENOSPC`; `undefined` for any other error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** The computer's file system. Files and folders it makes can be read by their owner only. */
export const nodeDisk: Disk = {
  async read(path) {
    try {
      return await readFile(path);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  },

  list: (directory) => readdir(directory),

  async writeNew(path, text) {
    const handle = await open(path, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },

  rename: (from, to) => rename(from, to),

  remove: (path) => rm(path, { force: true }),

  syncDirectory,

  async makeDirectory(directory) {
    const topmostMade = await mkdir(directory, { recursive: true, mode: 0o700 });
    let above = dirname(directory);
    for (; topmostMade && above.length >= topmostMade.length; above = dirname(above)) await syncDirectory(above);
    try {
      // Also when nothing was made now: an earlier start may have died between making the folder and this line.
      await syncDirectory(above);
    } catch (error) {
      // A parent that we may not read is not ours: the operator made the folder in it long ago.
      if (errorCode(error) !== 'EACCES') throw error;
    }
  },
};

async function syncDirectory(directory: string): Promise<void> {
  // Windows refuses to sync a folder; whether names survive a power cut there is up to its file system.
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
