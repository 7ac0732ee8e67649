import assert from 'node:assert/strict';
import {
  type Attempt,
  beginSending,
  closeInterrupted,
  endMessage,
  outcomeOfError,
  postponeMessage,
  recordOutcome,
  takeBack,
} from '../../src/delivery/message-steps.ts';
import type { Delivery, OutboxMessage } from '../../src/delivery/outbox.ts';
import { NOT_SENT, type SendOutcome } from '../../src/delivery/send-outcome.ts';
import type { Change } from '../../src/store/store.ts';
import { deliveryWith, inMs, messageOf, NOW } from './a-message.ts';

const LATER = new Date(NOW.getTime() + 60_000);
const NEW = { text: 'new' };
const SENDING = { state: 'sending', attempts: 1 } as const;
/** A change of the copy 17 on its way. */
const UPDATING = { ...SENDING, op: 'update', activityId: '17' } as const;
const DELETING = { ...SENDING, op: 'delete', activityId: '17' } as const;

type Changes = Partial<OutboxMessage>;
/** What a step makes of the message, as what is different; `undefined` when nothing is to be written. */
function changed(before: Changes, step: (delivery: Delivery) => Change<Delivery, unknown>): Changes | undefined {
  const delivery = deliveryWith({ m: before, other: { state: 'sending' } });
  const { next } = step(delivery);
  if (next === undefined) return undefined;
  assert.deepEqual(next.messages.other, delivery.messages.other, 'another message changed');
  const was = Object.entries(messageOf(before)).map(([key, value]) => [key, JSON.stringify(value)]);
  const wasBy = Object.fromEntries(was);
  const now = Object.entries(next.messages.m ?? {});
  return Object.fromEntries(now.filter(([key, value]) => JSON.stringify(value) !== wasBy[key]));
}

/** With chance in the middle, so that pauses are as long as they are meant. */
const attemptOf = (outcome: SendOutcome, more: Partial<Attempt> = {}): Attempt => ({
  outcome,
  now: NOW,
  mostRetryAfterMs: 600_000,
  random: 0.5,
  ...more,
});
const afterOutcome = (before: Changes, outcome: SendOutcome): Changes | undefined =>
  changed(before, (delivery) => recordOutcome(delivery, 'm', attemptOf(outcome)));

const sent = (activityId?: string): SendOutcome => ({ kind: 'sent', activityId });
const failed = (status?: number, code?: string): SendOutcome => ({ kind: 'failed', status, code });
const uncertain = (status?: number): SendOutcome => ({ kind: 'uncertain', status });
const GONE = failed(404, 'ActivityNotFoundInConversation');

