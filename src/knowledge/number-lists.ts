import type { Steps } from './steps.ts';

/**
 * For each key a list of items, in one array: those of `key` stand from `starts[key]` up to `starts[key + 1]`. Two arrays
 * in place of a hundred thousand small ones, since what is collected of those holds up whoever asks meanwhile.
 */
export type NumberLists = { readonly starts: Int32Array; readonly items: Int32Array };

/** Whether something stands under the key. */
export function isListed({ starts }: { readonly starts: Int32Array }, key: number | undefined): key is number {
  return key !== undefined && key + 1 < starts.length && (starts[key] as number) < (starts[key + 1] as number);
}

/** Where each key's list begins, of how many items each has; the counts of `key` stand at `key + 1`. */
export function startsOf(counts: Int32Array): Int32Array {
  for (let key = 1; key < counts.length; key++) counts[key] = (counts[key] as number) + (counts[key - 1] as number);
  return counts;
}

/** Which items have each key, of the keys that each item has; in steps of an item each. `size` is above the highest key. */
export function* inverted(keysOf: readonly Int32Array[], size: number): Steps<NumberLists> {
  const counts = new Int32Array(size + 1);
  for (const keys of keysOf) {
    for (const key of keys) counts[key + 1] = (counts[key + 1] as number) + 1;
    yield;
  }
  const starts = startsOf(counts);
  const next = starts.slice();
  const items = new Int32Array(starts[size] as number);
  for (let item = 0; item < keysOf.length; item++) {
    for (const key of keysOf[item] as Int32Array) {
      items[next[key] as number] = item;
      next[key] = (next[key] as number) + 1;
    }
    yield;
  }
  return { starts, items };
}
