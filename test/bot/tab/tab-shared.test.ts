import assert from 'node:assert/strict';
import { createShareWork, type ShareWork } from '../../../bot/tab/shared-work.ts';

describe('work that is the same for many pages', () => {
  let change: string;
  let now: number;
  let made: string[];
  let share: ShareWork;
  beforeEach(() => {
    change = 's-1';
    now = 1_000_000;
    made = [];
    share = createShareWork(
      () => change,
      () => new Date(now),
    );
  });
  const make = (what: string) =>
    share(what, async () => {
      made.push(what);
      return `${what} ${made.length}`;
    });

  it('is done once for all who ask for the same at once', async () => {
    assert.deepEqual(await Promise.all([make('queue'), make('queue'), make('agenda')]), [
      'queue 1',
      'queue 1',
      'agenda 2',
    ]);
    now += 900;
    assert.equal(await make('queue'), 'queue 1');
  });

  it('is done anew after a change, and after a second', async () => {
    await make('queue');
    change = 's-2';
    assert.equal(await make('queue'), 'queue 2');
    now += 1000;
    assert.equal(await make('queue'), 'queue 3');
    now -= 5000;
    assert.equal(await make('queue'), 'queue 4');
  });

  it('is tried again when it failed', async () => {
    await assert.rejects(
      share('queue', () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.equal(await make('queue'), 'queue 1');
  });
});
