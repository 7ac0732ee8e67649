import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beginSending, recordOutcome } from '../../src/delivery/message-steps.ts';
import { type Delivery, deliveriesToDo, deliveryOf } from '../../src/delivery/outbox.ts';
import { planOnce, readParts } from '../../src/delivery/plan.ts';
import { messagesTo, openPlaceStore, placesIn, writePlaces } from '../delivery/place-sender.ts';
import { createFaults } from '../support/connector-faults.ts';
import { type FakeConnector, openFakeConnector } from '../support/fake-connector.ts';
import type { DeliveryFigures, DeliveryTask } from './delivery-child.ts';
import { mean, median } from './figures.ts';

const CHILD = fileURLToPath(new URL('./delivery-child.ts', import.meta.url));
const TARGETS = 10_000;
/** What Teams lets an app send to a tenant in a second. */
const ALLOWED = 50;
const MONTHS = { young: 1, old: 120 };
const TARGETS_A_MONTH = 500;
const ROUNDS = 6;

/** One delivery on a bad day; a second is one of the simulated clock unless it is real. */
type PaceMeasurement = {
  targets: number;
  tenants: number;
  messagesPerSecond: number;
  requestsPerSecond: number;
  allowedPerSecond: number;
  /** Of what is allowed, by requests. */
  percent: number;
  cpuMsPerMessage: number;
  messagesPerRealSecond: number;
};

type HistoryMeasurement = { what: string; oneMonth: number; tenYears: number; ratio: number };

/** How fast 10,000 messages are delivered beside what Teams allows, and what ten years of deliveries change; some minutes. */
export async function benchDelivery(progress: (line: string) => void) {
  const pace: PaceMeasurement[] = [];
  for (const tenants of [1, 49]) {
    progress(`delivery: ${TARGETS} messages to ${tenants} tenants`);
    pace.push(await inFolder((dir) => measurePace(dir, tenants)));
  }
  progress('delivery: beside one month and ten years of deliveries');
  return { pace, history: await inFolder(measureHistory) };
}

async function inFolder<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'fvm-delivery-bench-'));
  try {
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}

async function measurePace(dir: string, count: number): Promise<PaceMeasurement> {
  const tenants = Array.from({ length: TARGETS }, (_, n) => `t${n % count}`);
  const connector = await openFakeConnector({ faultOf: createFaults(1) });
  await writePlaces(dir, placesIn(tenants), connector.url);
  const sender = await openSender(dir);
  const { simulatedSeconds, requests, settled, realSeconds, cpuMs, counts } = await sender.deliver({
    occurrence: 'one',
    tenants,
  });
  sender.stop();
  await connector.close();
  if (counts.waiting + counts.sending > 0) throw new Error(`not all were sent: ${JSON.stringify(counts)}`);
  const allowedPerSecond = ALLOWED * count;
  const requestsPerSecond = requests / simulatedSeconds;
  return {
    targets: TARGETS,
    tenants: count,
    messagesPerSecond: settled / simulatedSeconds,
    requestsPerSecond,
    allowedPerSecond,
    percent: (100 * requestsPerSecond) / allowedPerSecond,
    cpuMsPerMessage: cpuMs / TARGETS,
    messagesPerRealSecond: TARGETS / realSeconds,
  };
}

/** A month's delivery beside one and beside 120 past ones, in turns; the first round only warms up. */
async function measureHistory(dir: string): Promise<HistoryMeasurement[]> {
  const tenants = Array.from({ length: TARGETS_A_MONTH }, (_, n) => `t${n % 49}`);
  const connector = await openFakeConnector();
  const senders = {
    young: await openFilled(join(dir, 'young'), { months: MONTHS.young, tenants, connector }),
    old: await openFilled(join(dir, 'old'), { months: MONTHS.old, tenants, connector }),
  };
  const figures: Record<'young' | 'old', DeliveryFigures[]> = { young: [], old: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const which of round % 2 === 0 ? (['young', 'old'] as const) : (['old', 'young'] as const)) {
      const taken = await senders[which].deliver({ occurrence: `now${round}`, tenants });
      if (round > 0) figures[which].push(taken);
    }
  }
  for (const { stop } of Object.values(senders)) stop();
  await connector.close();
  const compare = (what: string, of: (one: DeliveryFigures) => number, middle = median): HistoryMeasurement => {
    const [oneMonth, tenYears] = [middle(figures.young.map(of)), middle(figures.old.map(of))];
    return { what, oneMonth, tenYears, ratio: tenYears / oneMonth };
  };
  return [
    compare('ms a message', ({ realSeconds }) => (realSeconds * 1000) / TARGETS_A_MONTH),
    compare('CPU ms a message', ({ cpuMs }) => cpuMs / TARGETS_A_MONTH),
    compare('MB of memory', ({ heapMb }) => heapMb, mean),
  ];
}

type Filling = { months: number; tenants: readonly string[]; connector: FakeConnector };

async function openFilled(dir: string, { months, tenants, connector }: Filling) {
  await writePlaces(dir, placesIn(tenants), connector.url);
  const store = await openPlaceStore(dir);
  const now = new Date('2016-06-01T08:00:00Z');
  for (let month = 0; month < months; month++) {
    const occurrence = `past${month}`;
    await planOnce(store, { job: 'bench', occurrence, messages: messagesTo(placesIn(tenants)) }, now);
    for (const { doc } of await readParts(store, deliveryOf('bench', occurrence))) {
      await store.change(doc, (delivery) => ({ next: delivered(delivery, now), result: undefined }));
    }
  }
  await store.change(deliveriesToDo, () => ({ next: { keys: {} }, result: undefined }));
  await store.close();
  return openSender(dir);
}

function delivered(delivery: Delivery, now: Date): Delivery {
  let next = delivery;
  for (const [id, prepared] of Object.entries(delivery.messages)) {
    const outcome = { kind: 'sent', activityId: '1780000000000' } as const;
    next = beginSending(next, id, { prepared, now }).next ?? next;
    next = recordOutcome(next, id, { outcome, now, mostRetryAfterMs: 0, random: 0 }).next ?? next;
  }
  return next;
}

async function openSender(dir: string) {
  const child = fork(CHILD, [dir], { execArgv: ['--expose-gc', '--import', 'tsx'] });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the sender ended')));
  ended.catch(() => undefined);
  const heard = async (): Promise<unknown> => (await Promise.race([once(child, 'message'), ended]))[0];
  await heard();
  return {
    async deliver(task: DeliveryTask): Promise<DeliveryFigures> {
      child.send(task);
      return (await heard()) as DeliveryFigures;
    },
    stop: (): void => child.disconnect(),
  };
}
