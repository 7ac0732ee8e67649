import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import type { ForumChange } from '../../src/forum/forum-calendar.ts';
import { forumIcs } from '../../src/forum/forum-ics.ts';
import { DEFAULT_FORUM_SETTINGS, occurrenceOf } from '../../src/forum/series.ts';

type Properties = Record<string, string>;

const WORDS = { title: 'Öppet forum FVM', text: 'Ställ frågor.', join: 'https://teams.example.se/möte?a=1&b=2' };
const step = { number: 1, by: { tenantId: 't', userId: 'host' }, at: '2026-09-01T08:00:00.000Z' };

const forumOn = (date: string, change?: ForumChange) =>
  occurrenceOf(Temporal.PlainDate.from(date), DEFAULT_FORUM_SETTINGS, change);

const TEXTS = ['SUMMARY', 'DESCRIPTION', 'LOCATION'];
const ESCAPED = /\\([\\;,nN])/g;

/** Reads a file by RFC 5545: lines end in CRLF and are unfolded, text is unescaped; the events, and what stands outside. */
function parse(file: string): { calendar: Properties; events: Properties[] } {
  assert.ok(file.endsWith('END:VCALENDAR\r\n') || file.endsWith('END:VCALENDAR'), file.slice(-40));
  assert.doesNotMatch(file.replaceAll('\r\n', ''), /[\r\n]/);
  for (const line of file.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `${line} is folded`);
  const calendar: Properties = {};
  const events: Properties[] = [];
  const open: string[] = [];
  for (const line of file.replaceAll(/\r\n[ \t]/g, '').split('\r\n')) {
    if (line === '') continue;
    const [, name = assert.fail(line), value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push({});
    } else if (name === 'END') {
      assert.equal(open.pop(), value);
    } else {
      const properties = open.at(-1) === 'VEVENT' ? events.at(-1) : calendar;
      assert.ok(properties && !(name in properties), `${name} stands once`);
      properties[name] = value.replaceAll(ESCAPED, (_, one) => (/n/i.test(one) ? '\n' : one));
      if (TEXTS.includes(name)) assert.doesNotMatch(value.replaceAll(ESCAPED, ''), /[\\;,]/);
    }
  }
  assert.deepEqual(open, []);
  return { calendar, events };
}

describe('the calendar file', () => {
  for (const [date, start, end] of [
    ['2026-10-23', '20261023T070000Z', '20261023T073000Z'],
    ['2026-10-30', '20261030T080000Z', '20261030T083000Z'],
    ['2027-03-19', '20270319T080000Z', '20270319T083000Z'],
    ['2027-04-02', '20270402T070000Z', '20270402T073000Z'],
  ] as const) {
    it(`says in UTC when the forum of ${date} is`, () => {
      const [event] = parse(forumIcs([forumOn(date)], WORDS)).events;
      assert.deepEqual([event?.DTSTART, event?.DTEND], [start, end]);
    });
  }

  it('holds an event each, known by its regular day, with the words and the place', () => {
    const { calendar, events } = parse(forumIcs([forumOn('2026-11-27'), forumOn('2026-12-04')], WORDS));
    assert.equal(calendar.VERSION, '2.0');
    assert.equal(calendar.METHOD, 'PUBLISH');
    assert.ok(calendar.PRODID);
    assert.deepEqual(
      events.map(({ UID }) => UID),
      ['2026-11-27@fvm-forum', '2026-12-04@fvm-forum'],
    );
    for (const { SUMMARY, DESCRIPTION, LOCATION, STATUS, SEQUENCE, DTSTAMP } of events) {
      assert.deepEqual([SUMMARY, DESCRIPTION, LOCATION], [WORDS.title, WORDS.text, WORDS.join]);
      assert.deepEqual([STATUS, SEQUENCE], ['CONFIRMED', '0']);
      assert.match(DTSTAMP ?? '', /^\d{8}T\d{6}Z$/);
    }
  });

  it('holds the moved and lengthened times under the same name', () => {
    const reason = 'Länsträff';
    const moved = forumOn('2026-10-23', {
      kind: 'moved',
      to: '2026-10-26T12:00:00.000Z',
      minutes: 45,
      reason,
      ...step,
    });
    const longer = forumOn('2026-11-27', { kind: 'lengthened', minutes: 60, reason, ...step, number: 2 });
    const { events } = parse(forumIcs([moved, longer], WORDS));
    assert.deepEqual(
      events.map(({ UID, DTSTART, DTEND, SEQUENCE, STATUS }) => [UID, DTSTART, DTEND, SEQUENCE, STATUS]),
      [
        ['2026-10-23@fvm-forum', '20261026T120000Z', '20261026T124500Z', '1', 'CONFIRMED'],
        ['2026-11-27@fvm-forum', '20261127T080000Z', '20261127T090000Z', '2', 'CONFIRMED'],
      ],
    );
  });

  it('says that a forum is cancelled, and rises with each change, so that calendars take the latest', () => {
    const changes: (ForumChange | undefined)[] = [
      undefined,
      { kind: 'cancelled', reason: 'Sjukdom', ...step },
      { kind: 'restored', ...step, number: 2 },
      { kind: 'cancelled', reason: 'Sjukdom', ...step, number: 3 },
    ];
    const told = changes.map((change) => parse(forumIcs([forumOn('2026-11-27', change)], WORDS)).events[0]);
    assert.deepEqual(
      told.map((event) => [event?.SEQUENCE, event?.STATUS]),
      [
        ['0', 'CONFIRMED'],
        ['1', 'CANCELLED'],
        ['2', 'CONFIRMED'],
        ['3', 'CANCELLED'],
      ],
    );
    assert.deepEqual(new Set(told.map((event) => event?.UID)).size, 1);
  });

  for (const text of [
    'komma, semikolon; bakstreck \\ och\nny rad',
    'två\r\nrader',
    'BEGIN:VEVENT\r\nSUMMARY:påhittat',
    `${'åäö '.repeat(60)}slut`,
  ]) {
    it(`keeps text as it is: ${JSON.stringify(text.slice(0, 40))}`, () => {
      const { events } = parse(forumIcs([forumOn('2026-11-27')], { ...WORDS, text, join: text }));
      assert.equal(events.length, 1);
      const expected = text.replaceAll('\r\n', '\n');
      assert.deepEqual([events[0]?.DESCRIPTION, events[0]?.LOCATION], [expected, expected]);
    });
  }

  it('has no place when none is set', () => {
    const [event] = parse(forumIcs([forumOn('2026-11-27')], { ...WORDS, join: '' })).events;
    assert.equal(event?.LOCATION, undefined);
  });

  it('is a calendar also without events', () => {
    assert.deepEqual(parse(forumIcs([], WORDS)).events, []);
  });
});
