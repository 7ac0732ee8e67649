import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import type { ForumChange } from '../../src/forum/forum-calendar.ts';
import {
  comingForums,
  DEFAULT_FORUM_SETTINGS,
  type ForumSettings,
  occurrenceOf,
  regularDays,
} from '../../src/forum/series.ts';

const STANDARD = DEFAULT_FORUM_SETTINGS;
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const step = { number: 1, by: { tenantId: 't', userId: 'host' }, at: '2026-09-01T08:00:00.000Z' };
const reason = 'Länsträff';

const absenceOn = (date: string, settings: ForumSettings = STANDARD, change?: ForumChange): string | undefined => {
  const { absence } = occurrenceOf(day(date), settings, change);
  return absence?.kind === 'holiday' ? absence.name : absence?.kind;
};

/** The Fridays on which no forum takes place, by hand. */
const FREE_FRIDAYS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  2026: {
    '2026-04-03': 'långfredagen',
    '2026-05-01': 'första maj',
    '2026-06-19': 'midsommarafton',
    '2026-12-25': 'juldagen',
  },
  2027: {
    '2027-01-01': 'nyårsdagen',
    '2027-03-26': 'långfredagen',
    '2027-06-25': 'midsommarafton',
    '2027-12-24': 'julafton',
    '2027-12-31': 'nyårsafton',
  },
  2028: { '2028-04-14': 'långfredagen', '2028-06-23': 'midsommarafton' },
};
const FRIDAYS_AFTER_A_HOLIDAY = ['2026-01-02', '2026-05-15', '2027-05-07', '2028-01-07', '2028-05-26'];
const FIRST_FRIDAYS = { 2026: '2026-01-02', 2027: '2027-01-01', 2028: '2028-01-07' };

describe('the weekly forum', () => {
  for (const [year, first] of Object.entries(FIRST_FRIDAYS)) {
    it(`falls away on the holidays and eves of ${year}, and on no other Friday`, () => {
      const fridays = regularDays(day(first), STANDARD, 53).filter((friday) => friday.year === Number(year));
      const missing = fridays.flatMap((friday) => {
        const name = absenceOn(friday.toString());
        return name === undefined ? [] : [[friday.toString(), name] as const];
      });
      assert.deepEqual(Object.fromEntries(missing), FREE_FRIDAYS[Number(year)]);
    });
  }

  it('falls away on squeeze days only when that is set', () => {
    for (const date of FRIDAYS_AFTER_A_HOLIDAY) {
      assert.equal(absenceOn(date), undefined);
      assert.equal(absenceOn(date, { ...STANDARD, skipsSqueezeDays: true }), 'squeeze-day');
    }
    assert.equal(absenceOn('2026-05-08', { ...STANDARD, skipsSqueezeDays: true }), undefined);
  });

  for (const [pause, date, absence] of [
    [[28, 31], '2027-07-09', undefined],
    [[28, 31], '2027-07-16', 'pause'],
    [[28, 31], '2027-08-06', 'pause'],
    [[28, 31], '2027-08-13', undefined],
    [[28, 28], '2026-07-10', 'pause'],
    // 2026 has 53 weeks, and its last one ends in January.
    [[53, 53], '2026-12-30', 'pause'],
    [[53, 53], '2027-01-03', 'pause'],
    [[53, 53], '2027-01-04', undefined],
    [[52, 53], '2026-12-25', 'juldagen'],
    [[1, 1], '2027-01-08', 'pause'],
    [[1, 1], '2027-01-02', undefined],
    // The first week of 2026 begins in December.
    [[1, 1], '2025-12-29', 'pause'],
    [[1, 53], '2026-09-04', 'pause'],
  ] as const) {
    it(`in a pause of weeks ${pause.join('–')} is ${absence ?? 'held'} on ${date}`, () => {
      assert.equal(absenceOn(date, { ...STANDARD, pause }), absence);
    });
  }

  for (const [date, startsAt, endsAt] of [
    ['2026-10-23', '2026-10-23T07:00:00.000Z', '2026-10-23T07:30:00.000Z'],
    ['2026-10-30', '2026-10-30T08:00:00.000Z', '2026-10-30T08:30:00.000Z'],
    ['2027-03-19', '2027-03-19T08:00:00.000Z', '2027-03-19T08:30:00.000Z'],
    ['2027-04-02', '2027-04-02T07:00:00.000Z', '2027-04-02T07:30:00.000Z'],
  ] as const) {
    it(`begins at nine in Sweden on ${date}`, () => {
      const found = occurrenceOf(day(date), STANDARD, undefined);
      assert.deepEqual([found.startsAt.toISOString(), found.endsAt.toISOString()], [startsAt, endsAt]);
    });
  }
});