describe('the outcome of a message', () => {
  const table: readonly (readonly [what: string, before: Changes, outcome: SendOutcome, after: Changes | undefined])[] =
    [
      ['posted: delivered, with its id', SENDING, sent('18'), { state: 'delivered', activityId: '18' }],
      ['posted without an id: delivered', SENDING, sent(), { state: 'delivered' }],
      [
        'posted after a refusal: delivered, without its cause',
        { ...SENDING, cause: '429' },
        sent('18'),
        { state: 'delivered', activityId: '18', cause: null },
      ],
      ['changed: delivered, with the same id', UPDATING, sent('18'), { state: 'delivered' }],
      ['changed without an id in the answer: delivered, with the same id', UPDATING, sent(), { state: 'delivered' }],
      ['taken away: delivered, and the id is forgotten', DELETING, sent(), { state: 'delivered', activityId: null }],
      ['posted, no answer: uncertain', SENDING, uncertain(), { state: 'uncertain', cause: 'no answer' }],
      ['posted, 500: uncertain', SENDING, uncertain(500), { state: 'uncertain', cause: '500' }],
      ['changed, no answer: uncertain, with its id', UPDATING, uncertain(), { state: 'uncertain', cause: 'no answer' }],
      ['taken away, 500: uncertain, with its id', DELETING, uncertain(500), { state: 'uncertain', cause: '500' }],
      [
        'posted, 403: failed',
        SENDING,
        failed(403, 'ConversationBlockedByUser'),
        { state: 'failed', cause: 'ConversationBlockedByUser' },
      ],
      ['posted, 404: failed', SENDING, failed(404), { state: 'failed', cause: '404' }],
      [
        'posted, 413: failed',
        SENDING,
        failed(413, 'MessageSizeTooBig'),
        { state: 'failed', cause: 'MessageSizeTooBig' },
      ],
      [
        'to an address that is refused: failed',
        SENDING,
        failed(undefined, 'ServiceUrlRefused'),
        { state: 'failed', cause: 'ServiceUrlRefused' },
      ],
      ['changed, 403: failed', UPDATING, failed(403), { state: 'failed', cause: '403' }],
      [
        'changed, 404 of the conversation: failed',
        UPDATING,
        failed(404, 'ConversationNotFound'),
        { state: 'failed', cause: 'ConversationNotFound' },
      ],
      [
        'changed, 404 of the copy: posted anew',
        UPDATING,
        GONE,
        { state: 'waiting', op: 'post', activityId: null, attempts: 0 },
      ],
      ['posted, 404 of a copy: failed', SENDING, GONE, { state: 'failed', cause: 'ActivityNotFoundInConversation' }],
      ['taken away, 404 of the copy: it is gone', DELETING, GONE, { state: 'delivered', activityId: null }],
      ['taken away, 403: changed instead', DELETING, failed(403), { state: 'waiting', op: 'update', attempts: 0 }],
      ['taken away, 405: changed instead', DELETING, failed(405), { state: 'waiting', op: 'update', attempts: 0 }],
      ['taken away, 501: changed instead', DELETING, uncertain(501), { state: 'waiting', op: 'update', attempts: 0 }],
      ['taken away, 400: failed', DELETING, failed(400, 'BadArgument'), { state: 'failed', cause: 'BadArgument' }],
      [
        '429: again after a second',
        SENDING,
        failed(429, 'TooManyRequests'),
        { state: 'waiting', at: inMs(1_000), cause: 'TooManyRequests' },
      ],
      ['412: again', SENDING, failed(412), { state: 'waiting', at: inMs(1_000), cause: '412' }],
      ['502: again', SENDING, failed(502), { state: 'waiting', at: inMs(1_000), cause: '502' }],
      ['503: again', SENDING, failed(503), { state: 'waiting', at: inMs(1_000), cause: '503' }],
      ['504: again', SENDING, failed(504), { state: 'waiting', at: inMs(1_000), cause: '504' }],
      [
        'never left: again',
        SENDING,
        failed(undefined, NOT_SENT),
        { state: 'waiting', at: inMs(1_000), cause: 'NotSent' },
      ],
      ['changed, 429: the change again', UPDATING, failed(429), { state: 'waiting', at: inMs(1_000), cause: '429' }],
      ['taken away, 429: again', DELETING, failed(429), { state: 'waiting', at: inMs(1_000), cause: '429' }],
      [
        'not prepared, for a reason of our own: again, and counted',
        {},
        failed(undefined, NOT_SENT),
        { state: 'waiting', attempts: 1, at: inMs(1_000), cause: 'NotSent' },
      ],
      ['of one that has ended meanwhile: nothing', { state: 'cancelled' }, sent('18'), undefined],
      ['of one that is delivered already: nothing', { state: 'delivered', activityId: '17' }, sent('18'), undefined],
    ];
  for (const [what, before, outcome, expected] of table) {
    it(what, () => {
      const found = afterOutcome(before, outcome);
      // What is the same as before is not told; a waiting message waits from now on.
      const { state: was } = messageOf(before);
      const different =
        expected &&
        Object.fromEntries(Object.entries(expected).filter(([key, value]) => key !== 'state' || value !== was));
      assert.deepEqual(found, different);
    });
  }

  it('is noted with its moment', () => {
    const { next } = recordOutcome(deliveryWith({ m: SENDING }), 'm', attemptOf(sent('18'), { now: LATER }));
    assert.equal(next?.messages.m?.at, LATER.toISOString());
  });
});

