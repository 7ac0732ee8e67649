import assert from 'node:assert/strict';
import { type Person, personKey } from '../../src/people/person.ts';
import { type Profile, profiles } from '../../src/people/profiles.ts';
import type { Grant, Role } from '../../src/people/roles.ts';
import { overviewOf } from '../../src/reports/overview.ts';
import {
  allReporters,
  dueReminder,
  manualOccurrence,
  nextSendingTime,
  planReminders,
} from '../../src/reports/reminders.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../src/reports/report-window.ts';
import { excuse, monthOf, revision } from '../support/export-month.ts';

const STANDARD = DEFAULT_REPORT_SETTINGS;

describe('the reminder that is due', () => {
  for (const [now, occurrence] of [
    ['2026-10-27T07:59:59Z', undefined], // 08.59
    ['2026-10-27T08:00:00Z', '2026-10.2026-10-27'],
    ['2026-10-27T15:59:59Z', '2026-10.2026-10-27'], // 16.59
    ['2026-10-27T16:00:00Z', undefined], // 17.00
    ['2026-10-28T06:59:59Z', undefined], // 07.59
    ['2026-10-28T07:00:00Z', '2026-10.2026-10-27'],
    ['2026-10-30T07:59:59Z', '2026-10.2026-10-27'],
    ['2026-10-30T08:00:00Z', '2026-10.2026-10-30'],
    ['2026-10-31T10:00:00Z', undefined], // All Saints' Day
    ['2026-11-01T10:00:00Z', undefined], // Sunday
    ['2026-11-02T10:00:00Z', '2026-10.2026-10-30'],
    ['2026-11-03T08:00:00Z', '2026-10.2026-11-03'],
    ['2026-11-19T10:00:00Z', '2026-10.2026-11-03'],
    ['2026-11-20T10:00:00Z', undefined], // November opens, and October is closed
    ['2026-12-23T08:00:00Z', '2026-12.2026-12-23'],
    ['2026-12-24T10:00:00Z', undefined],
    ['2026-12-31T10:00:00Z', undefined],
    ['2027-01-04T10:00:00Z', '2026-12.2026-12-30'],
    ['2026-03-31T06:59:59Z', '2026-03.2026-03-26'], // summer time
    ['2026-03-31T07:00:00Z', '2026-03.2026-03-31'],
    ['2026-04-03T10:00:00Z', undefined], // Good Friday
  ] as const) {
    it(`at ${now} is ${occurrence ?? 'none'}`, () => {
      assert.equal(dueReminder(new Date(now), STANDARD)?.occurrence, occurrence);
    });
  }

  it('is none when the window has closed before the next one opens', () => {
    assert.equal(dueReminder(new Date('2026-11-10T10:00:00Z'), { ...STANDARD, closesOn: 10 }), undefined);
  });
});

describe('the next moment at which people may be reminded', () => {
  for (const [now, next] of [
    ['2026-10-27T07:00:00.000Z', '2026-10-27T07:00:00.000Z'],
    ['2026-10-27T15:59:59.000Z', '2026-10-27T15:59:59.000Z'],
    ['2026-10-27T05:00:00.000Z', '2026-10-27T07:00:00.000Z'],
    ['2026-10-27T16:00:00.000Z', '2026-10-28T07:00:00.000Z'],
    ['2026-10-30T20:00:00.000Z', '2026-11-02T07:00:00.000Z'],
    ['2026-12-30T20:00:00.000Z', '2027-01-04T07:00:00.000Z'],
    ['2026-06-18T20:00:00.000Z', '2026-06-22T06:00:00.000Z'],
    ['2026-03-27T20:00:00.000Z', '2026-03-30T06:00:00.000Z'],
  ] as const) {
    it(`is ${next} at ${now}`, () => assert.equal(nextSendingTime(new Date(now)).toISOString(), next));
  }
});

describe('the reminders of a month', () => {
  it('are named by the day on which they go and those before them when the leader has them sent', () => {
    const now = new Date('2026-10-28T23:30:00Z'); // the 29th in Sweden
    assert.equal(manualOccurrence('2026-10', now, 2), '2026-10.manual.2026-10-29.2');
  });

  const MUNICIPALITIES = ['1440', '1441', '1442', '1443', '1444', '1445'].map((code) => ({
    code,
    name: code,
    region: 'r',
  }));
  const person = (userId: string): Person => ({ tenantId: 't', userId });
  const grants = (...holdings: (readonly [string, Role, string | null])[]): Grant[] =>
    holdings.map(([userId, role, municipality]) => {
      const holding = { person: person(userId), name: userId, role, municipality };
      return { ...holding, by: person('admin'), at: '2026-10-01T08:00:00.000Z' };
    });
  const met = (changes: Partial<Profile> = {}): Profile => ({
    ...profiles.empty(),
    chat: { conversationId: 'c', serviceUrl: 's' },
    ...changes,
  });

  it('go to the reporters and deputies of those who are missing, each person once for each municipality', () => {
    const given = grants(
      ['rut', 'reporter', '1440'],
      ['rut', 'deputy', '1440'],
      ['rut', 'reporter', '1441'],
      ['disa', 'deputy', '1440'],
      ['lena', 'leader', null],
      ['ines', 'reporter', '1442'],
      ['ulla', 'reporter', '1443'],
      ['paula', 'reporter', '1444'],
      ['petra', 'deputy', '1444'],
    );
    const known = new Map(['rut', 'disa', 'lena', 'ines'].map((userId) => [personKey(person(userId)), met()] as const));
    known.set(personKey(person('paula')), met({ remindersPausedFor: '2026-10' }));
    known.set(personKey(person('petra')), met({ chat: null }));
    const month = monthOf({ 1442: [revision()] }, { 1441: excuse('x') });
    const rows = overviewOf(month, MUNICIPALITIES, windowOf('2026-10', STANDARD));
    const { messages, unreachable } = planReminders(rows, {
      period: '2026-10',
      grants: given,
      profiles: known,
    });
    const content = { period: '2026-10', municipality: '1440' };
    assert.deepEqual(messages, {
      [`1440.${personKey(person('rut'))}`]: { to: person('rut'), content },
      [`1440.${personKey(person('disa'))}`]: { to: person('disa'), content },
    });
    assert.deepEqual(
      unreachable.map(({ municipality, cause }) => [municipality.code, cause]),
      [
        ['1443', 'no-chat'],
        ['1444', 'paused'],
        ['1445', 'no-reporter'],
      ],
    );
  });

  it('go to those who paused another month', () => {
    const given = grants(['rut', 'reporter', '1440']);
    const known = new Map([[personKey(person('rut')), met({ remindersPausedFor: '2026-09' })]]);
    const rows = overviewOf(monthOf({}), MUNICIPALITIES.slice(0, 1), windowOf('2026-10', STANDARD));
    const { messages } = planReminders(rows, { period: '2026-10', grants: given, profiles: known });
    assert.equal(Object.keys(messages).length, 1);
  });

  it('concern all who are reporter or deputy somewhere, each once', () => {
    const given = grants(['rut', 'reporter', '1440'], ['rut', 'deputy', '1441'], ['lena', 'leader', null]);
    assert.deepEqual(allReporters(given), [person('rut')]);
  });
});
