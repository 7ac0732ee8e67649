import assert from 'node:assert/strict';
import { createRandom } from '../../support/create-random.ts';
import { ADMIN, deputyOf, HOST, REPORT_BOT, reporterOf, STAFF } from '../../support/report-people.ts';
import { appoint, asks, type Inputs, redraws, writes } from '../../support/report-talk.ts';
import { startBot, type TestBot } from '../../support/start-bot.ts';
import { channelNo, saysIn } from '../../support/summary-talk.ts';
import { cardOf, elementsOf } from '../../support/teams-cards.ts';

const BOT = {
  ...REPORT_BOT,
  env: {
    ...REPORT_BOT.env,
    FORUM_JOIN: 'https://teams.example.se/l/meetup-join/1',
    FORUM_PAUSE: '28-31',
    FORUM_SKIP_SQUEEZE_DAYS: 'true',
  },
};

const RUT = reporterOf('1440');
const DISA = deputyOf('1441');
const chatOf = (number: number): string => channelNo(number).id.replace(/;.*/, '');
/** Who subscribes, by conversation. */
const NAMES: ReadonlyMap<string, string> = new Map([
  [chatOf(1), 'kanal 1'],
  [chatOf(2), 'kanal 2'],
  [chatOf(3), 'kanal 3'],
  [STAFF.chat.id, 'Stina'],
  [RUT.chat.id, 'Rut'],
  [DISA.chat.id, 'Disa'],
]);
const ALL = ['kanal 1', 'kanal 2', 'kanal 3', 'Stina', 'Rut'];
/** After channel 3 has ended it, on Thursday the 14th of January at 16.00. */
const FOUR = ['kanal 1', 'kanal 2', 'Stina', 'Rut'];
/** After Disa has joined, on Thursday the 18th of February at 16.00. */
const WITH_DISA = [...FOUR, 'Disa'];

const tomorrow = (when: string): string => `Öppet forum i morgon, ${when}`;
const inMinutes = (minutes: number, when: string): string => `Öppet forum börjar om ${minutes} minuter, ${when}`;

/** Fridays on which nothing is special: reminded on Thursday at 15.00 and on Friday at 8.45. By hand. */
const ORDINARY: readonly (readonly [month: string, name: string, days: readonly number[]])[] = [
  ['2026-09', 'september', [4, 11]],
  ['2026-10', 'oktober', [16, 23, 30]],
  ['2026-11', 'november', [27]],
  ['2026-12', 'december', [4, 18]],
  ['2027-01', 'januari', [8, 29]],
  ['2027-02', 'februari', [5]],
  ['2027-03', 'mars', [5, 12]],
  ['2027-04', 'april', [2, 9, 16, 30]],
  ['2027-05', 'maj', [14, 21, 28]],
  ['2027-06', 'juni', [4, 11, 18]],
  ['2027-07', 'juli', [2, 9]],
  ['2027-08', 'augusti', [13, 20, 27]],
];
// Missing: 25 December, 1 January, 26 March and 25 June (holidays and eves), 7 May (squeeze day), 16 July to 6 August (pause).

