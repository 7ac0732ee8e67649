import type { Timer } from '../../src/delivery/timer.ts';
import type { Store } from '../../src/store/store.ts';

/** A timer that does not wait; time stands still while something is at work. */
export type EventTimer = Timer & {
  /** Lets time stand still until this is done. */
  during<T>(work: Promise<T>): Promise<T>;
};

/** Makes a timer that jumps to the end of the next sleep as soon as nothing else is left to do. */
export function createEventTimer(): EventTimer {
  let time = 0;
  let atWork = 0;
  let isMoving = false;
  /** The next first. */
  const sleepers: { at: number; wake: () => void }[] = [];

  function moveOn(): void {
    if (isMoving || atWork > 0 || sleepers.length === 0) return;
    isMoving = true;
    // After all that promises have to do.
    setImmediate(() => {
      isMoving = false;
      if (atWork > 0) return;
      const next = sleepers.shift();
      if (next === undefined) return;
      time = Math.max(time, next.at);
      next.wake();
      moveOn();
    });
  }

  return {
    now: () => time,
    sleep(ms) {
      return new Promise((wake) => {
        const at = time + ms;
        const before = sleepers.findLastIndex((one) => one.at <= at);
        sleepers.splice(before + 1, 0, { at, wake });
        moveOn();
      });
    },
    async during(work) {
      atWork++;
      try {
        return await work;
      } finally {
        atWork--;
        moveOn();
      }
    },
  };
}

/** The store, with time standing still while it is at work. */
export function standingStill(store: Store, timer: EventTimer): Store {
  return {
    ...store,
    read: (doc) => timer.during(store.read(doc)),
    change: (doc, decide) => timer.during(store.change(doc, decide)),
  };
}
