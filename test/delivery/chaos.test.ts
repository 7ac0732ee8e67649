import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import { countMessages, deliveriesToDo, type OutboxMessage } from '../../src/delivery/outbox.ts';
import { createPacer, DEFAULT_PACE } from '../../src/delivery/pacer.ts';
import { changeDelivery, planOnce, readDelivery } from '../../src/delivery/plan.ts';
import { isPlace } from '../../src/delivery/recipient.ts';
import { reviseMessages } from '../../src/delivery/revise.ts';
import type { Store } from '../../src/store/store.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';
import { createFaults } from '../support/connector-faults.ts';
import { createRandom } from '../support/create-random.ts';
import { createEventTimer } from '../support/event-timer.ts';
import { type FakeConnector, openFakeConnector } from '../support/fake-connector.ts';
import type { Overrun } from '../support/limit-judge.ts';
import type { FromChaosChild } from './chaos-child.ts';
import {
  createPlaceCourier,
  messagesTo,
  openPlaceStore,
  placesIn,
  serviceUrlIn,
  tenantOfPlace,
  writePlaces,
} from './place-sender.ts';

const CHILD = fileURLToPath(new URL('./chaos-child.ts', import.meta.url));
const KILLS = 20;
const TARGETS = 10_000;
/** The first has more places than the others, so that its limit is what it waits for. */
const TENANTS = Array.from({ length: TARGETS }, (_, n) => `t${n < 500 ? 0 : n % 49}`);
/** With it nothing is refused more than four times in a row, which would take minutes. */
const SEED = 6;

describe('10,000 messages on a bad day', () => {
  const folder = useTemporaryFolder();

  it('with 20 kills reach nobody twice, exceed no limit, and each has an outcome that is true', async function () {
    this.timeout(240_000);
    const stalls = monitorEventLoopDelay({ resolution: 5 });
    stalls.enable();
    const random = createRandom(SEED);
    const faults = createFaults(SEED);
    let onRequest = (): void => undefined;
    const connector = await openFakeConnector({
      tenantOf: tenantOfPlace,
      faultOf(conversationId, nth) {
        onRequest();
        return faults(conversationId, nth);
      },
    });
    let next = startChild(folder(), connector.url);
    for (let kills = 0; kills <= KILLS; kills++) {
      const child = next;
      await child.heard('ready');
      child.process.send(TENANTS);
      if (kills < KILLS) next = startChild(folder(), connector.url);
      if (kills === KILLS) {
        await child.heard('done');
        await child.exit;
        continue;
      }
      // Once while it plans, and then at any moment from the first request on.
      if (kills === 0) await child.heard('planning');
      else {
        let left = 1 + Math.floor(random() * 1.7 * (TARGETS / KILLS));
        await new Promise<void>((resolve) => {
          onRequest = () => {
            left--;
            if (left === 0) resolve();
          };
        });
      }
      await setTimeout(random() * (kills === 0 ? 800 : 20));
      child.process.kill('SIGKILL');
      assert.deepEqual(await child.exit, [null, 'SIGKILL'], 'the sender ended by itself');
    }
    await connector.close();
    assertWithin(connector.exceeded(), stalls.max / 1e6);
    const store = await openPlaceStore(folder());
    const counts = await checkOutcomes(store, connector);
    await store.close();
    assert.ok(counts.delivered > 0.85 * TARGETS, JSON.stringify(counts));
    assert.ok(counts.failed > 0 && counts.uncertain > 0 && counts.interrupted > KILLS, JSON.stringify(counts));
  });
});

type Child = { process: ChildProcess; heard(what: FromChaosChild): Promise<void>; exit: Promise<unknown[]> };

function startChild(dir: string, serviceUrl: string): Child {
  const child = fork(CHILD, [dir, serviceUrl], { execArgv: ['--import', 'tsx'] });
  const exit = once(child, 'exit');
  const said = new Set<unknown>();
  child.on('message', (message) => said.add(message));
  return {
    process: child,
    exit,
    async heard(what) {
      while (!said.has(what)) {
        await Promise.race([
          once(child, 'message'),
          exit.then((how) => assert.fail(`it ended before it was ${what}: ${how}`)),
        ]);
      }
    },
  };
}

/** Checks what was said to have become of each message against what the Connector knows, and counts. */
async function checkOutcomes(store: Store, connector: FakeConnector) {
  const delivery = (await readDelivery(store, 'chaos', 'one')) ?? assert.fail('nothing was planned');
  const messages = Object.values(delivery.messages);
  assert.equal(messages.length, TARGETS);
  for (const message of messages) checkOutcome(message, connector);
  assert.deepEqual((await store.read(deliveriesToDo)).keys, {});
  const interrupted = messages.filter(({ cause }) => cause === 'interrupted').length;
  return { ...countMessages(delivery), interrupted };
}

