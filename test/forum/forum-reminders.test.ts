import assert from 'node:assert/strict';
import type { ForumChange } from '../../src/forum/forum-calendar.ts';
import { dueForumNews, isReminderTrue } from '../../src/forum/forum-reminders.ts';
import { comingForums, DEFAULT_FORUM_SETTINGS, type ForumSettings } from '../../src/forum/series.ts';

type Changes = Readonly<Record<string, ForumChange>>;

const STANDARD = DEFAULT_FORUM_SETTINGS;
const by = { tenantId: 't', userId: 'host' };
const reason = 'Länsträff';

const step = (at: string, number = 1) => ({ number, by, at: `${at}:00.000Z` });
const cancelled = (at: string, more: { from?: string } = {}): ForumChange => ({
  kind: 'cancelled',
  reason,
  ...step(at),
  ...more,
});
const moved = (to: string, at: string, more: { from?: string } = {}): ForumChange => ({
  kind: 'moved',
  to: `${to}:00.000Z`,
  minutes: 30,
  reason,
  ...step(at),
  ...more,
});
const restored = (at: string, more: { from?: string } = {}): ForumChange => ({
  kind: 'restored',
  ...step(at, 2),
  ...more,
});

/** What is due at a moment in UTC, without seconds unless told: the day of the regular forum, and what. */
function due(now: string, changes: Changes = {}, settings: ForumSettings = STANDARD): string[] {
  const at = new Date(now.length === 16 ? `${now}:00.000Z` : now);
  const changeOn = (day: { toString(): string }): ForumChange | undefined => changes[day.toString()];
  return dueForumNews(at, settings, changeOn).map(({ content: { day, what } }) => `${day} ${what}`);
}

/** Goes through a table: when it is what is due. */
function table(rows: readonly (readonly [now: string, ...due: string[]])[], changes: Changes = {}): void {
  for (const [now, ...expected] of rows) {
    it(`${expected.length === 0 ? 'is nothing' : `is ${expected.join(', ')}`} at ${now}`, () => {
      assert.deepEqual(due(now, changes), expected);
    });
  }
}

