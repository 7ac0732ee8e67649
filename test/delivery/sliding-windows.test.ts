import assert from 'node:assert/strict';
import { createSlidingWindows, type Limit } from '../../src/delivery/sliding-windows.ts';
import { createRandom } from '../support/create-random.ts';
import { mostWithin } from '../support/limit-judge.ts';

const TEAMS: readonly Limit[] = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
];

describe('sliding windows', () => {
  it('are free at once when nothing was sent', () => {
    assert.equal(createSlidingWindows(TEAMS).freeAt(), 0);
  });

  for (const [what, limits, times, freeAt] of [
    ['one less than the limit', [{ count: 3, ms: 100 }], [10, 20], 0],
    ['as many as the limit', [{ count: 3, ms: 100 }], [10, 20, 30], 110],
    ['more than the limit', [{ count: 3, ms: 100 }], [10, 20, 30, 40], 120],
    ['a window that is over', [{ count: 3, ms: 100 }], [10, 20, 500], 110],
    ['the longest wait of several limits', TEAMS, [1, 2, 3, 4, 5, 6, 7, 1_500], 2_001],
    ['a limit of one', [{ count: 1, ms: 100 }], [50], 150],
  ] as const) {
    it(`are free again after ${what}`, () => {
      const windows = createSlidingWindows(limits);
      for (const at of times) windows.count(at);
      assert.equal(windows.freeAt(), freeAt);
    });
  }

  it('are never exceeded by those who keep to them, and never make anybody wait in vain', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = createRandom(seed);
      const windows = createSlidingWindows(TEAMS);
      const sent: number[] = [];
      let now = 0;
      for (let n = 0; n < 500; n++) {
        now = Math.max(now + Math.floor(random() * (n % 50 < 40 ? 100 : 5_000)), windows.freeAt());
        const before = windows.freeAt();
        windows.count(now);
        sent.push(now);
        assert.equal(keepsTo(sent), true, `seed ${seed}, message ${n}`);
        if (before === now) assert.equal(keepsTo([...sent.slice(0, -1), now - 1]), false, `seed ${seed}: in vain`);
      }
    }
  });

  it('matter until the longest is over', () => {
    const windows = createSlidingWindows(TEAMS);
    assert.equal(windows.isEmpty(0), true);
    windows.count(100);
    assert.deepEqual([100, 30_099, 30_100].map(windows.isEmpty), [false, false, true]);
  });
});

const keepsTo = (times: readonly number[]): boolean =>
  TEAMS.every(({ count, ms }) => mostWithin(times.slice(-100), ms) <= count);
