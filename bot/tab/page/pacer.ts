/** What is asked for often, done less often. */
export type Pacer = { ask(): void; stop(): void };

/** So that a vote is seen within a second, also in the middle of many. */
const GAP_MS = 700;
/** Pages that hear of the same change do not all ask in the same moment. */
const SPREAD_MS = 200;

/** Runs `act` soon after it is asked for, once for all that is asked meanwhile, and at most about once a second. */
export function createPacer(act: () => void, random: () => number = Math.random): Pacer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    ask() {
      if (timer !== undefined) return;
      const wait = Math.max(0, lastAt + GAP_MS - Date.now()) + random() * SPREAD_MS;
      timer = setTimeout(() => {
        timer = undefined;
        lastAt = Date.now();
        act();
      }, wait);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