/** What is special, by hand: when clocks in Sweden show what, to whom, and what is said. */
const SPECIAL: readonly (readonly [when: string, to: readonly string[], said: string])[] = [
  // Cancelled on Monday: told when the reminder would have come.
  [
    '2026-09-17 15:00',
    ALL,
    'Öppet forum fredag 18 september kl. 09.00–09.30 är inställt | Anledning: Sjukdom | Nästa forum: fredag 25 september kl. 09.00–09.30.',
  ],
  // Stopped from Thursday 14.50 to Friday 7.00.
  ['2026-09-25 07:00', ALL, inMinutes(120, 'fredag 25 september kl. 09.00–09.30')],
  ['2026-09-25 08:45', ALL, inMinutes(15, 'fredag 25 september kl. 09.00–09.30')],
  // Stopped on Friday from 8.40 to 9.05: too late.
  ['2026-10-01 15:00', ALL, tomorrow('fredag 2 oktober kl. 09.00–09.30')],
  // Moved to an earlier day.
  [
    '2026-10-06 15:00',
    ALL,
    'Öppet forum fredag 9 oktober kl. 09.00–09.30 är flyttat | Ny tid: onsdag 7 oktober kl. 13.00–13.30. | Anledning: Länsträff',
  ],
  ['2026-10-07 12:45', ALL, inMinutes(15, 'onsdag 7 oktober kl. 13.00–13.30')],
  // Cancelled after the reminder.
  ['2026-11-05 15:00', ALL, tomorrow('fredag 6 november kl. 09.00–09.30')],
  [
    '2026-11-05 16:00',
    ALL,
    'Öppet forum fredag 6 november kl. 09.00–09.30 är inställt | Anledning: Snöstorm | Nästa forum: fredag 13 november kl. 09.00–09.30.',
  ],
  // Stopped on Thursday from 14.59 to 17.30.
  ['2026-11-12 17:30', ALL, tomorrow('fredag 13 november kl. 09.00–09.30')],
  ['2026-11-13 08:45', ALL, inMinutes(15, 'fredag 13 november kl. 09.00–09.30')],
  // Lengthened to an hour.
  ['2026-11-19 15:00', ALL, tomorrow('fredag 20 november kl. 09.00–10.00')],
  ['2026-11-20 08:45', ALL, inMinutes(15, 'fredag 20 november kl. 09.00–10.00')],
  // Moved to the afternoon after the reminder.
  ['2026-12-10 15:00', ALL, tomorrow('fredag 11 december kl. 09.00–09.30')],
  [
    '2026-12-10 17:00',
    ALL,
    'Öppet forum fredag 11 december kl. 09.00–09.30 är flyttat | Ny tid: fredag 11 december kl. 13.00–13.30. | Anledning: Krock',
  ],
  ['2026-12-11 12:45', ALL, inMinutes(15, 'fredag 11 december kl. 13.00–13.30')],
  // Channel 3 ends in between; stopped on Friday from 8.30 to 8.52.
  ['2027-01-14 15:00', ALL, tomorrow('fredag 15 januari kl. 09.00–09.30')],
  ['2027-01-15 08:52', FOUR, inMinutes(8, 'fredag 15 januari kl. 09.00–09.30')],
  // Cancelled, and restored when that had been told.
  [
    '2027-01-21 15:00',
    FOUR,
    'Öppet forum fredag 22 januari kl. 09.00–09.30 är inställt | Anledning: Ingen värd | Nästa forum: fredag 29 januari kl. 09.00–09.30.',
  ],
  ['2027-01-21 16:00', FOUR, 'Öppet forum fredag 22 januari kl. 09.00–09.30 blir av som vanligt'],
  ['2027-01-22 08:45', FOUR, inMinutes(15, 'fredag 22 januari kl. 09.00–09.30')],
  // Cancelled ten minutes before.
  ['2027-02-11 15:00', FOUR, tomorrow('fredag 12 februari kl. 09.00–09.30')],
  ['2027-02-12 08:45', FOUR, inMinutes(15, 'fredag 12 februari kl. 09.00–09.30')],
  [
    '2027-02-12 08:50',
    FOUR,
    'Öppet forum fredag 12 februari kl. 09.00–09.30 är inställt | Anledning: Teknikfel | Nästa forum: fredag 19 februari kl. 09.00–09.30.',
  ],
  // Disa joins in between.
  ['2027-02-18 15:00', FOUR, tomorrow('fredag 19 februari kl. 09.00–09.30')],
  ['2027-02-19 08:45', WITH_DISA, inMinutes(15, 'fredag 19 februari kl. 09.00–09.30')],
  // Stopped from Thursday noon to Friday 8.47: one message.
  ['2027-02-26 08:47', WITH_DISA, inMinutes(13, 'fredag 26 februari kl. 09.00–09.30')],
  // Moved by eleven days, over Easter and the change to summer time.
  [
    '2027-03-18 15:00',
    WITH_DISA,
    'Öppet forum fredag 19 mars kl. 09.00–09.30 är flyttat | Ny tid: tisdag 30 mars kl. 09.00–09.30. | Anledning: Påsk',
  ],
  ['2027-03-29 15:00', WITH_DISA, tomorrow('tisdag 30 mars kl. 09.00–09.30')],
  ['2027-03-30 08:45', WITH_DISA, inMinutes(15, 'tisdag 30 mars kl. 09.00–09.30')],
  // Stopped from Thursday 14.00 to Friday 9.00: 23 April is told by nothing.
];