describe('what came to be wanted while a message was on its way', () => {
  const again = { state: 'waiting', attempts: 0, next: null } as const;
  const table: readonly (readonly [string, Changes, SendOutcome, Changes])[] = [
    [
      'a change of one that arrived is made',
      { ...SENDING, next: 'update' },
      sent('18'),
      { ...again, op: 'update', activityId: '18' },
    ],
    [
      'the removal of one that arrived is made',
      { ...SENDING, next: 'delete' },
      sent('18'),
      { ...again, op: 'delete', activityId: '18' },
    ],
    ['another change of one that was changed is made', { ...UPDATING, next: 'update' }, sent(), again],
    ['a change of one that was not changed is made', { ...UPDATING, next: 'update' }, failed(403), again],
    [
      'the removal of one that is to be changed again is made',
      { ...UPDATING, next: 'delete' },
      failed(429),
      { ...again, op: 'delete' },
    ],
    [
      'a change of one that waits again is part of it',
      { ...SENDING, next: 'update' },
      failed(429),
      { state: 'waiting', next: null, at: inMs(1_000), cause: '429' },
    ],
    [
      'a change of one that failed is not made',
      { ...SENDING, next: 'update' },
      failed(403),
      { state: 'failed', next: null, cause: '403' },
    ],
    [
      'the removal of one that waits again ends it',
      { ...SENDING, next: 'delete' },
      failed(429),
      { state: 'cancelled', next: null, cause: 'withdrawn' },
    ],
    [
      'the removal of one that failed ends it',
      { ...SENDING, next: 'delete' },
      failed(403),
      { state: 'cancelled', next: null, cause: 'withdrawn' },
    ],
    [
      'nothing can be made of one that is uncertain',
      { ...SENDING, next: 'delete' },
      uncertain(),
      { state: 'uncertain', next: null, cause: 'no answer' },
    ],
    [
      'nothing can be made of one that arrived without an id',
      { ...SENDING, next: 'update' },
      sent(),
      { state: 'delivered', next: null },
    ],
    [
      'a change of one that is gone is a new one',
      { ...UPDATING, next: 'update' },
      GONE,
      { ...again, op: 'post', activityId: null },
    ],
  ];
  for (const [what, before, outcome, expected] of table) {
    it(what, () => assert.deepEqual(afterOutcome(before, outcome), expected));
  }
});

describe('a message that Teams could not take just now', () => {
  const minute = 60_000;
  const waitMs = (attempts: number, outcome: SendOutcome, more: Partial<Attempt> = {}): number | string => {
    const delivery = deliveryWith({ m: { state: 'sending', attempts } });
    const { state, at } = recordOutcome(delivery, 'm', attemptOf(outcome, more)).next?.messages.m ?? messageOf();
    return state === 'waiting' ? Date.parse(at) - NOW.getTime() : state;
  };

  it('is tried again sooner and then later, over two hours, and is then given up', () => {
    const waits = Array.from({ length: 11 }, (_, n) => waitMs(n + 1, failed(429)));
    const expected = [1_000, 2_000, 4_000, 10_000, 30_000, minute, 5 * minute, 15 * minute, 30 * minute, 60 * minute];
    assert.deepEqual(waits, [...expected, 'failed']);
  });

  it('is given up although Teams asks for another attempt', () => {
    assert.equal(waitMs(11, { ...failed(429), retryAfterMs: 1_000 } as SendOutcome), 'failed');
  });

  for (const [what, attempts, retryAfterMs, random, expected] of [
    ['a quarter earlier by chance', 4, undefined, 0, 7_500],
    ['a quarter later by chance', 4, undefined, 1, 12_500],
    ['never before Teams wants it', 1, 5_000, 0, 5_000],
    ['a little after Teams wants it, by chance', 1, 5_000, 1, 5_250],
    ['as Teams wants it, although it is sooner than usual', 7, 5_000, 0, 5_000],
    ['at the longest that is obeyed', 1, 86_400_000, 0, 600_000],
  ] as const) {
    it(`is tried again ${what}`, () => {
      const outcome: SendOutcome = { kind: 'failed', status: 429, code: undefined, retryAfterMs };
      assert.equal(waitMs(attempts, outcome, { random }), expected);
    });
  }
});