describe('a forum that the hosts have changed', () => {
  const moved = (to: string, minutes = 45): ForumChange => ({ kind: 'moved', to, minutes, reason, ...step });
  const times = (date: string, change: ForumChange): string[] => {
    const { startsAt, endsAt, regularStart } = occurrenceOf(day(date), STANDARD, change);
    return [startsAt, endsAt, regularStart].map((at) => at.toISOString().slice(0, 16));
  };

  for (const [what, date, change, expected] of [
    [
      'earlier',
      '2026-11-27',
      moved('2026-11-25T12:00:00.000Z'),
      ['2026-11-25T12:00', '2026-11-25T12:45', '2026-11-27T08:00'],
    ],
    [
      'later, over the change to winter time',
      '2026-10-23',
      moved('2026-10-27T08:00:00.000Z'),
      ['2026-10-27T08:00', '2026-10-27T08:45', '2026-10-23T07:00'],
    ],
    [
      'to a longer time',
      '2026-11-27',
      { kind: 'lengthened', minutes: 60, reason, ...step },
      ['2026-11-27T08:00', '2026-11-27T09:00', '2026-11-27T08:00'],
    ],
    [
      'back to the usual',
      '2026-11-27',
      { kind: 'restored', ...step },
      ['2026-11-27T08:00', '2026-11-27T08:30', '2026-11-27T08:00'],
    ],
    [
      'to none, after it had been moved',
      '2026-11-27',
      { kind: 'cancelled', reason, ...step, from: '2026-12-03T12:00:00.000Z' },
      ['2026-12-03T12:00', '2026-12-03T12:30', '2026-11-27T08:00'],
    ],
  ] as const) {
    it(`is changed ${what}`, () => assert.deepEqual(times(date, change), expected));
  }

  it('does not take place when it is cancelled, on a holiday too', () => {
    const cancelled: ForumChange = { kind: 'cancelled', reason, ...step };
    const { absence } = occurrenceOf(day('2026-12-25'), STANDARD, cancelled);
    assert.deepEqual(absence, { kind: 'cancelled', reason });
  });

  it('takes place when it is moved away from a holiday or a pause', () => {
    const settings: ForumSettings = { ...STANDARD, pause: [28, 31] };
    assert.equal(absenceOn('2026-12-25', settings, moved('2026-12-22T08:00:00.000Z')), undefined);
    assert.equal(absenceOn('2027-07-16', settings, moved('2027-07-15T08:00:00.000Z')), undefined);
  });

  it('does not take place on a holiday for being longer, or as usual', () => {
    assert.equal(absenceOn('2026-12-25', STANDARD, { kind: 'lengthened', minutes: 60, reason, ...step }), 'juldagen');
    assert.equal(absenceOn('2026-12-25', STANDARD, { kind: 'restored', ...step }), 'juldagen');
  });

  it('tells what holds, and how often it was changed', () => {
    const restored = occurrenceOf(day('2026-11-27'), STANDARD, { kind: 'restored', ...step, number: 4 });
    assert.deepEqual([restored.change, restored.changes], [undefined, 4]);
    assert.equal(occurrenceOf(day('2026-11-27'), STANDARD, undefined).changes, 0);
  });
});

describe('the forums to come', () => {
  const coming = (
    now: string,
    changes: Record<string, ForumChange> = {},
    { settings = STANDARD, count = 3 }: { settings?: ForumSettings; count?: number } = {},
  ): string[] =>
    comingForums(new Date(now), settings, { changeOn: (date) => changes[date.toString()], count }).map(
      ({ day: regular, absence }) => (absence === undefined ? regular.toString() : `${regular} ${absence.kind}`),
    );
  const NOW = '2026-12-14T08:00:00.000Z';

  it('are the next that take place, with those that fall away between', () => {
    assert.deepEqual(coming(NOW), [
      '2026-12-18',
      '2026-12-25 holiday',
      '2027-01-01 holiday',
      '2027-01-08',
      '2027-01-15',
    ]);
  });

  for (const [now, first] of [
    ['2026-11-27T07:59:00.000Z', '2026-11-27'],
    ['2026-11-27T08:29:59.999Z', '2026-11-27'],
    ['2026-11-27T08:30:00.000Z', '2026-12-04'],
  ] as const) {
    it(`begin with ${first} at ${now}`, () => assert.equal(coming(now)[0], first));
  }

  it('stand in the order in which they take place', () => {
    const change: ForumChange = { kind: 'moved', to: '2026-12-17T12:00:00.000Z', minutes: 30, reason, ...step };
    assert.deepEqual(coming('2026-11-30T08:00:00.000Z', { '2026-12-04': change }), [
      '2026-12-11',
      '2026-12-04',
      '2026-12-18',
    ]);
  });

  it('hold one that was moved four weeks ahead, until it is over', () => {
    const change: ForumChange = { kind: 'moved', to: '2026-12-11T12:00:00.000Z', minutes: 30, reason, ...step };
    const changes = { '2026-11-13': change };
    assert.equal(coming('2026-12-11T12:29:00.000Z', changes)[0], '2026-11-13');
    assert.equal(coming('2026-12-11T12:30:00.000Z', changes)[0], '2026-12-18');
  });

  it('are other days when the forum is on another weekday', () => {
    const settings: ForumSettings = { ...STANDARD, weekday: 1 };
    assert.deepEqual(coming('2026-12-14T08:00:00.000Z', {}, { settings, count: 1 }), ['2026-12-14']);
    assert.deepEqual(coming('2026-12-14T09:00:00.000Z', {}, { settings, count: 1 }), ['2026-12-21']);
  });

  it('are none in a pause of the whole year', () => {
    const found = coming(NOW, {}, { settings: { ...STANDARD, pause: [1, 53] } });
    assert.ok(found.length > 50);
    assert.ok(found.every((one) => / (pause|holiday)$/.test(one)));
  });
});
