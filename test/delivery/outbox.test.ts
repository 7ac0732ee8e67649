import assert from 'node:assert/strict';
import {
  beginSending,
  closeInterrupted,
  type Delivery,
  deliveries,
  dropMessage,
  isOpen,
  planDelivery,
  recordOutcome,
} from '../../src/delivery/outbox.ts';
import type { SendOutcome } from '../../src/delivery/send-outcome.ts';

const NOW = new Date('2026-10-27T08:00:00.000Z');
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const to = { tenantId: 't', userId: 'u' };
const planned = (): Delivery =>
  planDelivery(deliveries.empty(), { job: 'j', occurrence: 'o', messages: { m: { to, content: {} } }, now: NOW })
    .next ?? assert.fail();

function outcomeOf(outcome: SendOutcome, attempts = 1) {
  let delivery = planned();
  for (let n = 0; n < attempts; n++) delivery = beginSending(delivery, 'm', NOW).next ?? assert.fail();
  const { state, at, cause, activityId } = recordOutcome(delivery, 'm', { outcome, now: NOW }).next?.messages.m ?? {};
  return { state, at, cause, activityId };
}

describe('a message in the outbox', () => {
  it('is planned once for each job and occurrence', () => {
    const first = planned();
    assert.deepEqual([first.plannedAt, first.messages.m?.state], [NOW.toISOString(), 'planned']);
    const plan = { job: 'j', occurrence: 'o', messages: {}, now: later(1) };
    assert.deepEqual(planDelivery(first, plan), { result: false });
  });

  it('may be planned for later', () => {
    const plan = { job: 'j', occurrence: 'o', messages: { m: { to, content: {} } }, now: NOW, sendAt: later(30) };
    const { next } = planDelivery(deliveries.empty(), plan);
    assert.deepEqual([next?.plannedAt, next?.messages.m?.at], [NOW.toISOString(), later(30).toISOString()]);
  });

  it('is sending before it goes out, with its attempts counted', () => {
    const { state, attempts, at } = beginSending(planned(), 'm', later(1)).next?.messages.m ?? {};
    assert.deepEqual([state, attempts, at], ['sending', 1, later(1).toISOString()]);
  });

  it('that was on its way when the program stopped is uncertain, and the others stay as they were', () => {
    const messages = { a: { to, content: {} }, b: { to, content: {} } };
    const plan = planDelivery(deliveries.empty(), { job: 'j', occurrence: 'o', messages, now: NOW }).next;
    const sending = beginSending(plan ?? assert.fail(), 'a', NOW).next ?? assert.fail();
    const { next } = closeInterrupted(sending, later(5));
    assert.deepEqual([next?.messages.a?.state, next?.messages.a?.cause], ['uncertain', 'interrupted']);
    assert.equal(next?.messages.b, sending.messages.b);
  });

  const failed = (status?: number, code?: string): SendOutcome => ({ kind: 'failed', status, code });
  for (const [what, outcome, state, cause] of [
    ['that arrived is sent', { kind: 'sent', activityId: '17' }, 'sent', null],
    ['without an answer is uncertain', { kind: 'uncertain', status: undefined }, 'uncertain', 'no answer'],
    ['answered by 500 is uncertain', { kind: 'uncertain', status: 500 }, 'uncertain', '500'],
    ['answered by 403 has failed', failed(403, 'ConversationBlockedByUser'), 'failed', 'ConversationBlockedByUser'],
    ['answered by 404 has failed', failed(404), 'failed', '404'],
    ['to an address that is refused has failed', failed(undefined, 'ServiceUrlRefused'), 'failed', 'ServiceUrlRefused'],
    ['answered by 429 is planned again', failed(429, 'TooManyRequests'), 'planned', 'TooManyRequests'],
    ['answered by 412 is planned again', failed(412), 'planned', '412'],
    ['answered by 503 is planned again', failed(503), 'planned', '503'],
    ['that never left is planned again', failed(undefined, 'NotSent'), 'planned', 'NotSent'],
  ] as const) {
    it(what, () => {
      const found = outcomeOf(outcome as SendOutcome);
      assert.deepEqual([found.state, found.cause], [state, cause]);
      assert.equal(found.activityId, state === 'sent' ? '17' : null);
      assert.equal(found.at, (state === 'planned' ? later(1) : NOW).toISOString());
    });
  }

  it('that is not taken waits longer each time, and is given up after the fifth', () => {
    const waits = [1, 2, 3, 4, 5].map((attempts) => outcomeOf(failed(429), attempts));
    assert.deepEqual(
      waits.map(({ state, at }) => [state, (Date.parse(at ?? '') - NOW.getTime()) / 60_000]),
      [
        ['planned', 1],
        ['planned', 5],
        ['planned', 15],
        ['planned', 60],
        ['failed', 0],
      ],
    );
  });

  it('is something to do while it is planned or on its way', () => {
    const sending = beginSending(planned(), 'm', NOW).next ?? assert.fail();
    const dropped = dropMessage(planned(), 'm', { cause: 'paused', now: NOW }).next ?? assert.fail();
    assert.deepEqual([planned(), sending, dropped, deliveries.empty()].map(isOpen), [true, true, false, false]);
    assert.equal(dropped.messages.m?.cause, 'paused');
  });

  it('that is unknown is a mistake of the caller’s', () => {
    assert.throws(() => beginSending(planned(), 'x', NOW), /there is no message x/);
  });
});