describe('what is due of a forum', () => {
  describe('in winter', () =>
    table([
      ['2026-11-26T13:59:59.999Z'],
      ['2026-11-26T14:00', '2026-11-27 before'],
      ['2026-11-27T07:44:59.999Z', '2026-11-27 before'],
      ['2026-11-27T07:45', '2026-11-27 soon'],
      ['2026-11-27T07:59:59.999Z', '2026-11-27 soon'],
      ['2026-11-27T08:00'],
      ['2026-12-02T14:00'],
    ]));

  describe('in summer', () =>
    table([
      ['2026-10-22T12:59'],
      ['2026-10-22T13:00', '2026-10-23 before'],
      ['2026-10-23T06:44', '2026-10-23 before'],
      ['2026-10-23T06:45', '2026-10-23 soon'],
      ['2026-10-23T07:00'],
      ['2027-04-01T12:59'],
      ['2027-04-01T13:00', '2027-04-02 before'],
    ]));

  describe('when there is none', () =>
    table([['2026-12-24T14:00'], ['2026-12-25T07:50'], ['2027-03-25T14:00'], ['2026-06-18T13:00']]));

  it('is told by the minutes and the time that are set', () => {
    const settings: ForumSettings = { ...STANDARD, remindAt: '08:00', remindMinutes: 60 };
    assert.deepEqual(due('2026-11-26T06:59', {}, settings), []);
    assert.deepEqual(due('2026-11-26T07:00', {}, settings), ['2026-11-27 before']);
    assert.deepEqual(due('2026-11-27T07:00', {}, settings), ['2026-11-27 soon']);
  });

  it('is told across a clock change by what clocks show', () => {
    const monday: ForumSettings = { ...STANDARD, weekday: 1 };
    // Sunday the 25th of October is an hour longer.
    assert.deepEqual(due('2026-10-25T13:59', {}, monday), []);
    assert.deepEqual(due('2026-10-25T14:00', {}, monday), ['2026-10-26 before']);
    const sunday: ForumSettings = { ...STANDARD, weekday: 7 };
    assert.deepEqual(due('2026-10-24T12:59', {}, sunday), []);
    assert.deepEqual(due('2026-10-24T13:00', {}, sunday), ['2026-10-25 before']);
    assert.deepEqual(due('2026-10-25T07:45', {}, sunday), ['2026-10-25 soon']);
  });

  describe('once it is cancelled', () => {
    const early = { '2026-11-27': cancelled('2026-11-20T08:00') };
    table(
      [
        ['2026-11-26T13:59'],
        ['2026-11-26T14:00', '2026-11-27 cancelled'],
        ['2026-11-27T07:59', '2026-11-27 cancelled'],
        ['2026-11-27T08:00'],
      ],
      early,
    );
    it('is the news at once when it is nearer than a day', () => {
      assert.deepEqual(due('2026-11-27T07:50', { '2026-11-27': cancelled('2026-11-27T07:50') }), [
        '2026-11-27 cancelled',
      ]);
    });
  });

  describe('once it is moved to an earlier day', () => {
    table(
      [
        ['2026-11-24T13:59'],
        ['2026-11-24T14:00', '2026-11-27 moved'],
        ['2026-11-25T11:44', '2026-11-27 moved'],
        ['2026-11-25T11:45', '2026-11-27 soon', '2026-11-27 moved'],
        ['2026-11-25T12:00'],
        ['2026-11-26T14:00'],
        ['2026-11-27T07:50'],
      ],
      { '2026-11-27': moved('2026-11-25T12:00', '2026-11-20T08:00') },
    );
  });

  describe('once it is moved to a later week', () => {
    table(
      [
        ['2026-11-26T13:59'],
        ['2026-11-26T14:00', '2026-11-27 moved'],
        ['2026-12-02T13:59', '2026-11-27 moved'],
        ['2026-12-02T14:00', '2026-11-27 before', '2026-11-27 moved'],
        ['2026-12-03T11:50', '2026-11-27 soon', '2026-11-27 moved'],
        ['2026-12-03T12:00'],
      ],
      { '2026-11-27': moved('2026-12-03T12:00', '2026-11-20T08:00') },
    );
  });

  describe('once it is moved to a later time of its day', () => {
    table(
      [
        ['2026-11-26T13:59'],
        // The news stands in place of the reminder.
        ['2026-11-26T14:00', '2026-11-27 moved'],
        ['2026-11-27T07:50', '2026-11-27 moved'],
        ['2026-11-27T11:45', '2026-11-27 soon', '2026-11-27 moved'],
      ],
      { '2026-11-27': moved('2026-11-27T12:00', '2026-11-20T08:00') },
    );
  });

  describe('once it is moved so late that the news comes the day before', () => {
    const changes = {
      '2026-11-27': moved('2026-12-03T12:00', '2026-12-02T15:00', { from: '2026-12-10T12:00:00.000Z' }),
    };
    table([['2026-12-02T15:00', '2026-11-27 moved']], changes);
  });

  describe('once it is moved across the change to summer time', () => {
    table(
      [
        ['2027-03-18T13:59'],
        ['2027-03-18T14:00', '2027-03-19 moved'],
        // Monday the 29th of March at nine, summer time; the day before is the day of the change.
        ['2027-03-28T12:59', '2027-03-19 moved'],
        ['2027-03-28T13:00', '2027-03-19 before', '2027-03-19 moved'],
        ['2027-03-29T06:45', '2027-03-19 soon', '2027-03-19 moved'],
        ['2027-03-29T07:00'],
      ],
      { '2027-03-19': moved('2027-03-29T07:00', '2027-03-01T08:00') },
    );
  });

  describe('once it is moved and then cancelled', () => {
    const from = '2026-12-03T12:00:00.000Z';
    // People who have heard that it was moved are told, also when its regular time has passed.
    table(
      [
        ['2026-12-01T08:00', '2026-11-27 cancelled'],
        ['2026-12-03T11:59', '2026-11-27 cancelled'],
        ['2026-12-03T12:00'],
      ],
      {
        '2026-11-27': cancelled('2026-12-01T08:00', { from }),
      },
    );
  });

  describe('once it was moved to an earlier day and is put back', () => {
    const from = '2026-11-25T12:00:00.000Z';
    table(
      [
        ['2026-11-24T15:00', '2026-11-27 restored'],
        ['2026-11-25T11:50', '2026-11-27 restored'],
        ['2026-11-26T14:00', '2026-11-27 before', '2026-11-27 restored'],
        ['2026-11-27T08:00'],
      ],
      { '2026-11-27': restored('2026-11-24T15:00', { from }) },
    );
  });

  describe('once it is restored', () => {
    describe('before anybody was told', () =>
      table([['2026-11-26T13:59'], ['2026-11-26T14:00', '2026-11-27 before', '2026-11-27 restored']], {
        '2026-11-27': restored('2026-11-26T08:00'),
      }));
    describe('after they were told', () =>
      table(
        [
          ['2026-11-26T15:00', '2026-11-27 restored'],
          ['2026-11-27T07:45', '2026-11-27 soon', '2026-11-27 restored'],
        ],
        {
          '2026-11-27': restored('2026-11-26T15:00'),
        },
      ));
  });

  describe('once it is lengthened', () => {
    const change: ForumChange = { kind: 'lengthened', minutes: 60, reason, ...step('2026-11-20T08:00') };
    table([['2026-11-26T14:00', '2026-11-27 before'], ['2026-11-27T07:45', '2026-11-27 soon'], ['2026-11-27T08:00']], {
      '2026-11-27': change,
    });
  });

  it('is keyed by the forum, its time and the number of the change', () => {
    const keys = (now: string, changes: Changes): string[] =>
      dueForumNews(new Date(now), STANDARD, (day) => changes[day.toString()]).map(
        ({ job, occurrence }) => `${job} ${occurrence}`,
      );
    const now = '2026-11-26T14:00:00.000Z';
    assert.deepEqual(keys(now, {}), [`forum-reminder 2026-11-27.${Date.parse('2026-11-27T08:00:00Z')}.before`]);
    assert.deepEqual(keys(now, { '2026-11-27': { ...cancelled('2026-11-20T08:00'), number: 3 } }), [
      'forum-change 2026-11-27.3',
    ]);
    const again = moved('2026-12-03T12:00', '2026-11-20T08:00');
    const [first] = keys('2026-12-02T14:00:00.000Z', { '2026-11-27': again });
    assert.equal(first, `forum-reminder 2026-11-27.${Date.parse('2026-12-03T12:00:00Z')}.before`);
  });
});

describe('a reminder about to be sent', () => {
  const startsAt = '2026-11-27T08:00:00.000Z';
  const found = (change?: ForumChange) => {
    const [one = assert.fail('no forum')] = comingForums(new Date('2026-11-26T14:00:00Z'), STANDARD, {
      changeOn: (day) => (day.toString() === '2026-11-27' ? change : undefined),
      count: 1,
    });
    return one;
  };

  for (const [what, isTrue, now, change] of [
    ['as planned', true, '2026-11-27T07:59:59.999Z', undefined],
    ['begun', false, '2026-11-27T08:00:00.000Z', undefined],
    ['cancelled', false, '2026-11-26T14:00:00.000Z', cancelled('2026-11-26T14:00')],
    ['moved', false, '2026-11-26T14:00:00.000Z', moved('2026-11-27T07:30', '2026-11-26T14:00')],
    ['restored', true, '2026-11-26T14:00:00.000Z', restored('2026-11-26T14:00')],
  ] as const) {
    it(`${isTrue ? 'holds' : 'does not hold'} for a forum that is ${what}`, () => {
      assert.equal(isReminderTrue(found(change), startsAt, new Date(now)), isTrue);
    });
  }
});
