import assert from 'node:assert/strict';
import {
  type Courier,
  createDispatcher,
  type Dispatcher,
  type DispatcherOptions,
  type Due,
  type Sending,
} from '../../src/delivery/dispatcher.ts';
import { beginSending } from '../../src/delivery/message-steps.ts';
import {
  type Delivery,
  deliveries,
  deliveriesToDo,
  deliveryOf,
  deliverySeries,
  type OutboxMessage,
  openDeliveries,
} from '../../src/delivery/outbox.ts';
import { createPacer, DEFAULT_PACE } from '../../src/delivery/pacer.ts';
import { changeDelivery, planOnce, readDelivery } from '../../src/delivery/plan.ts';
import { isPlace, type Recipient } from '../../src/delivery/recipient.ts';
import { cancelWaiting, resendMessages, reviseMessages } from '../../src/delivery/revise.ts';
import type { SendOutcome } from '../../src/delivery/send-outcome.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';
import { createEventTimer } from '../support/event-timer.ts';
import { messageOf } from './a-message.ts';

const SENT: SendOutcome = { kind: 'sent', activityId: '1' };
const BUSY: SendOutcome = { kind: 'failed', status: 429, code: undefined };
const HOUR_MS = 3_600_000;
const NEW = { text: 'new' };

/** `t/a` is the person a of the tenant t, `t/#a` a channel. */
function recipientOf(name: string): Recipient {
  const [tenantId = '', id = ''] = name.includes('/') ? name.split('/') : ['t', name];
  return id.startsWith('#') ? { tenantId, conversationId: `19:${id.slice(1)}` } : { tenantId, userId: id };
}
const nameOf = ({ message: { to } }: Due): string => (isPlace(to) ? to.conversationId : to.userId);
const many = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${prefix}${n}`);

describe('the dispatcher', () => {
  const folder = useTemporaryFolder();
  let store: Store;
  let now: Date;
  let sent: string[];
  let errors: string[];

  const open = async (): Promise<void> => {
    store = await openStore({ dir: folder(), collections: [deliveries, openDeliveries, deliverySeries] });
  };
  beforeEach(async () => {
    now = new Date('2026-10-27T08:00:00.000Z');
    sent = [];
    errors = [];
    await open();
  });
  afterEach(() => store.close());

  const plan = (occurrence: string, ...names: string[]): Promise<boolean> => {
    const messages = names.map((name) => [name, { to: recipientOf(name), content: { text: 'old' } }] as const);
    return planOnce(store, { job: 'j', occurrence, messages: Object.fromEntries(messages) }, now);
  };
  type More = Partial<DispatcherOptions> & { store?: Store };
  const start = (courier: Courier, { store: seen = store, ...more }: More = {}): Dispatcher => {
    const timer = createEventTimer();
    return createDispatcher(seen, {
      courier,
      pacer: createPacer(DEFAULT_PACE, timer),
      timer,
      now: () => now,
      mostRetryAfterMs: 600_000,
      random: () => 0.5,
      onError: (error) => errors.push(String(error)),
      ...more,
    });
  };
  const run = (courier: Courier): Promise<void> => start(courier).run();
  type Outcome = (name: string, due: Due) => SendOutcome | Promise<SendOutcome>;
  /** Sends, and notes to whom; `outcome` is what becomes of a message. */
  const sending =
    (outcome: Outcome = () => SENT): Courier =>
    async (due) => ({
      kind: 'send',
      async send() {
        sent.push(nameOf(due));
        return outcome(nameOf(due), due);
      },
    });
  const messagesOf = async (occurrence: string): Promise<Delivery['messages']> =>
    (await readDelivery(store, 'j', occurrence))?.messages ?? {};
  const messageIn = async (occurrence: string, name: string): Promise<OutboxMessage> =>
    (await messagesOf(occurrence))[name] ?? assert.fail();
  const statesOf = async (occurrence: string): Promise<Record<string, string>> =>
    Object.fromEntries(Object.entries(await messagesOf(occurrence)).map(([id, { state }]) => [id, state]));
  const listed = async (): Promise<string[]> => Object.keys((await store.read(deliveriesToDo)).keys);
  const change = (occurrence: string, step: Parameters<typeof changeDelivery>[2]): Promise<void> =>
    changeDelivery(store, { job: 'j', occurrence }, step);
  const revise = (occurrence: string, op: 'update' | 'delete' = 'update'): Promise<void> =>
    change(occurrence, (delivery) => reviseMessages(delivery, { content: NEW, op, now }));

  it('sends what is planned once, however often and in how many runs', async () => {
    await plan('o', 'a', 'b');
    await run(sending());
    assert.equal(await plan('o', 'a', 'b'), false);
    await run(sending());
    await store.close();
    await open();
    await run(sending());
    assert.deepEqual(sent, ['a', 'b']);
    assert.deepEqual(await statesOf('o'), { a: 'delivered', b: 'delivered' });
    assert.deepEqual(await listed(), []);
  });

  it('sends all parts of a large delivery', async () => {
    await plan('o', ...many('m', 250));
    await run(sending());
    assert.equal(new Set(sent).size, 250);
    assert.deepEqual(new Set(Object.values(await statesOf('o'))), new Set(['delivered']));
    assert.deepEqual(await listed(), []);
  });

  it('saves that a message goes out before it does', async () => {
    await plan('o', 'a');
    const during: string[] = [];
    await run(
      sending(async () => {
        during.push((await messageIn('o', 'a')).state);
        return SENT;
      }),
    );
    assert.deepEqual(during, ['sending']);
  });

  it('never repeats what was on its way when the bot was killed, and sends the rest', async () => {
    await plan('o', 'a', 'b');
    const prepared = await messageIn('o', 'a');
    await store.change(deliveryOf('j', 'o'), (delivery) => beginSending(delivery, 'a', { prepared, now }));
    await store.close();
    await open();
    await run(sending());
    assert.deepEqual(sent, ['b']);
    assert.deepEqual(await statesOf('o'), { a: 'uncertain', b: 'delivered' });
  });

  it('never repeats what failed while it was sent, tells of it, and sends the rest', async () => {
    await plan('o', 'a', 'b');
    const courier = sending((name) => {
      if (name === 'a') throw new Error('a bug');
      return SENT;
    });
    await run(courier);
    await run(courier);
    assert.deepEqual([sent, errors], [['a', 'b'], ['Error: a bug']]);
    assert.deepEqual(await statesOf('o'), { a: 'uncertain', b: 'delivered' });
  });

  it('tries again later what was not taken, lists it until then, and says when', async () => {
    await plan('o', 'a', 'b');
    const dispatcher = start(sending((name) => (name === 'a' && sent.length < 3 ? BUSY : SENT)));
    await dispatcher.run();
    await dispatcher.run();
    assert.deepEqual(sent, ['a', 'b']);
    assert.deepEqual(await listed(), ['j.o']);
    const next = dispatcher.nextAt() ?? assert.fail();
    assert.equal(next.getTime() - now.getTime(), 1_000);
    now = next;
    await dispatcher.run();
    assert.deepEqual(sent, ['a', 'b', 'a']);
    assert.deepEqual([await listed(), dispatcher.nextAt()], [[], undefined]);
  });

  it('sends without messages nothing, and forgets the delivery', async () => {
    assert.equal(await plan('o'), true);
    await run(sending());
    assert.deepEqual([await listed(), sent], [[], []]);
    assert.equal(await plan('o', 'a'), false);
  });

  it('keeps a delivery listed that is just being planned', async () => {
    await store.change(deliveriesToDo, () => ({ next: { keys: { 'j.o': 1 } }, result: undefined }));
    await run(sending());
    assert.deepEqual(await listed(), ['j.o']);
    assert.equal(await plan('o', 'a'), true);
    await run(sending());
    assert.deepEqual([sent, await listed()], [['a'], []]);
  });

  describe('does what the courier says:', () => {
    const on = (answers: Record<string, Sending>): Courier => {
      const send = sending();
      return async (due) => answers[nameOf(due)] ?? send(due);
    };

    it('waits', async () => {
      await plan('o', 'a', 'b');
      const until = new Date(now.getTime() + HOUR_MS);
      const dispatcher = start(async (due) =>
        now < until && nameOf(due) === 'a' ? { kind: 'wait', until } : sending()(due),
      );
      await dispatcher.run();
      assert.deepEqual([await statesOf('o'), sent], [{ a: 'waiting', b: 'delivered' }, ['b']]);
      assert.deepEqual(dispatcher.nextAt(), until);
      now = until;
      await dispatcher.run();
      assert.deepEqual([await statesOf('o'), sent], [{ a: 'delivered', b: 'delivered' }, ['b', 'a']]);
    });

    for (const [kind, state] of [
      ['drop', 'cancelled'],
      ['fail', 'failed'],
    ] as const) {
      it(`${kind}s`, async () => {
        await plan('o', 'a', 'b');
        await run(on({ a: { kind, cause: 'because' } }));
        assert.deepEqual(sent, ['b']);
        const { state: found, cause, attempts } = await messageIn('o', 'a');
        assert.deepEqual([found, cause, attempts], [state, 'because', 0]);
        assert.deepEqual(await listed(), []);
      });
    }

    it('is not held up by a message that cannot be prepared, which is tried some times and given up', async () => {
      await plan('first', 'broken', 'a');
      await plan('second', 'b');
      const courier: Courier = async (due) => {
        if (nameOf(due) === 'broken') throw new Error('a bug');
        return sending()(due);
      };
      const dispatcher = start(courier);
      for (let hour = 0; hour < 15; hour++) {
        await dispatcher.run();
        now = new Date(now.getTime() + 2 * HOUR_MS);
      }
      assert.deepEqual(sent.sort(), ['a', 'b']);
      assert.equal(errors.length, 11);
      assert.equal((await messageIn('first', 'broken')).state, 'failed');
      assert.deepEqual(await listed(), []);
    });
  });

  describe('gives everybody a turn:', () => {
    it('a small delivery is not held up by a large one', async () => {
      await plan('large', ...many('large', 150));
      await plan('small', ...many('small', 5));
      await run(sending());
      const last = sent.findLastIndex((name) => name.startsWith('small'));
      assert.ok(last < 20, `the small one was done after ${last} messages`);
      assert.equal(sent.length, 155);
    });

    it('a small tenant is not held up by a large one', async () => {
      await plan('o', ...many('large/', 150), ...many('small/s', 5));
      await run(sending());
      const last = sent.findLastIndex((name) => name.startsWith('s'));
      assert.ok(last < 20, `the small one was done after ${last} messages`);
    });

    it('a slow target does not delay the others', async () => {
      await plan('o', 'slow', ...many('m', 50));
      const beforeSlow: string[] = [];
      let others = 0;
      let release = (): void => undefined;
      const allOthers = new Promise<void>((resolve) => {
        release = resolve;
      });
      await run(
        sending(async (name) => {
          if (name !== 'slow') {
            others++;
            if (others === 50) release();
            return SENT;
          }
          await allOthers;
          beforeSlow.push(...sent);
          return SENT;
        }),
      );
      assert.equal(beforeSlow.length, 51);
    });

    it('a conversation gets one message at a time, in the order of planning', async () => {
      for (const n of [1, 2, 3, 4]) await plan(`o${n}`, 'same', 't/#channel', 'other');
      const underWay = new Map<string, number>();
      const order: string[] = [];
      let most = 0;
      await run(
        sending(async (name, { occurrence }) => {
          underWay.set(name, (underWay.get(name) ?? 0) + 1);
          if (name === 'same') order.push(occurrence);
          most = Math.max(most, ...underWay.values());
          for (let turns = 0; turns < 5; turns++) await new Promise(setImmediate);
          underWay.set(name, (underWay.get(name) ?? 0) - 1);
          return SENT;
        }),
      );
      assert.equal(most, 1);
      assert.deepEqual(order, ['o1', 'o2', 'o3', 'o4']);
      assert.equal(sent.length, 12);
    });

    for (const [what, names, most] of [
      ['three of a tenant', [...many('a/a', 10), ...many('b/b', 2)], 5],
      ['24 in all', many('', 30).map((n) => `t${n}/m${n}`), 24],
    ] as const) {
      it(`few messages are noted as going out before they may leave: ${what}`, async () => {
        await plan('o', ...names);
        let open = (): void => undefined;
        const opened = new Promise<void>((resolve) => {
          open = resolve;
        });
        let asked = 0;
        const turn = (): Promise<void> => {
          asked++;
          return opened;
        };
        const running = start(sending(), { pacer: { freeAt: () => 0, note: () => undefined, turn } }).run();
        for (let n = 0; n < 5 || asked < most; n++)
          await store.change(deliveryOf('j', 'none'), () => ({ next: deliveries.empty(), result: undefined }));
        assert.equal(asked, most);
        open();
        await running;
        assert.equal(sent.length, names.length);
      });
    }
  });

  describe('takes up what is changed', () => {
    it('between preparing and sending: the message is prepared anew', async () => {
      await plan('o', 'a');
      const prepared: string[] = [];
      const courier = sending();
      await run(async (due) => {
        prepared.push(due.message.content.text ?? '');
        if (prepared.length === 1) await revise('o');
        return courier(due);
      });
      assert.deepEqual([prepared, sent], [['old', 'new'], ['a']]);
      const { state, attempts } = await messageIn('o', 'a');
      assert.deepEqual([state, attempts], ['delivered', 1]);
    });

    it('between preparing and sending: a message that was stopped does not go out', async () => {
      await plan('o', 'a');
      await run(async (due) => {
        await change('o', (delivery) => cancelWaiting(delivery, now));
        return sending()(due);
      });
      assert.deepEqual([sent, await statesOf('o'), await listed()], [[], { a: 'cancelled' }, []]);
    });

    it('while a message is on its way: the copy is changed when it has arrived', async () => {
      await plan('o', 'a');
      const ops: string[] = [];
      await run(
        sending(async (_, { message: { op, activityId, content } }) => {
          ops.push(`${op} ${activityId} ${content.text}`);
          if (op === 'post') await revise('o');
          return op === 'post' ? { kind: 'sent', activityId: '17' } : SENT;
        }),
      );
      assert.deepEqual(ops, ['post null old', 'update 17 new']);
      const { state, activityId, next } = await messageIn('o', 'a');
      assert.deepEqual([state, activityId, next], ['delivered', '17', null]);
    });

    it('after it has been delivered: the copies are changed, and then taken away', async () => {
      await plan('o', 'a', 'b');
      const ops: string[] = [];
      const courier = sending(async (_, { message: { op } }) => {
        ops.push(op);
        return SENT;
      });
      const dispatcher = start(courier);
      await dispatcher.run();
      await revise('o');
      await dispatcher.run();
      await change('o', (delivery) => reviseMessages(delivery, { content: {}, op: 'delete', now }));
      await dispatcher.run();
      assert.deepEqual(ops, ['post', 'post', 'update', 'update', 'delete', 'delete']);
      assert.equal((await messageIn('o', 'a')).activityId, null);
      assert.deepEqual(await listed(), []);
    });

    it('while it waits to be tried again: it is done at once', async () => {
      await plan('o', 'a');
      const ops: string[] = [];
      const dispatcher = start(
        sending(async (_, { message: { op } }) => {
          ops.push(op);
          return ops.length === 2 ? { ...BUSY, retryAfterMs: 600_000 } : SENT;
        }),
      );
      await dispatcher.run();
      await revise('o');
      await dispatcher.run();
      assert.equal((await messageIn('o', 'a')).state, 'waiting');
      await change('o', (delivery) => reviseMessages(delivery, { content: {}, op: 'delete', now }));
      await dispatcher.run();
      assert.deepEqual(ops, ['post', 'update', 'delete']);
      assert.deepEqual([await statesOf('o'), dispatcher.nextAt()], [{ a: 'delivered' }, undefined]);
    });

    it('while it waits to be tried again: what is stopped is forgotten at once, and sent again when somebody says so', async () => {
      await plan('o', 'a');
      let busy = true;
      const dispatcher = start(sending(() => (busy ? { ...BUSY, retryAfterMs: 600_000 } : SENT)));
      await dispatcher.run();
      await change('o', (delivery) => cancelWaiting(delivery, now));
      await dispatcher.run();
      assert.deepEqual([await listed(), dispatcher.nextAt()], [[], undefined]);
      busy = false;
      await change('o', (delivery) => resendMessages(delivery, 'cancelled', now));
      await dispatcher.run();
      assert.deepEqual([sent, await statesOf('o')], [['a', 'a'], { a: 'delivered' }]);
    });

    it('while it runs: what is planned is sent in the same run', async () => {
      await plan('first', 'a');
      let dispatcher: Dispatcher | undefined;
      let again: Promise<void> | undefined;
      dispatcher = start(
        sending(async (name) => {
          if (name === 'a') {
            await plan('second', 'b');
            again = dispatcher?.run();
          }
          return SENT;
        }),
      );
      const running = dispatcher.run();
      await running;
      assert.deepEqual(sent, ['a', 'b']);
      await again;
      assert.deepEqual([sent, await listed()], [['a', 'b'], []]);
    });

    it('right when the delivery is being forgotten: it is not lost', async () => {
      // The moment is unknown, so that each step of the store is tried: a change is made before the nth one, or beside it.
      for (let nth = 1; nth <= 28; nth++) {
        const occurrence = `o${nth}`;
        const isBeside = nth > 14;
        await plan(occurrence, 'a');
        let steps = 0;
        let changed: Promise<void> | undefined;
        const step = async (): Promise<void> => {
          steps++;
          if (steps !== (isBeside ? nth - 14 : nth)) return;
          changed ??= revise(occurrence);
          if (!isBeside) await changed;
        };
        const real = store;
        const spied: Store = {
          ...real,
          async read(doc) {
            await step();
            return real.read(doc);
          },
          async change(doc, decide) {
            await step();
            return real.change(doc, decide);
          },
        };
        const dispatcher = start(sending(), { store: spied });
        await dispatcher.run();
        changed ??= revise(occurrence);
        await changed;
        await dispatcher.run();
        const { content, state, op } = await messageIn(occurrence, 'a');
        assert.deepEqual([content, state], [NEW, 'delivered'], `${nth} of ${steps}: ${op}`);
        assert.deepEqual(await listed(), [], `${nth} of ${steps}`);
      }
    });
  });

  describe('when it stops', () => {
    it('waits for the messages under way, begins nothing more, and goes on after the next start', async () => {
      await plan('o', ...many('m', 20));
      let dispatcher: Dispatcher | undefined;
      let stopped: Promise<void> | undefined;
      dispatcher = start(
        sending(async () => {
          stopped ??= dispatcher?.stop();
          await new Promise(setImmediate);
          return SENT;
        }),
      );
      await dispatcher.run();
      await stopped;
      const states = Object.values(await statesOf('o'));
      assert.equal(states.filter((state) => state === 'delivered').length, sent.length);
      assert.equal(states.filter((state) => state === 'waiting').length, 20 - sent.length);
      assert.ok(sent.length < 5, `${sent.length} were sent`);
      await run(sending());
      assert.equal(new Set(sent).size, 20);
      assert.equal(sent.length, 20);
    });

    it('takes back what waits at the gate, without counting it as tried', async () => {
      await plan('o', 'a');
      let dispatcher: Dispatcher | undefined;
      const gate = { freeAt: () => 0, note: () => undefined };
      const turn = async (): Promise<void> => {
        assert.equal((await messageIn('o', 'a')).state, 'sending');
        void dispatcher?.stop();
      };
      dispatcher = start(sending(), { pacer: { ...gate, turn } });
      await dispatcher.run();
      const { at, ...rest } = await messageIn('o', 'a');
      assert.deepEqual({ ...rest, at: '' }, messageOf({ to: recipientOf('a'), at: '' }));
      assert.deepEqual([sent, at], [[], now.toISOString()]);
    });

    it('sends nothing any more', async () => {
      await plan('o', 'a');
      const dispatcher = start(sending());
      await dispatcher.stop();
      await dispatcher.run();
      assert.deepEqual(sent, []);
    });
  });
});
