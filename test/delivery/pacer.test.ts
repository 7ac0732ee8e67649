import assert from 'node:assert/strict';
import { createPacer, DEFAULT_PACE, type Pacer } from '../../src/delivery/pacer.ts';
import { createRandom } from '../support/create-random.ts';
import { createEventTimer, type EventTimer } from '../support/event-timer.ts';
import { mostWithin, worstOverrun } from '../support/limit-judge.ts';

/** Quiet after the start, in milliseconds. */
const QUIET_MS = 2_000;
const tenantOf = (conversationId: string): string => conversationId.split('/')[0] ?? '';

describe('the pacer', () => {
  let timer: EventTimer;
  let pacer: Pacer;
  let sent: { conversationId: string; at: number }[];

  beforeEach(() => {
    timer = createEventTimer();
    pacer = createPacer(DEFAULT_PACE, timer);
    sent = [];
  });

  const leave = (conversationId: string): void => void sent.push({ conversationId, at: timer.now() });
  const turn = async (conversationId: string): Promise<void> => {
    await pacer.turn(tenantOf(conversationId), conversationId);
    leave(conversationId);
  };
  /** Answers may exceed a window by themselves; a message never goes out into one that is full. */
  function checkWindows(conversationId: string): void {
    const within = (key: (conversationId: string) => string, ms: number): number =>
      sent.filter((one) => one.at > timer.now() - ms && key(one.conversationId) === key(conversationId)).length;
    for (const { count, ms } of DEFAULT_PACE.perConversation) {
      assert.ok(within(String, ms) <= count, `more than ${count} in ${ms} ms`);
    }
    assert.ok(within(tenantOf, 1_000) <= 50, 'more than 50 in a second');
  }
  const note = (conversationId: string): void => {
    pacer.note(tenantOf(conversationId), conversationId);
    leave(conversationId);
  };
  const times = (): number[] => sent.map(({ at }) => at);
  const untilFree = async (conversationId: string): Promise<void> => {
    for (let ms = Infinity; ms > 0; ) {
      ms = pacer.freeAt(conversationId) - timer.now();
      if (ms > 0) await timer.sleep(ms);
    }
  };

  it('lets nothing out in the first two seconds, since what the last process sent is not known', async () => {
    assert.equal(pacer.freeAt('t/1'), QUIET_MS);
    await turn('t/1');
    assert.deepEqual(times(), [QUIET_MS]);
  });

  it('lets at least 95 % of what Teams allows out to a tenant, and never more', async () => {
    await Promise.all(Array.from({ length: 2_000 }, (_, n) => turn(`t/${n}`)));
    const seconds = (timer.now() - QUIET_MS) / 1000;
    assert.ok(1_999 / seconds >= 0.95 * 50, `${1_999 / seconds} messages a second`);
    assert.equal(worstOverrun(sent, tenantOf), undefined);
  });

  it('keeps the order of asking in a tenant', async () => {
    const asked = Array.from({ length: 100 }, (_, n) => `t/${n}`);
    await Promise.all(asked.map(turn));
    assert.deepEqual(
      sent.map(({ conversationId }) => conversationId),
      asked,
    );
  });

  it('lets no tenant wait for another', async () => {
    const tenants = Array.from({ length: 49 }, (_, n) => `t${n}`);
    await Promise.all(tenants.flatMap((tenant) => Array.from({ length: 96 }, (_, n) => turn(`${tenant}/${n}`))));
    assert.ok(timer.now() <= QUIET_MS + 2_100, `${timer.now()} ms`);
    assert.equal(worstOverrun(sent, tenantOf), undefined);
  });

  it('keeps a conversation within each of its windows, also that of an hour', async () => {
    for (let n = 0; n < 2_000; n++) {
      await untilFree('t/1');
      await turn('t/1');
    }
    assert.equal(worstOverrun(sent, tenantOf), undefined);
    assert.ok(mostWithin(times(), 3_600_000) <= 1_800);
    assert.ok(timer.now() > 3_600_000 && timer.now() < 3_600_000 * 1.2, `${timer.now()} ms`);
  });

  it('counts answers to people, which do not wait', async () => {
    await timer.sleep(QUIET_MS);
    for (let n = 0; n < 48; n++) note(`t/${n % 12}`);
    assert.deepEqual(times(), Array(48).fill(QUIET_MS));
    await turn('t/new');
    assert.equal(timer.now(), QUIET_MS + 1_000);
  });

  it('lets no message out to a conversation that has been answered enough since it was free', async () => {
    await timer.sleep(QUIET_MS);
    const others = Array.from({ length: 10 }, (_, n) => turn(`t/other${n}`));
    assert.ok(pacer.freeAt('t/1') <= timer.now());
    const late = turn('t/1');
    for (let n = 0; n < 7; n++) note('t/1');
    await Promise.all([...others, late]);
    assert.equal(worstOverrun(sent, tenantOf), undefined);
  });

  it('lets no message out into a full window, under any order of messages and answers', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      timer = createEventTimer();
      pacer = createPacer(DEFAULT_PACE, timer);
      sent = [];
      const random = createRandom(seed);
      const messages = Array.from({ length: 60 }, async (_, n) => {
        const conversationId = `t${n % 2}/${n % 7}`;
        for (let nth = 0; nth < 8; nth++) {
          await timer.sleep(random() * 3_000);
          await turn(conversationId);
          checkWindows(conversationId);
        }
      });
      const answers = Array.from({ length: 3 }, async (_, n) => {
        for (let nth = 0; nth < 60; nth++) {
          await timer.sleep(random() * 4_000);
          for (let more = random() * 9; more > 0; more--) note(`t${n % 2}/${n}`);
        }
      });
      await Promise.all([...messages, ...answers]);
      assert.ok(sent.length > 480 + 180);
    }
  });

  it('forgets conversations only when nothing of them matters any more', async () => {
    await timer.sleep(QUIET_MS);
    for (let n = 0; n < 60; n++) note('t/1');
    for (let n = 0; n < 2_000; n++) note(`s${n}/1`);
    assert.ok(pacer.freeAt('t/1') > timer.now() + 30_000);
  });

  it('lets one message in ten seconds out when so few are wanted', async () => {
    pacer = createPacer({ ...DEFAULT_PACE, perSecond: 0.1 }, timer);
    await Promise.all([1, 2, 3].map((n) => turn(`t/${n}`)));
    const [first = 0, second = 0, third = 0] = times();
    assert.deepEqual([second - first, third - second], [10_000, 10_000]);
  });
});
