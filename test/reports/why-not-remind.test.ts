import assert from 'node:assert/strict';
import type { Delivery, OutboxMessage } from '../../src/delivery/outbox.ts';
import { profiles } from '../../src/people/profiles.ts';
import { holdingId } from '../../src/people/roles.ts';
import { REMINDER_JOB } from '../../src/reports/reminders.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../src/reports/report-window.ts';
import { leftToRemind, type ReminderAtHand, whyNotRemind } from '../../src/reports/why-not-remind.ts';
import { excuse, monthOf, revision } from '../support/export-month.ts';

const NOW = new Date('2026-10-27T08:00:00.000Z');
const YESTERDAY = new Date('2026-10-26T08:00:00.000Z');
const to = { tenantId: 't', userId: 'u' };
const reporter = { person: to, name: 'Rut', role: 'reporter' as const, municipality: '1440' };
const grant = { ...reporter, by: to, at: '2026-10-01T08:00:00.000Z' };

function delivery(occurrence: string, state: OutboxMessage['state'], at = NOW, id = 'm'): Delivery {
  const fixed = { to, content: {}, op: 'post', attempts: 1, activityId: null, cause: null, next: null } as const;
  const message = { ...fixed, state, at: at.toISOString() };
  return { job: REMINDER_JOB, occurrence, plannedAt: at.toISOString(), parts: 1, messages: { [id]: message } };
}
const own = delivery('own', 'waiting');

const AT_HAND: ReminderAtHand = {
  to,
  municipality: '1440',
  occurrence: 'own',
  id: 'm',
  planned: [own],
  window: windowOf('2026-10', DEFAULT_REPORT_SETTINGS),
  month: monthOf({}),
  profile: profiles.empty(),
  roles: { requests: {}, grants: { [holdingId(reporter)]: grant }, unlogged: [] },
  settings: {
    administrators: [],
    everybodyMayDoAll: false,
    known: [],
    nameOf: () => undefined,
    isAllowed: () => true,
    municipalitiesOf: () => ['1440'],
  },
  now: NOW,
};

describe('a planned reminder', () => {
  for (const [what, changes, why] of [
    ['alone', {}, undefined],
    ['of a month that is closed', { now: new Date('2026-11-20T08:00:00Z') }, 'the month is closed'],
    ['to somebody who has paused', { profile: { ...profiles.empty(), remindersPausedFor: '2026-10' } }, 'paused'],
    ['to somebody who had paused', { profile: { ...profiles.empty(), remindersPausedFor: '2026-09' } }, undefined],
    ['of a report that is in', { month: monthOf({ 1440: [revision()] }) }, 'the report is in'],
    ['of another municipality’s report that is in', { month: monthOf({ 1441: [revision()] }) }, undefined],
    ['to a municipality that is excused', { month: monthOf({}, { 1440: excuse('x') }) }, 'excused'],
    ['to somebody whose role was taken', { roles: { ...AT_HAND.roles, grants: {} } }, 'no longer a reporter'],
    ['after one that was sent today', { planned: [delivery('o', 'delivered'), own] }, 'reminded today'],
    ['after one that may have arrived today', { planned: [delivery('o', 'uncertain'), own] }, 'reminded today'],
    ['beside one that is on its way', { planned: [own, delivery('o', 'sending')] }, 'reminded today'],
    ['after one that was sent yesterday', { planned: [delivery('o', 'delivered', YESTERDAY), own] }, undefined],
    ['after one that failed today', { planned: [delivery('o', 'failed'), own] }, undefined],
    ['after one that was dropped today', { planned: [delivery('o', 'cancelled'), own] }, undefined],
    ['after one to somebody else', { planned: [delivery('o', 'delivered', NOW, 'x'), own] }, undefined],
    ['before a later one', { planned: [own, delivery('o', 'waiting')] }, 'a later reminder'],
  ] as const) {
    it(`${what} is ${why === undefined ? 'delivered' : `dropped: ${why}`}`, () => {
      assert.equal(whyNotRemind({ ...AT_HAND, ...changes }), why);
    });
  }
});

describe('those whom the leader may still have reminded on a day', () => {
  for (const [what, planned, isLeft] of [
    ['nobody was reminded', [], true],
    ['it was sent', [delivery('o', 'delivered')], false],
    ['it waits to be sent', [delivery('o', 'waiting')], false],
    ['it may have arrived', [delivery('o', 'uncertain')], false],
    ['it failed', [delivery('o', 'failed')], true],
    ['it was sent the day before', [delivery('o', 'delivered', YESTERDAY)], true],
    ['it was sent to another', [delivery('o', 'delivered', NOW, 'x')], true],
  ] as const) {
    it(`are ${isLeft ? 'those of whom' : 'not those of whom'} ${what}`, () => {
      assert.deepEqual(leftToRemind({ m: 1 }, planned, NOW), isLeft ? { m: 1 } : {});
    });
  }
});
