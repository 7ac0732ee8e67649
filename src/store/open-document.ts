import { Low } from 'lowdb';
import { type Batch, type BatchRules, decideBatch, type Job, removed } from './decide-batch.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { DurableJsonFile } from './durable-json-file.ts';
import type { Change, Doc } from './store.ts';
import { StoreInvalidValueError, StoreWriteError } from './store-errors.ts';
import { findMismatch, type StoredDocument } from './stored-document.ts';

/** A document in memory: its last saved value, and the decisions that wait for the disk. */
export interface OpenDocument<T> {
  read(): Promise<T>;
  change<R>(decide: (current: T) => Change<T, R>): Promise<R>;
  remove(): Promise<void>;
  /** Whether it can be forgotten: nothing is under way and the disk is known to hold the same value. */
  isIdle(): boolean;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

/**
 * Opens one document. Loads it when it is first asked for; again after a load that failed. `onSaved` is called when the
 * disk holds another value.
 */
export function openDocument<T>(
  { collection, key }: Doc<T>,
  file: DurableJsonFile<T>,
  onSaved: () => void,
): OpenDocument<T> {
  const { version } = collection;
  const db = new Low<StoredDocument<T>>(file, { version, data: deepFreeze(collection.empty()) });
  // `db.data` runs ahead of the disk while a write is under way; readers are given this instead.
  let saved = db.data.data;
  let loading: Promise<void> | undefined;
  let loaded = false;
  let waiting: Job<T>[] = [];
  let running: Promise<void> | undefined;
  let inDoubt = false;

  const rules: BatchRules<T> = {
    empty: collection.empty,
    check(value) {
      const found = findMismatch(collection, value);
      if (found.kind === 'mismatch') throw new StoreInvalidValueError(`${collection.name}/${key}`, found.reason);
    },
  };

  async function load(): Promise<void> {
    await db.read();
    saved = deepFreeze(db.data.data);
    loaded = true;
  }

  async function loadOnce(): Promise<void> {
    if (loaded) return;
    loading ??= load().finally(() => {
      loading = undefined;
    });
    await loading;
  }

  async function save({ write, value }: Batch<T>): Promise<void> {
    if (write === 'nothing') return;
    const before = db.data;
    db.data = { version, data: value };
    try {
      await (write === 'document' ? db.write() : file.remove());
      saved = value;
      inDoubt = false;
    } catch (error) {
      db.data = before;
      inDoubt ||= error instanceof StoreWriteError && error.outcome === 'unknown';
      throw error;
    }
  }

  async function run(): Promise<void> {
    try {
      await loadOnce();
      while (waiting.length > 0) {
        const jobs = waiting;
        waiting = [];
        const batch = decideBatch(saved, jobs, rules);
        try {
          await save(batch);
        } catch (error) {
          // All of them, because each may have been decided on an outcome that is not saved.
          for (const job of jobs) job.reject(error);
          continue;
        }
        for (const { job, result } of batch.accepted) job.resolve(result);
        for (const { job, error } of batch.refused) job.reject(error);
        if (batch.write !== 'nothing') onSaved();
      }
    } catch (error) {
      for (const job of waiting) job.reject(error);
      waiting = [];
    } finally {
      running = undefined;
    }
  }

  function submit<R>(decide: (current: T) => Change<T | typeof removed, R>): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      waiting.push({ decide, resolve: (result) => resolve(result as R), reject });
      running ??= run();
    });
  }

  return {
    async read() {
      await loadOnce();
      return saved;
    },
    change: submit,
    remove: () => submit(() => ({ next: removed, result: undefined })),
    isIdle: () => !running && !loading && !inDoubt,
    settled: async () => running,
  };
}
