import assert from 'node:assert/strict';
import {
  type Delivery,
  deliveries,
  deliveriesToDo,
  deliveryOf,
  deliverySeries,
  openDeliveries,
  partOf,
} from '../../src/delivery/outbox.ts';
import { changeDelivery, type Plan, planOnce, readDelivery, readParts, readSeries } from '../../src/delivery/plan.ts';
import { cancelWaiting } from '../../src/delivery/revise.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Doc, Store } from '../../src/store/store.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';
import { inMs, messageOf, NOW } from './a-message.ts';

const idsFrom = (from: number, count: number): string[] => Array.from({ length: count }, (_, n) => `m${from + n}`);
const planOf = (ids: readonly string[], more: Partial<Plan> = {}): Plan => ({
  job: 'j',
  occurrence: 'o',
  messages: Object.fromEntries(ids.map((id) => [id, { to: { tenantId: 't', userId: id }, content: { text: 'old' } }])),
  ...more,
});

describe('planning a delivery', () => {
  const folder = useTemporaryFolder();
  let store: Store;
  beforeEach(async () => {
    store = await openStore({ dir: folder(), collections: [deliveries, openDeliveries, deliverySeries] });
  });
  afterEach(() => store.close());

  const first = deliveryOf('j', 'o');
  const idsOf = ({ messages }: Pick<Delivery, 'messages'>): string[] => Object.keys(messages);
  const planned = async (): Promise<Delivery> => (await readDelivery(store, 'j', 'o')) ?? assert.fail('not planned');
  const listed = async (): Promise<Record<string, number>> => (await store.read(deliveriesToDo)).keys;

  it('records every message as waiting from now on, and lists what is to do', async () => {
    assert.equal(await planOnce(store, planOf(['a', 'b']), NOW), true);
    const waiting = (id: string) => messageOf({ to: { tenantId: 't', userId: id } });
    assert.deepEqual(await planned(), {
      job: 'j',
      occurrence: 'o',
      plannedAt: NOW.toISOString(),
      parts: 1,
      messages: { a: waiting('a'), b: waiting('b') },
    });
    assert.deepEqual(Object.keys(await listed()), ['j.o']);
  });

  it('records a later moment to send', async () => {
    await planOnce(store, planOf(['a'], { sendAt: new Date(inMs(5)) }), NOW);
    assert.equal((await planned()).messages.a?.at, inMs(5));
  });

  it('happens once, whatever is planned the next time', async () => {
    assert.equal(await planOnce(store, planOf(['a']), NOW), true);
    const before = await listed();
    assert.equal(await planOnce(store, planOf(['b']), new Date(inMs(1))), false);
    assert.deepEqual(idsOf(await planned()), ['a']);
    assert.deepEqual(await listed(), before);
  });

  it('without messages happens once too', async () => {
    assert.equal(await planOnce(store, planOf([]), NOW), true);
    assert.equal(await planOnce(store, planOf(['a']), NOW), false);
    assert.deepEqual(idsOf(await planned()), []);
  });

  for (const [count, sizes] of [
    [100, [100]],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ] as const) {
    it(`spreads ${count} messages over ${sizes.length} documents`, async () => {
      const ids = idsFrom(0, count);
      await planOnce(store, planOf(ids), NOW);
      const parts = await readParts(store, first);
      assert.deepEqual(
        parts.map(({ delivery }) => idsOf(delivery).length),
        sizes,
      );
      assert.deepEqual(
        parts.map(({ doc }) => doc.key),
        sizes.map((_, part) => partOf(first, part).key),
      );
      assert.deepEqual(idsOf(await planned()), ids);
      assert.equal((await store.keys(deliveries)).length, sizes.length);
    });
  }

  it('is as if it had not happened when it is stopped between the parts, and happens anew', async () => {
    const stopped = stopBefore(store, first);
    await assert.rejects(planOnce(stopped, planOf(idsFrom(0, 250)), NOW), /stopped/);
    assert.deepEqual(await store.keys(deliveries), ['j.o.p1', 'j.o.p2']);
    assert.equal(await readDelivery(store, 'j', 'o'), undefined);
    const wanted = idsFrom(50, 150);
    assert.equal(await planOnce(store, planOf(wanted), new Date(inMs(1))), true);
    assert.deepEqual(idsOf(await planned()), wanted);
  });

  it('at the same time for two is the plan of one of them, in all parts', async () => {
    for (let round = 0; round < 5; round++) {
      const plans = [idsFrom(0, 250), idsFrom(50, 350)];
      const occurrence = `o${round}`;
      const done = await Promise.all(plans.map((ids) => planOnce(store, planOf(ids, { occurrence }), NOW)));
      assert.deepEqual([...done].sort(), [false, true]);
      const { messages } = (await readDelivery(store, 'j', occurrence)) ?? assert.fail();
      assert.deepEqual(Object.keys(messages), plans[done.indexOf(true)]);
    }
  });

  it('that has not happened leaves nothing to read or change', async () => {
    assert.equal(await readDelivery(store, 'j', 'o'), undefined);
    await changeDelivery(store, { job: 'j', occurrence: 'o' }, (delivery) => cancelWaiting(delivery, NOW));
    assert.deepEqual([await store.keys(deliveries), await listed()], [[], {}]);
  });

  it('puts each occurrence of a series where it is found with the others, the earliest first', async () => {
    await planOnce(store, planOf(idsFrom(0, 150), { occurrence: 'second', series: 's' }), new Date(inMs(1)));
    await planOnce(store, planOf(['a'], { occurrence: 'first', series: 's' }), NOW);
    await planOnce(store, planOf(['a'], { occurrence: 'first', series: 's' }), NOW);
    await planOnce(store, planOf(['b'], { occurrence: 'other', series: 'other' }), NOW);
    const found = await readSeries(store, 'j', 's');
    assert.deepEqual(
      found.map((delivery) => [delivery.occurrence, idsOf(delivery).length]),
      [
        ['first', 1],
        ['second', 150],
      ],
    );
  });

  it('leaves what was not planned to the end out of its series', async () => {
    const stopped = stopBefore(store, first);
    await assert.rejects(planOnce(stopped, planOf(['a'], { series: 's' }), NOW), /stopped/);
    assert.deepEqual(await readSeries(store, 'j', 's'), []);
  });

  describe('and changing it', () => {
    const cancelled = (delivery: Delivery) => cancelWaiting(delivery, NOW);

    it('does the same in all parts', async () => {
      await planOnce(store, planOf(idsFrom(0, 250)), NOW);
      await changeDelivery(store, { job: 'j', occurrence: 'o' }, cancelled);
      const states = Object.values((await planned()).messages).map(({ state }) => state);
      assert.deepEqual(states, Array(250).fill('cancelled'));
    });

    it('lists it before and after, with a higher number each time', async () => {
      await planOnce(store, planOf(idsFrom(0, 250)), NOW);
      await store.change(deliveriesToDo, () => ({ next: { keys: {} }, result: undefined }));
      const stopped = stopBefore(store, partOf(first, 1));
      await assert.rejects(changeDelivery(stopped, { job: 'j', occurrence: 'o' }, cancelled), /stopped/);
      const [between] = Object.values(await listed());
      await changeDelivery(store, { job: 'j', occurrence: 'o' }, cancelled);
      const [after] = Object.values(await listed());
      assert.ok(between !== undefined && after !== undefined && after > between + 1, `${between}, ${after}`);
    });
  });
});

/** The store as a program sees it that is stopped when it is about to change that document. */
function stopBefore(store: Store, { key }: Doc<Delivery>): Store {
  return {
    ...store,
    async change(doc, decide) {
      if (doc.collection.name === deliveries.name && doc.key === key) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        throw new Error('stopped');
      }
      return store.change(doc, decide);
    },
  };
}
