/**
 * A process that delivers through the product's outbox, store and adapter, and tells what that took. Its clock stands still
 * while HTTP or the store are at work.
 */
import { once } from 'node:events';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import { countMessages, type MessageState } from '../../src/delivery/outbox.ts';
import { createPacer, DEFAULT_PACE } from '../../src/delivery/pacer.ts';
import { planOnce, readDelivery } from '../../src/delivery/plan.ts';
import type { SendOutcome } from '../../src/delivery/send-outcome.ts';
import { createPlaceCourier, messagesTo, openPlaceStore, placesIn, serviceUrlIn } from '../delivery/place-sender.ts';
import { createRandom } from '../support/create-random.ts';
import { createEventTimer, standingStill } from '../support/event-timer.ts';

/** A delivery to so many places in each of the tenants. */
export type DeliveryTask = { readonly occurrence: string; readonly tenants: readonly string[] };

export type DeliveryFigures = {
  /** From the first message on to the last that was not put off to a later moment. */
  readonly simulatedSeconds: number;
  /** What was asked of Teams in that time, and how many messages had their outcome by then. */
  readonly requests: number;
  readonly settled: number;
  readonly realSeconds: number;
  readonly cpuMs: number;
  /** After a garbage collection. */
  readonly heapMb: number;
  readonly counts: Record<MessageState, number>;
};

const START = Date.parse('2026-06-01T08:00:00Z');
const [dir = ''] = process.argv.slice(2);
const timer = createEventTimer();
const real = await openPlaceStore(dir);
const store = standingStill(real, timer);
const now = (): Date => new Date(START + timer.now());
let requests = 0;
const courier = createPlaceCourier(serviceUrlIn(store));
const dispatcher = createDispatcher(store, {
  async courier(due) {
    const sending = await courier(due);
    if (sending.kind !== 'send') return sending;
    const send = (): Promise<SendOutcome> => {
      requests++;
      return timer.during(sending.send());
    };
    return { ...sending, send };
  },
  pacer: createPacer(DEFAULT_PACE, timer),
  timer,
  now,
  mostRetryAfterMs: DEFAULT_PACE.mostRetryAfterMs,
  random: createRandom(1),
  onError(error) {
    throw error;
  },
});
// Quiet at first, which is no part of what is measured.
await timer.sleep(2_000);

async function deliver({ occurrence, tenants }: DeliveryTask): Promise<DeliveryFigures> {
  const messages = messagesTo(placesIn(tenants));
  const cpu = process.cpuUsage();
  const [from, realFrom] = [timer.now(), performance.now()];
  const counts = async (): Promise<Record<MessageState, number>> => {
    const delivery = await readDelivery(store, 'bench', occurrence);
    if (delivery === undefined) throw new Error('nothing was planned');
    return countMessages(delivery);
  };
  requests = 0;
  await planOnce(store, { job: 'bench', occurrence, messages }, now());
  await dispatcher.run();
  const simulatedSeconds = (timer.now() - from) / 1000;
  const { waiting } = await counts();
  const byThen = { simulatedSeconds, requests, settled: tenants.length - waiting };
  for (let next = dispatcher.nextAt(); next !== undefined; next = dispatcher.nextAt()) {
    await timer.sleep(Math.max(0, next.getTime() - now().getTime()));
    await dispatcher.run();
  }
  const realSeconds = (performance.now() - realFrom) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  globalThis.gc?.();
  const heapMb = process.memoryUsage().heapUsed / 2 ** 20;
  return { ...byThen, realSeconds, cpuMs: (user + system) / 1000, heapMb, counts: await counts() };
}

process.on('disconnect', () => process.exit());
process.send?.('ready');
for (;;) {
  const [task] = (await once(process, 'message')) as [DeliveryTask];
  process.send?.(await deliver(task));
}
