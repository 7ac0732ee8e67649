import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../src/knowledge/steps.ts';

/** How long work goes on before others have their turn, in milliseconds. */
const TURN_MS = 0.25;

/** Does a long piece of work so that answers meanwhile do not wait for it. */
export async function doGently<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + TURN_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await setImmediate();
  }
}