describe('a message', () => {
  const begin =
    (before: Changes, prepared: Changes = before) =>
    (delivery: Delivery) =>
      beginSending(delivery, 'm', { prepared: messageOf(prepared), now: LATER });
  const goesOut = { state: 'sending', attempts: 1, at: LATER.toISOString() } as const;
  const closed = { state: 'uncertain', at: LATER.toISOString(), cause: 'interrupted' } as const;
  const dropped = { state: 'cancelled', cause: 'paused', now: LATER } as const;
  const unreached = { state: 'failed', cause: 'no-chat', now: LATER } as const;
  const back = { state: 'waiting', attempts: 0, at: LATER.toISOString() } as const;

  const table: readonly (readonly [
    string,
    Changes,
    (delivery: Delivery) => Change<Delivery, unknown>,
    Changes | undefined,
  ])[] = [
    ['that waits goes out, and the attempt is counted', {}, begin({}), goesOut],
    ['that waits to be changed goes out', { op: 'update' }, begin({ op: 'update' }), goesOut],
    ['that is put off meanwhile goes out all the same', { at: inMs(1) }, begin({}), goesOut],
    ['that says something else by now does not go out', { content: NEW }, begin({}), undefined],
    ['that is to do something else by now does not go out', { op: 'delete' }, begin({ op: 'update' }), undefined],
    ['that has been stopped meanwhile does not go out', { state: 'cancelled' }, begin({}), undefined],
    ['that is on its way does not go out twice', SENDING, begin({}), undefined],
    ['that has not left after all waits again, without the attempt', SENDING, (d) => takeBack(d, 'm', LATER), back],
    [
      'that is to be removed and has not left is not sent',
      { ...SENDING, next: 'delete' },
      (d) => takeBack(d, 'm', LATER),
      { ...back, state: 'cancelled', next: null, cause: 'withdrawn' },
    ],
    [
      'that is to say something else and has not left says it',
      { ...SENDING, next: 'update' },
      (d) => takeBack(d, 'm', LATER),
      { ...back, next: null },
    ],
    [
      'whose change has not left and is to be removed is removed',
      { ...UPDATING, next: 'delete' },
      (d) => takeBack(d, 'm', LATER),
      { ...back, op: 'delete', next: null },
    ],
    ['that arrived is not taken back', { state: 'delivered' }, (d) => takeBack(d, 'm', LATER), undefined],
    ['that waits may be put off', {}, (d) => postponeMessage(d, 'm', LATER), { at: LATER.toISOString() }],
    ['that is on its way is not put off', SENDING, (d) => postponeMessage(d, 'm', LATER), undefined],
    [
      'that is not needed any more ends',
      {},
      (d) => endMessage(d, 'm', dropped),
      { state: 'cancelled', cause: 'paused', at: LATER.toISOString() },
    ],
    [
      'that cannot reach anybody has failed',
      {},
      (d) => endMessage(d, 'm', unreached),
      { state: 'failed', cause: 'no-chat', at: LATER.toISOString() },
    ],
    ['that is on its way does not end before its outcome', SENDING, (d) => endMessage(d, 'm', dropped), undefined],
    [
      'that was on its way when the program stopped is uncertain',
      { ...SENDING, next: 'delete' },
      (d) => closeInterrupted(d, LATER, (id) => id !== 'm'),
      { ...closed, next: null },
    ],
    ['that this program is sending is not interrupted', SENDING, (d) => closeInterrupted(d, LATER, () => true), {}],
    ['that waits is not interrupted', {}, (d) => closeInterrupted(d, LATER, (id) => id !== 'm'), {}],
  ];
  for (const [what, before, step, expected] of table) {
    it(what, () => assert.deepEqual(changed(before, step), expected));
  }

  it('is interrupted with all others unless told', () => {
    const { next } = closeInterrupted(deliveryWith({ a: SENDING, b: {}, c: SENDING }), LATER);
    const states = Object.values(next?.messages ?? {}).map(({ state }) => state);
    assert.deepEqual(states, ['uncertain', 'waiting', 'uncertain']);
  });

  for (const [what, before, expected] of [
    ['broke on its way is uncertain', SENDING, { kind: 'uncertain', status: undefined }],
    ['could not be prepared never left', {}, { kind: 'failed', status: undefined, code: NOT_SENT }],
  ] as const) {
    it(`that ${what}`, () => assert.deepEqual(outcomeOfError(deliveryWith({ m: before }), 'm'), expected));
  }

  it('says whether it goes out', () => {
    assert.equal(begin({})(deliveryWith({ m: {} })).result, true);
    assert.equal(begin({})(deliveryWith({ m: SENDING })).result, false);
    assert.equal(begin({})(deliveryWith({})).result, false);
  });
});