/** When the clockwork stands still, and the bot is started again. */
const STOPS: readonly (readonly [from: string, to: string])[] = [
  ['2026-09-24 14:50', '2026-09-25 07:00'],
  ['2026-10-02 08:40', '2026-10-02 09:05'],
  ['2026-11-12 14:59', '2026-11-12 17:30'],
  ['2027-01-15 08:30', '2027-01-15 08:52'],
  ['2027-02-25 12:00', '2027-02-26 08:47'],
  ['2027-04-22 14:00', '2027-04-23 09:00'],
  // Right after something has been sent.
  ['2026-10-22 15:00', '2026-10-22 15:00'],
  ['2026-12-10 17:00', '2026-12-10 17:00'],
  ['2027-03-30 08:45', '2027-03-30 08:45'],
  ['2027-08-26 15:00', '2027-08-26 15:00'],
];

type Act = readonly [when: string, does: (bot: TestBot) => Promise<unknown>];
const changes =
  (title: string, verb: string, typed: Inputs = {}) =>
  async (bot: TestBot): Promise<unknown> =>
    redraws(bot, HOST, await redraws(bot, HOST, await asks(bot, HOST, 'forum'), `Ändra ${title}`), verb, typed);

const ACTS: readonly Act[] = [
  ['2026-09-14 10:00', changes('18 september', 'forum.cancel', { reason: 'Sjukdom' })],
  ['2026-10-05 10:00', changes('9 oktober', 'forum.move', { reason: 'Länsträff', day: '2026-10-07', time: '13:00' })],
  ['2026-11-05 16:00', changes('6 november', 'forum.cancel', { reason: 'Snöstorm' })],
  ['2026-11-17 10:00', changes('20 november', 'forum.lengthen', { reason: 'Många frågor', minutes: '60' })],
  ['2026-12-10 17:00', changes('11 december', 'forum.move', { reason: 'Krock', day: '2026-12-11', time: '13:00' })],
  ['2027-01-14 16:00', (bot) => saysIn(bot, ADMIN, channelNo(3), 'avsluta prenumeration')],
  ['2027-01-20 10:00', changes('22 januari', 'forum.cancel', { reason: 'Ingen värd' })],
  ['2027-01-21 16:00', changes('22 januari', 'forum.restore')],
  ['2027-02-12 08:50', changes('12 februari', 'forum.cancel', { reason: 'Teknikfel' })],
  ['2027-02-18 16:00', (bot) => writes(bot, DISA, 'prenumerera forum')],
  ['2027-03-15 10:00', changes('19 mars', 'forum.move', { reason: 'Påsk', day: '2027-03-30', time: '09:00' })],
  // Cancelled and restored before anybody was told: nobody hears of it.
  ['2027-04-12 10:00', changes('16 april', 'forum.cancel', { reason: 'Misstag' })],
  ['2027-04-13 10:00', changes('16 april', 'forum.restore')],
];

const FIRST_DAY = Date.UTC(2026, 8, 1);
const DAYS = 52 * 7;
const dayNo = (number: number): string => new Date(FIRST_DAY + number * 86_400_000).toISOString().slice(0, 10);
const two = (number: number): string => String(number).padStart(2, '0');

/** The moment when clocks in Sweden show this; summer time ends on 25 October and begins on 28 March. */
function momentOf(when: string): Date {
  const [day = '', time = ''] = when.split(' ');
  return new Date(`${day}T${time}:00${day < '2026-10-25' || day >= '2027-03-28' ? '+02:00' : '+01:00'}`);
}

function expected(): string[] {
  const ordinary = ORDINARY.flatMap(([month, name, days]) =>
    days.flatMap((day) => {
      const when = `fredag ${day} ${name} kl. 09.00–09.30`;
      const date = `${month}-${two(day)}`;
      const to = date < '2027-01-15' ? ALL : date < '2027-02-19' ? FOUR : WITH_DISA;
      return [
        [`${month}-${two(day - 1)} 15:00`, to, tomorrow(when)],
        [`${date} 08:45`, to, inMinutes(15, when)],
      ] as const;
    }),
  );
  return [...ordinary, ...SPECIAL].flatMap(([when, to, said]) => to.map((one) => `${when} ${one}: ${said}`));
}

