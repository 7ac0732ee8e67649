import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { createRecentActivities } from '../../bot/recent-activities.ts';

const activity = (id: string | undefined, type = 'message', conversation = 'a:1') =>
  ({ type, id, conversation: { id: conversation } }) as Activity;
const minute = (minutes: number): Date => new Date(Date.UTC(2026, 10, 20, 8, minutes));

describe('recent activities', () => {
  it('know a message by conversation and id', () => {
    const recent = createRecentActivities();
    assert.equal(recent.isFirst(activity('1'), minute(0)), true);
    assert.equal(recent.isFirst(activity('1'), minute(1)), false);
    assert.equal(recent.isFirst(activity('2'), minute(1)), true);
    assert.equal(recent.isFirst(activity('1', 'message', 'a:2'), minute(1)), true);
  });

  it('take every activity without id, and every press, for a first one', () => {
    const recent = createRecentActivities();
    for (const one of [
      activity(undefined),
      activity(''),
      activity('1', 'invoke'),
      activity('1', 'installationUpdate'),
    ]) {
      assert.deepEqual([recent.isFirst(one, minute(0)), recent.isFirst(one, minute(0))], [true, true]);
    }
  });

  it('forget a message whose turn failed', () => {
    const recent = createRecentActivities();
    recent.isFirst(activity('1'), minute(0));
    recent.forget(activity('1'));
    assert.equal(recent.isFirst(activity('1'), minute(0)), true);
  });

  it('remember for ten minutes', () => {
    const recent = createRecentActivities();
    recent.isFirst(activity('1'), minute(0));
    assert.equal(recent.isFirst(activity('1'), minute(9)), false);
    assert.equal(recent.isFirst(activity('1'), minute(10)), true);
  });

  it('remember ten thousand and let the oldest go', () => {
    const recent = createRecentActivities();
    for (let n = 0; n <= 10_001; n++) recent.isFirst(activity(String(n)), minute(0));
    assert.equal(recent.isFirst(activity('10001'), minute(0)), false);
    assert.equal(recent.isFirst(activity('0'), minute(0)), true);
  });
});