/** What comes while this process has no turn is seen at once afterwards: so much above the limit, a fifth at most, is the machine's doing. */
function assertWithin(overrun: Overrun | undefined, stallMs: number): void {
  if (overrun === undefined) return;
  const allowed = overrun.count * (1 + Math.min(0.2, stallMs / overrun.ms));
  assert.ok(overrun.came <= Math.ceil(allowed), `${JSON.stringify(overrun)} with a stall of ${stallMs} ms`);
}

function checkOutcome({ to, state, activityId }: OutboxMessage, connector: FakeConnector): void {
  const conversationId = isPlace(to) ? to.conversationId : '';
  const accepted = connector.posted(conversationId).map(({ id }) => id);
  const what = `${conversationId} is ${state}, was accepted as [${accepted}] and is known as ${activityId}`;
  assert.ok(['delivered', 'failed', 'uncertain'].includes(state), what);
  assert.ok(accepted.length <= 1, what);
  if (state === 'delivered') assert.deepEqual(accepted, [activityId], what);
  if (state === 'failed') assert.deepEqual(accepted, [], what);
}

describe('200 messages on a bad day', () => {
  const folder = useTemporaryFolder();

  it('are posted, changed and taken away, and each says what has become of it', async () => {
    const connector = await openFakeConnector({ tenantOf: tenantOfPlace, faultOf: createFaults(SEED) });
    const places = placesIn(Array.from({ length: 200 }, (_, n) => `t${n % 3}`));
    await writePlaces(folder(), places, connector.url);
    const timer = createEventTimer();
    const store = await openPlaceStore(folder());
    const start = Date.parse('2026-06-01T08:00:00Z');
    const now = (): Date => new Date(start + timer.now());
    const courier = createPlaceCourier(serviceUrlIn(store));
    const dispatcher = createDispatcher(store, {
      async courier(due) {
        const sending = await courier(due);
        return sending.kind === 'send' ? { ...sending, send: () => timer.during(sending.send()) } : sending;
      },
      pacer: createPacer(DEFAULT_PACE, timer),
      timer,
      now,
      mostRetryAfterMs: DEFAULT_PACE.mostRetryAfterMs,
      random: createRandom(SEED),
      onError(error) {
        throw error;
      },
    });
    async function sendAll(): Promise<readonly OutboxMessage[]> {
      await dispatcher.run();
      for (let next = dispatcher.nextAt(); next !== undefined; next = dispatcher.nextAt()) {
        await timer.sleep(Math.max(0, next.getTime() - now().getTime()));
        await dispatcher.run();
      }
      const { messages } = (await readDelivery(store, 'chaos', 'one')) ?? assert.fail();
      return Object.values(messages);
    }
    const textsAt = ({ to }: OutboxMessage): string[] =>
      connector.posted(isPlace(to) ? to.conversationId : '').map(({ summary }) => String(summary));
    const revise = (text: string, op: 'update' | 'delete'): Promise<void> =>
      changeDelivery(store, { job: 'chaos', occurrence: 'one' }, (delivery) =>
        reviseMessages(delivery, { content: { text }, op, now: now() }),
      );
    const states = new Set<string>();

    await planOnce(store, { job: 'chaos', occurrence: 'one', messages: messagesTo(places) }, now());
    for (const message of await sendAll()) {
      checkOutcome(message, connector);
      states.add(`post ${message.state}`);
    }
    await revise('Summering maj, rättad', 'update');
    for (const message of await sendAll()) {
      const { state, op, activityId } = message;
      states.add(`${op} ${state}`);
      if (state === 'delivered') assert.deepEqual(textsAt(message), ['Summering maj, rättad'], activityId ?? '');
      if (state === 'failed' && op === 'update')
        assert.deepEqual(textsAt(message), ['Summering maj'], activityId ?? '');
    }
    await revise('Summering maj, borttagen', 'delete');
    for (const message of await sendAll()) {
      const { state, op, activityId } = message;
      states.add(`${op} ${state}`);
      if (state === 'delivered' && op === 'delete') assert.deepEqual([textsAt(message), activityId], [[], null]);
      // Where a copy may not be taken away, it is changed.
      if (state === 'delivered' && op === 'update') assert.deepEqual(textsAt(message), ['Summering maj, borttagen']);
    }
    assert.equal(
      connector.requests.some(({ status }) => status === 429),
      true,
    );
    for (const one of [
      'post delivered',
      'post uncertain',
      'update delivered',
      'update uncertain',
      'delete delivered',
    ]) {
      assert.ok(states.has(one), `${one} is not among ${[...states].join(', ')}`);
    }
    assert.deepEqual((await store.read(deliveriesToDo)).keys, {});
    await store.close();
    await connector.close();
  });
});
