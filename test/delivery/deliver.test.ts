import assert from 'node:assert/strict';
import { type Courier, deliverAll, planOnce, type Sending } from '../../src/delivery/deliver.ts';
import { beginSending, deliveries, deliveriesToDo, deliveryOf, openDeliveries } from '../../src/delivery/outbox.ts';
import type { SendOutcome } from '../../src/delivery/send-outcome.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';

const SENT: SendOutcome = { kind: 'sent', activityId: '1' };
const BUSY: SendOutcome = { kind: 'failed', status: 429, code: undefined };
const message = (userId: string) => ({ to: { tenantId: 't', userId }, content: {} });

describe('deliveries', () => {
  const folder = useTemporaryFolder();
  let store: Store;
  let now: Date;
  let sent: string[];
  let errors: string[];
  let isStopping: boolean;

  const open = async (): Promise<void> => {
    store = await openStore({ dir: folder(), collections: [deliveries, openDeliveries] });
  };
  beforeEach(async () => {
    now = new Date('2026-10-27T08:00:00.000Z');
    sent = [];
    errors = [];
    isStopping = false;
    await open();
  });
  afterEach(() => store.close());

  const plan = (occurrence: string, ...userIds: string[]) =>
    planOnce(
      store,
      { job: 'j', occurrence, messages: Object.fromEntries(userIds.map((id) => [id, message(id)])) },
      now,
    );
  const run = (courier: Courier): Promise<void> =>
    deliverAll(store, courier, {
      now: () => now,
      onError: (error) => errors.push(String(error)),
      isStopping: () => isStopping,
    });
  /** Sends all, and notes to whom; `outcome` is what becomes of a message. */
  const deliver = (outcome: (userId: string) => SendOutcome | Promise<SendOutcome> = () => SENT) => {
    const courier: Courier = async ({ message: { to } }) => ({
      kind: 'send',
      async send() {
        sent.push(to.userId);
        return outcome(to.userId);
      },
    });
    return run(courier);
  };
  /** Sends, and notes to whom. */
  const sendingTo = (userId: string): Sending => ({
    kind: 'send',
    async send() {
      sent.push(userId);
      return SENT;
    },
  });
  const statesOf = async (occurrence: string): Promise<Record<string, string>> => {
    const { messages } = await store.read(deliveryOf('j', occurrence));
    return Object.fromEntries(Object.entries(messages).map(([id, { state }]) => [id, state]));
  };

  it('are planned once, and sent once, however often and in how many runs', async () => {
    const plans = await Promise.all([plan('o', 'a', 'b'), plan('o', 'a', 'b'), plan('o', 'c')]);
    assert.deepEqual(plans.filter(Boolean), [true]);
    await deliver();
    assert.equal(await plan('o', 'a', 'b'), false);
    await deliver();
    await store.close();
    await open();
    await deliver();
    assert.deepEqual(sent, ['a', 'b']);
    assert.deepEqual(await statesOf('o'), { a: 'sent', b: 'sent' });
    assert.deepEqual((await store.read(deliveriesToDo)).keys, []);
  });

  it('save that a message goes out before it does', async () => {
    await plan('o', 'a');
    const during: string[] = [];
    await deliver(async () => {
      during.push((await statesOf('o')).a ?? '');
      return SENT;
    });
    assert.deepEqual(during, ['sending']);
  });

  it('never repeat what was on its way when the bot was killed, and send the rest', async () => {
    await plan('o', 'a', 'b');
    await store.change(deliveryOf('j', 'o'), (delivery) => beginSending(delivery, 'a', now));
    await store.close();
    await open();
    await deliver();
    assert.deepEqual(sent, ['b']);
    assert.deepEqual(await statesOf('o'), { a: 'uncertain', b: 'sent' });
  });

  it('never repeat what failed while it was sent, tell of it, and send the rest', async () => {
    await plan('o', 'a', 'b');
    await deliver((id) => {
      if (id === 'a') throw new Error('a bug');
      return SENT;
    });
    await deliver();
    assert.deepEqual([sent, errors], [['a', 'b'], ['Error: a bug']]);
    assert.deepEqual(await statesOf('o'), { a: 'uncertain', b: 'sent' });
  });

  it('stop after the message under way, and go on after the next start', async () => {
    await plan('o', 'a', 'b');
    await deliver(() => {
      isStopping = true;
      return SENT;
    });
    assert.deepEqual(await statesOf('o'), { a: 'sent', b: 'planned' });
    isStopping = false;
    await deliver();
    assert.deepEqual(sent, ['a', 'b']);
  });

  it('wait until the courier says', async () => {
    await plan('o', 'a');
    const until = new Date(now.getTime() + 3_600_000);
    const courier: Courier = async ({ message: { to } }) => {
      if (now < until) return { kind: 'wait', until };
      return sendingTo(to.userId);
    };
    await run(courier);
    assert.deepEqual([await statesOf('o'), sent], [{ a: 'planned' }, []]);
    now = until;
    await run(courier);
    assert.deepEqual([await statesOf('o'), sent], [{ a: 'sent' }, ['a']]);
  });

  it('try again later what was not taken, and stay listed until then', async () => {
    await plan('o', 'a', 'b');
    await deliver((id) => (id === 'a' ? BUSY : SENT));
    await deliver();
    assert.deepEqual(sent, ['a', 'b']);
    assert.deepEqual((await store.read(deliveriesToDo)).keys, ['j.o']);
    now = new Date(now.getTime() + 60_000);
    await deliver();
    assert.deepEqual(sent, ['a', 'b', 'a']);
    assert.deepEqual((await store.read(deliveriesToDo)).keys, []);
  });

  it('drop what need not be sent any more', async () => {
    await plan('o', 'a', 'b');
    const courier: Courier = async ({ message: { to } }) =>
      to.userId === 'a' ? { kind: 'drop', cause: 'paused' } : { kind: 'send', send: async () => SENT };
    await run(courier);
    assert.deepEqual(await statesOf('o'), { a: 'dropped', b: 'sent' });
  });

  it('without messages are done, and are not planned anew', async () => {
    assert.equal(await plan('o'), true);
    await deliver();
    assert.deepEqual((await store.read(deliveriesToDo)).keys, []);
    assert.equal(await plan('o', 'a'), false);
  });

  it('are not held up by a message that cannot be written, which is tried some times and given up', async () => {
    await plan('first', 'broken', 'a');
    await plan('second', 'b');
    const courier: Courier = async ({ message: { to } }) => {
      if (to.userId === 'broken') throw new Error('a bug');
      return sendingTo(to.userId);
    };
    for (let hour = 0; hour < 9; hour++) {
      await run(courier);
      now = new Date(now.getTime() + 3_600_000);
    }
    assert.deepEqual(sent, ['a', 'b']);
    assert.equal(errors.length, 5);
    assert.equal((await statesOf('first')).broken, 'failed');
    assert.deepEqual((await store.read(deliveriesToDo)).keys, []);
  });

  it('are found again when the bot stopped between the list and the plan', async () => {
    await store.change(deliveriesToDo, () => ({ next: { keys: ['j.o'] }, result: undefined }));
    await deliver();
    assert.equal(await plan('o', 'a'), true);
    await deliver();
    assert.deepEqual(sent, ['a']);
  });
});
