import { deepFreeze } from './deep-freeze.ts';
import type { Change } from './store.ts';

/** In place of a decision's `next`: the document is to be removed. */
export const removed: unique symbol = Symbol('removed');

/** A decision that waits for its turn, and what to tell its caller. */
export interface Job<T> {
  decide(current: T): Change<T | typeof removed, unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** What a batch of decisions comes to: what to do with the file, and whom to tell what once that is done. */
export interface Batch<T> {
  write: 'nothing' | 'document' | 'removal';
  value: T;
  accepted: { job: Job<T>; result: unknown }[];
  refused: { job: Job<T>; error: unknown }[];
}

/** What a batch needs to know of its document. `check` throws when a value does not fit the schema. */
export interface BatchRules<T> {
  empty(): T;
  check(value: T): void;
}

/** Decides the jobs in order, each on the outcome of the one before, leaving out those that throw or want a bad value. */
export function decideBatch<T>(current: T, jobs: readonly Job<T>[], rules: BatchRules<T>): Batch<T> {
  const batch = decideAll(current, jobs, { ...rules, check: () => undefined });
  try {
    // One check of the outcome is enough, and the price of checking each would grow with the batch …
    if (batch.write === 'document') rules.check(batch.value);
    return batch;
  } catch {
    // … unless it fails: then each is checked, to refuse the one that is wrong and no other.
    return decideAll(current, jobs, rules);
  }
}

function decideAll<T>(current: T, jobs: readonly Job<T>[], { empty, check }: BatchRules<T>): Batch<T> {
  const batch: Batch<T> = { write: 'nothing', value: current, accepted: [], refused: [] };
  for (const job of jobs) {
    try {
      const { next, result } = job.decide(batch.value);
      if (next === removed) {
        batch.value = deepFreeze(empty());
        batch.write = 'removal';
      } else if (next !== undefined && next !== batch.value) {
        check(next);
        batch.value = deepFreeze(next);
        batch.write = 'document';
      }
      batch.accepted.push({ job, result });
    } catch (error) {
      batch.refused.push({ job, error });
    }
  }
  return batch;
}
