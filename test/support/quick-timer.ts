import { setImmediate } from 'node:timers/promises';
import type { Timer } from '../../src/delivery/timer.ts';

/** A timer whose sleeps are over at once: its time is what has been slept. */
export function createQuickTimer(): Timer {
  let time = 0;
  return {
    now: () => time,
    async sleep(ms) {
      const until = time + ms;
      await setImmediate();
      time = Math.max(time, until);
    },
  };
}