describe('a year of the open forum', function () {
  this.timeout(60_000);
  let bot: TestBot;
  const sent: string[] = [];
  let ticks = 0;

  before(async () => {
    bot = await startBot(BOT);
    bot.clock.now = momentOf('2026-08-31 10:00');
    await appoint(bot, HOST, 'host');
    for (const number of [1, 2, 3]) await saysIn(bot, ADMIN, channelNo(number), 'prenumerera forum');
    for (const who of [STAFF, RUT]) await writes(bot, who, 'prenumerera forum');
    for (const { when, does } of moments()) {
      bot.clock.now = momentOf(when);
      const earlier = bot.connector.requests.length;
      await does?.(bot);
      await bot.tick();
      ticks++;
      for (const { call, conversationId, body } of bot.connector.requests.slice(earlier)) {
        if (conversationId !== HOST.chat.id && !isReply(conversationId, body))
          sent.push(record(when, call, conversationId, body));
      }
    }
  });
  after(() => bot?.close());

  /** What people are answered when they begin or end it: in a thread, or with buttons. */
  function isReply(conversationId: string, body: Record<string, unknown>): boolean {
    return conversationId.includes(';messageid=') || JSON.stringify(body).includes('subscription.set');
  }

  function record(when: string, call: string, conversationId: string, body: Record<string, unknown>): string {
    const elements = elementsOf(cardOf(body));
    const [heading] = elements.filter(({ type }) => type === 'TextBlock').map(({ text }) => String(text));
    const lines = elements.filter(({ type }) => type === 'TextRun').map(({ text }) => String(text));
    // What a reminder tells besides, the queue for one, is no matter here.
    const said = / i morgon,| börjar om /.test(String(heading)) ? [heading] : [heading, ...lines];
    const who = NAMES.get(conversationId) ?? conversationId;
    return `${when} ${call === 'send' ? who : `${who} (${call})`}: ${said.join(' | ')}`;
  }

  /** Ticks at all times that matter and at a thousand others, but not while the bot is stopped; acts and starts come first. */
  function moments(): { when: string; does?: Act[1] }[] {
    const random = createRandom(5);
    const pick = (below: number): number => Math.floor(random() * below);
    const weekdays = { 4: ['14:59', '15:00', '15:01'], 5: ['08:44', '08:45', '08:46', '08:59', '09:00', '09:31'] };
    const regular = Array.from({ length: DAYS }, (_, number) => dayNo(number)).flatMap((day) => {
      const times = weekdays[new Date(day).getUTCDay() as 4 | 5] ?? ['12:00'];
      return times.map((time) => `${day} ${time}`);
    });
    const around = SPECIAL.map(([when]) => when);
    const others = Array.from({ length: 1000 }, () => `${dayNo(pick(DAYS))} ${two(pick(24))}:${two(pick(60))}`);
    const isStopped = (when: string): boolean => STOPS.some(([from, to]) => from <= when && when < to);
    const plain = [...regular, ...around, ...others].filter((when) => !isStopped(when)).map((when) => ({ when }));
    const acts = ACTS.map(([when, does]) => ({ when, does }));
    const starts = STOPS.map(([, when]) => ({ when, does: (running: TestBot) => running.restart() }));
    return [...acts, ...plain, ...starts, ...plain.filter(({ when }) => starts.some((one) => one.when === when))].sort(
      (a, b) => momentOf(a.when).getTime() - momentOf(b.when).getTime(),
    );
  }

  it('tells each subscriber exactly what there is to tell, when it is, and each thing once', () => {
    const all = expected();
    assert.ok(all.length > 400, `${all.length} messages`);
    assert.ok(ticks > 1500, `${ticks} ticks`);
    assert.deepEqual(sent.sort(), all.sort());
  });

  it('changes and deletes nothing that was sent', () => {
    const calls = new Set(bot.connector.requests.map(({ call }) => call));
    assert.ok(!calls.has('delete') && !calls.has('update'));
  });

  it('goes without an error', () => {
    const errors = bot.log.lines().filter(({ level }) => Number(level) >= 50);
    assert.deepEqual(errors, []);
  });
});
