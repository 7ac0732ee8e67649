/**
 * A process for the chaos test: once it is told the tenants of the places, it plans one delivery to them, unless it is planned,
 * and sends it until nothing is left to do. It tells when it is ready, begins to plan, and is done.
 */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import { createPacer, DEFAULT_PACE } from '../../src/delivery/pacer.ts';
import { planOnce } from '../../src/delivery/plan.ts';
import { realTimer } from '../../src/delivery/timer.ts';
import { createPlaceCourier, messagesTo, openPlaceStore, placesIn } from './place-sender.ts';

export type FromChaosChild = 'ready' | 'planning' | 'done';
const tell = (what: FromChaosChild): unknown => process.send?.(what);

process.on('disconnect', () => process.exit());
const [dir = '', serviceUrl = ''] = process.argv.slice(2);
const told = once(process, 'message');
tell('ready');
const [tenants] = (await told) as [string[]];

const pacer = createPacer(DEFAULT_PACE, realTimer);
const store = await openPlaceStore(dir);
const now = (): Date => new Date();
tell('planning');
await planOnce(store, { job: 'chaos', occurrence: 'one', messages: messagesTo(placesIn(tenants)) }, now());
const dispatcher = createDispatcher(store, {
  courier: createPlaceCourier(async () => serviceUrl),
  pacer,
  timer: realTimer,
  now,
  mostRetryAfterMs: DEFAULT_PACE.mostRetryAfterMs,
  random: Math.random,
  onError(error) {
    throw error;
  },
});
await dispatcher.run();
for (let next = dispatcher.nextAt(); next !== undefined; next = dispatcher.nextAt()) {
  await setTimeout(Math.max(0, next.getTime() - Date.now()));
  await dispatcher.run();
}
await store.close();
process.send?.('done' satisfies FromChaosChild, () => process.disconnect());
