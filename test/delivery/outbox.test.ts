import assert from 'node:assert/strict';
import {
  countMessages,
  type Delivery,
  deliveries,
  deliveryOf,
  isOpen,
  type MessageState,
  openDeliveries,
  partOf,
} from '../../src/delivery/outbox.ts';
import { parseStoredDocument } from '../../src/store/stored-document.ts';
import { messageOf } from './a-message.ts';

const AT = '2026-10-27T08:00:00.000Z';
const to = { tenantId: 't', userId: 'u' };

describe('a delivery', () => {
  const withStates = (...states: MessageState[]): Delivery => ({
    ...deliveries.empty(),
    messages: Object.fromEntries(states.map((state, n) => [String(n), messageOf({ state })])),
  });

  for (const [states, open] of [
    [[], false],
    [['delivered', 'failed', 'uncertain', 'cancelled'], false],
    [['delivered', 'waiting'], true],
    [['delivered', 'sending'], true],
  ] as const) {
    it(`has ${open ? 'something' : 'nothing'} left to do with ${states.join(', ') || 'no messages'}`, () => {
      assert.equal(isOpen(withStates(...states)), open);
    });
  }

  it('tells how many messages are in each state', () => {
    const counts = countMessages(withStates('waiting', 'delivered', 'failed', 'delivered'));
    assert.deepEqual(counts, { waiting: 1, sending: 0, delivered: 2, failed: 1, uncertain: 0, cancelled: 0 });
  });

  it('has documents with keys of their own, the first without a number', () => {
    const first = deliveryOf('j', 'o');
    assert.deepEqual(
      [0, 1, 12].map((part) => partOf(first, part).key),
      ['j.o', 'j.o.p1', 'j.o.p12'],
    );
  });
});

/** As the program wrote it before version 2. */
const oldMessage = (state: string, more: object = {}) => ({
  to,
  content: { period: '2026-10' },
  state,
  attempts: 1,
  at: AT,
  activityId: null,
  cause: null,
  ...more,
});
const OLD_DELIVERY = {
  job: 'report-reminder',
  occurrence: '2026-10.due',
  plannedAt: AT,
  messages: {
    planned: oldMessage('planned', { attempts: 0 }),
    retried: oldMessage('planned', { cause: 'TooManyRequests' }),
    sending: oldMessage('sending'),
    sent: oldMessage('sent', { activityId: '17' }),
    unnamed: oldMessage('sent'),
    failed: oldMessage('failed', { cause: '404' }),
    uncertain: oldMessage('uncertain', { cause: 'interrupted' }),
    dropped: oldMessage('dropped', { cause: 'paused' }),
  },
};

describe('deliveries of version 1', () => {
  const read = (data: unknown) => {
    const found = parseStoredDocument(deliveries, Buffer.from(JSON.stringify({ version: 1, data })));
    return found.kind === 'good' ? found.data : assert.fail(found.reason);
  };

  it('become deliveries in one part, with nothing but their states renamed', () => {
    const { messages, ...rest } = read(OLD_DELIVERY);
    assert.deepEqual(rest, { job: 'report-reminder', occurrence: '2026-10.due', plannedAt: AT, parts: 1 });
    const states = {
      planned: 'waiting',
      retried: 'waiting',
      sent: 'delivered',
      unnamed: 'delivered',
      dropped: 'cancelled',
    };
    for (const [id, old] of Object.entries(OLD_DELIVERY.messages)) {
      const state = (states as Record<string, string>)[id] ?? old.state;
      assert.deepEqual(messages[id], { ...old, state, op: 'post', next: null }, id);
    }
  });

  it('stay empty when nothing was planned', () => {
    assert.deepEqual(read({ job: '', occurrence: '', plannedAt: null, messages: {} }), deliveries.empty());
  });

  it('stay listed when something was left to do', () => {
    const list = { version: 1, data: { keys: ['report-reminder.2026-10.due', 'role-request.7'] } };
    assert.deepEqual(parseStoredDocument(openDeliveries, Buffer.from(JSON.stringify(list))), {
      kind: 'good',
      data: { keys: { 'report-reminder.2026-10.due': 1, 'role-request.7': 1 } },
    });
  });
});
