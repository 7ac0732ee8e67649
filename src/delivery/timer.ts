import { setTimeout as pause } from 'node:timers/promises';

/** Time for pacing: it only runs forward, and has nothing to do with the clock on the wall. */
export type Timer = {
  /** Milliseconds since some moment. */
  now(): number;
  sleep(ms: number): Promise<void>;
};

/** The computer's own. A sleep does not keep the program from ending. */
export const realTimer: Timer = {
  now: () => performance.now(),
  sleep: (ms) => pause(ms, undefined, { ref: false }),
};
