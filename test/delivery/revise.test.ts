import assert from 'node:assert/strict';
import type { Delivery, OutboxMessage } from '../../src/delivery/outbox.ts';
import { COPY_UNKNOWN, cancelWaiting, resendMessages, reviseMessages } from '../../src/delivery/revise.ts';
import type { Change } from '../../src/store/store.ts';
import { deliveryWith, messageOf, NOW } from './a-message.ts';

const LATER = new Date(NOW.getTime() + 60_000);
const at = LATER.toISOString();
const NEW = { text: 'new' };

type Changes = Partial<OutboxMessage>;
type Row = readonly [what: string, before: Changes, after: Changes | undefined];

/** Checks what a step makes of each message, and that doing it again changes nothing; `undefined`: nothing at once. */
function checkTable(step: (delivery: Delivery) => Change<Delivery, undefined>, rows: readonly Row[]): void {
  for (const [what, before, changes] of rows) {
    it(what, () => {
      const { next } = step(deliveryWith({ m: before }));
      assert.deepEqual(next?.messages.m, changes && { ...messageOf(before), ...changes });
      if (next !== undefined) assert.equal(step(next).next, undefined, 'done twice');
    });
  }
}

const THERE = { state: 'delivered', activityId: '17', attempts: 3 } as const;
const again = { content: NEW, state: 'waiting', attempts: 0, at, cause: null } as const;

describe('wanting a message to say something else', () => {
  checkTable(
    (delivery) => reviseMessages(delivery, { content: NEW, op: 'update', now: LATER }),
    [
      ['changes the copy that is there', THERE, { ...again, op: 'update' }],
      ['lets one that waits say it at once', {}, { content: NEW }],
      ['lets one that is to be posted again say it, no sooner', { attempts: 2, cause: '429' }, { content: NEW }],
      ['changes one that is on its way when it has arrived', { state: 'sending' }, { content: NEW, next: 'update' }],
      ['does not post one that failed', { state: 'failed', cause: '403' }, { content: NEW }],
      ['does not post one that is uncertain', { state: 'uncertain', cause: '500' }, { content: NEW }],
      ['does not post one that was stopped', { state: 'cancelled', cause: 'cancelled' }, { content: NEW }],
      [
        'changes the copy although the last change failed',
        { ...THERE, op: 'update', state: 'failed', cause: '403' },
        { ...again, op: 'update' },
      ],
      [
        'changes the copy although the last change is uncertain',
        { ...THERE, op: 'update', state: 'uncertain', cause: '500' },
        { ...again, op: 'update' },
      ],
      [
        'fails where the copy is not known',
        { state: 'delivered' },
        { content: NEW, state: 'failed', op: 'update', at, cause: COPY_UNKNOWN },
      ],
      ['changes nothing where it is said already', { ...THERE, content: NEW }, undefined],
    ],
  );
});

describe('wanting a message to be gone', () => {
  const withdrawn = { content: NEW, state: 'cancelled', at, cause: 'withdrawn' } as const;
  checkTable(
    (delivery) => reviseMessages(delivery, { content: NEW, op: 'delete', now: LATER }),
    [
      ['takes the copy away', THERE, { ...again, op: 'delete' }],
      ['stops one that waits', {}, withdrawn],
      [
        'takes one away that waits to be changed',
        { ...THERE, state: 'waiting', op: 'update' },
        { ...again, op: 'delete' },
      ],
      ['takes one away that is on its way when it has arrived', { state: 'sending' }, { content: NEW, next: 'delete' }],
      ['takes the place of a change', { state: 'sending', next: 'update' }, { content: NEW, next: 'delete' }],
      ['ends one that failed, so that it is not sent again', { state: 'failed', cause: '403' }, withdrawn],
      ['leaves one that is uncertain', { state: 'uncertain', cause: '500' }, { content: NEW }],
      [
        'fails where the copy is not known',
        { state: 'delivered' },
        { content: NEW, state: 'failed', op: 'delete', at, cause: COPY_UNKNOWN },
      ],
    ],
  );
});

describe('sending again', () => {
  const waits = { state: 'waiting', attempts: 0, at, cause: null } as const;
  const FAILED = { state: 'failed', attempts: 4, cause: '403' } as const;
  checkTable(
    (delivery) => resendMessages(delivery, 'failed', LATER),
    [
      ['posts what was not posted', FAILED, waits],
      ['changes the copy that was not changed', { ...FAILED, op: 'update', activityId: '17' }, waits],
      [
        'changes the copy where the last thing wanted was to post',
        { ...FAILED, activityId: '17' },
        { ...waits, op: 'update' },
      ],
      ['takes the copy away that was not taken away', { ...FAILED, op: 'delete', activityId: '17' }, waits],
      ['posts anew where the copy to be changed is gone', { ...FAILED, op: 'update' }, { ...waits, op: 'post' }],
      ['cannot be done where the copy is not known', { ...FAILED, op: 'update', cause: COPY_UNKNOWN }, undefined],
      ['leaves what is in another state', { state: 'uncertain', cause: '500' }, undefined],
      ['leaves what waits', {}, undefined],
    ],
  );

  it('leaves what was withdrawn', () => {
    const delivery = deliveryWith({ m: { state: 'cancelled', cause: 'withdrawn' } });
    assert.equal(resendMessages(delivery, 'cancelled', LATER).next, undefined);
  });
});

describe('stopping', () => {
  const stopped = { state: 'cancelled', at, cause: 'cancelled' } as const;
  checkTable(
    (delivery) => cancelWaiting(delivery, LATER),
    [
      ['stops what waits', {}, stopped],
      ['stops what waits to be tried again', { attempts: 2, cause: '429' }, stopped],
      ['stops a change that waits, and knows the copy', { ...THERE, state: 'waiting', op: 'update' }, stopped],
      ['leaves what is on its way', { state: 'sending' }, undefined],
      ['leaves what has arrived', THERE, undefined],
      ['leaves what failed', { state: 'failed', cause: '403' }, undefined],
    ],
  );

  it('leaves the other messages of the delivery as they are', () => {
    const delivery = deliveryWith({ waiting: {}, there: THERE });
    const { next } = cancelWaiting(delivery, LATER);
    assert.equal(next?.messages.there, delivery.messages.there);
  });
});
