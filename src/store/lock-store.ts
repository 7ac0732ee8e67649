import { join, resolve } from 'node:path';
import { type LockOptions, lock } from 'proper-lockfile';
import { errorCode, nodeDisk } from './disk.ts';
import { StoreLockedError, StoreWriteError, writing } from './store-errors.ts';

/** How a lock is taken and kept. */
export interface StoreLockOptions {
  /** Called when the lock is lost, for instance after the computer slept: the process must stop writing at once. */
  onCompromised: (error: Error) => void;
  /** Called once when the store is in use and this process begins to wait for it. */
  onWait?: (longestWaitMs: number) => void;
  /** How long without a sign of life makes a lock one of a dead process; 6000 unless told, 2000 at least. */
  staleMs?: number;
}

const retryMs = 250;

/**
 * Takes the store in a folder for this process; returns the function that gives it back.
 *
 * A process that was killed leaves its lock behind until that is stale, so this waits a little longer than that
 * before it throws `StoreLockedError`. Makes the folder when it is not there.
 */
export async function lockStore(dir: string, options: StoreLockOptions): Promise<() => Promise<void>> {
  const { onCompromised, onWait, staleMs = 6000 } = options;
  const directory = resolve(dir);
  await writing(directory, () => nodeDisk.makeDirectory(directory));
  const settings: LockOptions = {
    lockfilePath: join(directory, '.lock'),
    stale: staleMs,
    update: staleMs / 3,
    onCompromised,
  };
  const waits = Math.ceil((staleMs + 2000) / retryMs);
  const giveBack = await lock(directory, settings)
    .catch((error: unknown) => {
      if (errorCode(error) !== 'ELOCKED') throw error;
      onWait?.(waits * retryMs);
      const retries = { retries: waits, factor: 1, minTimeout: retryMs, maxTimeout: retryMs };
      return lock(directory, { ...settings, retries });
    })
    .catch((cause: unknown) => {
      if (errorCode(cause) === 'ELOCKED') throw new StoreLockedError(directory, cause);
      throw new StoreWriteError({ file: join(directory, '.lock'), outcome: 'not saved', cause });
    });
  return async () => {
    try {
      await giveBack();
    } catch (error) {
      // Lost already, which `onCompromised` has been told.
      if (errorCode(error) !== 'ERELEASED') throw error;
    }
  };
}
