/** Gives what `make` makes, made once for all who ask for the same. */
export type ShareWork = <Made>(what: string, make: () => Promise<Made>) => Promise<Made>;

/** What nobody is told of, such as a new host, is seen this much later. */
const LONGEST_MS = 1000;

/**
 * Work that is the same for many pages, which all ask at once when something has changed: it is done once, until the next
 * change or for a second. `lastChange` tells which change was the last.
 */
export function createShareWork(lastChange: () => string, now: () => Date): ShareWork {
  let change = '';
  let madeAt = 0;
  let made = new Map<string, Promise<unknown>>();
  return <Made>(what: string, make: () => Promise<Made>): Promise<Made> => {
    const at = now().getTime();
    const last = lastChange();
    if (last !== change || at - madeAt >= LONGEST_MS || at < madeAt) {
      change = last;
      madeAt = at;
      made = new Map();
    }
    const known = made.get(what) as Promise<Made> | undefined;
    if (known !== undefined) return known;
    const making = make();
    const own = made;
    own.set(what, making);
    making.catch(() => own.delete(what));
    return making;
  };
}
