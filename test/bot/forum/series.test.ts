import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { ACTIONS } from '../../../bot/actions.ts';
import { sv as botWords } from '../../../bot/texts/sv.ts';
import { textsFor } from '../../../bot/texts/texts.ts';
import { type ForumChange, forumCalendar, forumYear } from '../../../src/forum/forum-calendar.ts';
import { ADMIN, HOST, inSweden, LEADER, REPORT_BOT, type Somebody, STAFF } from '../../support/report-people.ts';
import {
  appoint,
  asks,
  cardsTo,
  type Inputs,
  inputsOf,
  redraws,
  sendsPress,
  wordsOn,
  writes,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonsOf, elementsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;

const JOIN = 'https://teams.example.se/l/meetup-join/1';
const withForum = (env: Record<string, string>) => ({ ...REPORT_BOT, env: { ...REPORT_BOT.env, ...env } });
const linksOf = (card: Json) =>
  elementsOf(card)
    .filter(({ type }) => type === 'Action.OpenUrl')
    .map(({ title, url }) => [title, url] as const);
/** The lines of people's words and of times, which are no markdown. */
const runsOf = (card: Json): string[] =>
  elementsOf(card)
    .filter(({ type }) => type === 'TextRun')
    .map(({ text }) => String(text));
const { change: words, series } = textsFor('sv').forum;

describe('the card of the forum', () => {
  describe('with a link', () => {
    const bot = useBot({ ...withForum({ FORUM_JOIN: JOIN, FORUM_SKIP_SQUEEZE_DAYS: 'true' }), shared: true });
    before(() => appoint(bot(), HOST, 'host'));

    it('shows the next three, and why one between them is missing', async () => {
      bot().clock.now = inSweden('2026-12-14', '09:00');
      assert.deepEqual(runsOf(await asks(bot(), STAFF, 'forum')), [
        'fredag 18 december kl. 09.00–09.30',
        'fredag 25 december: Inget forum (juldagen)',
        'fredag 1 januari: Inget forum (nyårsdagen)',
        'fredag 8 januari kl. 09.00–09.30',
        'fredag 15 januari kl. 09.00–09.30',
      ]);
    });

    it('names a squeeze day', async () => {
      bot().clock.now = new Date('2027-05-03T08:00:00Z');
      assert.ok(runsOf(await asks(bot(), STAFF, 'öppet forum')).includes('fredag 7 maj: Inget forum (klämdag)'));
    });

    it('says it in English', async () => {
      bot().clock.now = inSweden('2026-12-14', '09:00');
      const card = await asks(bot(), STAFF, 'open forum');
      assert.deepEqual(runsOf(card).slice(0, 2), [
        'Friday 18 December, 09:00–09:30',
        'Friday 25 December: No forum (public holiday: juldagen)',
      ]);
      assert.equal(linksOf(card)[0]?.[0], 'Join');
    });

    it('has the link and the calendar as buttons, and no text of the link', async () => {
      const card = await asks(bot(), STAFF, 'forum');
      const [join, calendar, ...more] = linksOf(card);
      assert.deepEqual(join, ['Anslut', JOIN]);
      assert.equal(calendar?.[0], 'Lägg i kalendern');
      assert.match(String(calendar?.[1]), /^https:\/\/forum\.example\.se\/forum\/[\w-]{22}\.ics$/);
      assert.deepEqual(more, []);
      assert.ok(!wordsOn(card).includes(JOIN));
    });

    it('lets hosts change each of them, and nobody else', async () => {
      bot().clock.now = inSweden('2026-12-14', '09:00');
      const titles = async (who: Somebody): Promise<string[]> =>
        buttonsOf(await asks(bot(), who, 'forum')).map(({ title }) => title);
      const changes = ['18 december', '25 december', '1 januari', '8 januari', '15 januari'].map(
        (day) => `Ändra ${day}`,
      );
      assert.deepEqual(await titles(HOST), changes);
      for (const who of [STAFF, ADMIN]) assert.deepEqual(await titles(who), []);
    });
  });

  describe('with a number to call, and no public address', () => {
    const { PUBLIC_URL: _url, ...env } = withForum({ FORUM_JOIN: 'Ring 010-123 45 67, kod *89*#' }).env;
    const bot = useBot({ ...REPORT_BOT, env, shared: true });

    it('shows how to join as text, as it is written, and no calendar', async () => {
      const card = await asks(bot(), STAFF, 'forum');
      assert.deepEqual(linksOf(card), []);
      assert.ok(runsOf(card).includes('Så är du med: Ring 010-123 45 67, kod *89*#'));
    });
  });

  describe('in a pause', () => {
    const bot = useBot({ ...withForum({ FORUM_PAUSE: '1-53' }), shared: true });

    it('of the whole year says that there is none', async () => {
      const card = await asks(bot(), STAFF, 'forum');
      assert.deepEqual(runsOf(card), [series.none]);
    });
  });
});

describe('a host changes a forum', () => {
  const bot = useBot(withForum({ FORUM_JOIN: JOIN }));

  beforeEach(async () => {
    bot().clock.now = inSweden('2026-11-23', '10:00');
    await appoint(bot(), HOST, 'host');
  });

  const opens = async (title = 'Ändra 27 november', typed = 'forum'): Promise<Json> =>
    redraws(bot(), HOST, await asks(bot(), HOST, typed), title);
  const kept = async (day = '2026-11-27'): Promise<ForumChange | undefined> =>
    (await bot().store.read(forumYear(Temporal.PlainDate.from(day)))).changes[day];
  const data = { v: 1, lang: 'sv', forum: '2026-11-27' };

  it('and sees what can be changed, with the times that hold', async () => {
    const card = await opens();
    assert.deepEqual(inputsOf(card), { day: '2026-11-27', time: '09:00', minutes: '30' });
    assert.deepEqual(
      buttonsOf(card).map(({ verb }) => verb),
      ['forum.cancel', 'forum.move', 'forum.lengthen', 'forum.show'],
    );
  });

  it('cancelled: everybody sees why, and the next one comes after it', async () => {
    const card = await redraws(bot(), HOST, await opens(), 'forum.cancel', { reason: 'Sjukdom' });
    assert.ok(wordsOn(card).includes(words.done.cancelled));
    assert.deepEqual(runsOf(await asks(bot(), STAFF, 'forum')), [
      'fredag 27 november: Inställt: Sjukdom',
      'fredag 4 december kl. 09.00–09.30',
      'fredag 11 december kl. 09.00–09.30',
      'fredag 18 december kl. 09.00–09.30',
    ]);
  });

  it('moved: it stands at its new time, with where it comes from', async () => {
    await redraws(bot(), HOST, await opens(), 'forum.move', { reason: 'Länsträff', day: '2026-12-09', time: '13:15' });
    assert.deepEqual(runsOf(await asks(bot(), STAFF, 'forum')), [
      'fredag 4 december kl. 09.00–09.30',
      'onsdag 9 december kl. 13.15–13.45',
      'Flyttat från fredag 27 november: Länsträff',
      'fredag 11 december kl. 09.00–09.30',
    ]);
  });

  it('lengthened: it stays where it is, moved or not', async () => {
    await redraws(bot(), HOST, await opens(), 'forum.lengthen', { reason: 'Många frågor', minutes: '60' });
    const card = await asks(bot(), HOST, 'forum');
    assert.deepEqual(runsOf(card).slice(0, 2), [
      'fredag 27 november kl. 09.00–10.00',
      'Förlängt till 60 minuter: Många frågor',
    ]);
    const again = await opens();
    await redraws(bot(), HOST, again, 'forum.move', { day: '2026-11-26' });
    await redraws(bot(), HOST, await opens(), 'forum.lengthen', { minutes: '90' });
    assert.equal(runsOf(await asks(bot(), STAFF, 'forum'))[0], 'torsdag 26 november kl. 09.00–10.30');
  });

  it('restored: it is as if nothing had been said, and it can be so only once', async () => {
    await redraws(bot(), HOST, await opens(), 'forum.cancel', { reason: 'Sjukdom' });
    const card = await opens();
    assert.deepEqual(inputsOf(card).reason, 'Sjukdom');
    const restored = await redraws(bot(), HOST, card, 'forum.restore');
    assert.ok(wordsOn(restored).includes(words.done.restored));
    assert.equal(runsOf(restored)[0], 'fredag 27 november kl. 09.00–09.30');
    assert.ok(wordsOn(await redraws(bot(), HOST, card, 'forum.restore')).includes(words.already));
  });

  it('twice alike: it is said that it is so already, and told as one change', async () => {
    const card = await opens();
    await redraws(bot(), HOST, card, 'forum.cancel', { reason: 'Sjukdom' });
    const again = await redraws(bot(), HOST, card, 'forum.cancel', { reason: '  Sjukdom ' });
    assert.ok(wordsOn(again).includes(words.already));
    assert.equal((await kept())?.number, 1);
  });

  it('in English', async () => {
    await writes(bot(), HOST, 'open forum');
    const card = await opens('Change 27 November', 'open forum');
    const moved = await redraws(bot(), HOST, card, 'Move it', { reason: 'Meeting', day: '2026-11-26', time: '14:00' });
    assert.ok(wordsOn(moved).includes('The forum has been moved.'));
    assert.deepEqual(runsOf(moved).slice(0, 2), [
      'Thursday 26 November, 14:00–14:30',
      'Moved from Friday 27 November: Meeting',
    ]);
  });

  it('with a reason that looks like markdown, a mention or a template, which stays text', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as somebody may type it
    const reason = '[klicka](https://ond.example) **nu** <at>Alla</at> ${heading} {{DATE(2026-01-01)}}';
    const card = await redraws(bot(), HOST, await opens(), 'forum.cancel', { reason });
    const shown = reason.replace('{{', '{\u2060{');
    assert.equal(runsOf(card)[0], `fredag 27 november: Inställt: ${shown}`);
    const blocks = elementsOf(card).filter(({ type }) => type === 'TextBlock');
    assert.ok(blocks.every(({ text }) => !String(text).includes('klicka')));
  });

  const MOVE = { reason: 'Länsträff', day: '2026-12-03', time: '13:00', minutes: '30' };
  for (const [what, verb, typed, refused] of [
    ['no reason', 'forum.cancel', { reason: '' }, words.refused.reason],
    ['blanks as the reason', 'forum.cancel', { reason: ' \u200b\n ' }, words.refused.reason],
    ['no reason for a move', 'forum.move', { ...MOVE, reason: '' }, words.refused.reason],
    ['no reason for a length', 'forum.lengthen', { reason: '', minutes: '60' }, words.refused.reason],
    ['too long a reason', 'forum.cancel', { reason: 'å'.repeat(301) }, words.refused['reason-too-long']],
    [
      'a personal identity number',
      'forum.cancel',
      { reason: 'Anna 19811218-9876 är sjuk' },
      words.refused['personal-data'],
    ],
    ['no length', 'forum.lengthen', { reason: 'x', minutes: '' }, words.refused.minutes],
    ['four minutes', 'forum.lengthen', { reason: 'x', minutes: '4' }, words.refused.minutes],
    ['too many minutes', 'forum.lengthen', { reason: 'x', minutes: '241' }, words.refused.minutes],
    ['half minutes', 'forum.lengthen', { reason: 'x', minutes: '30.5' }, words.refused.minutes],
    ['words for minutes', 'forum.move', { ...MOVE, minutes: 'en timme' }, words.refused.minutes],
    ['no day', 'forum.move', { ...MOVE, day: '' }, words.refused.malformed],
    ['a day that is none', 'forum.move', { ...MOVE, day: '2026-02-30' }, words.refused.malformed],
    ['the time that is now', 'forum.move', { ...MOVE, day: '2026-11-23', time: '10:00' }, words.refused.past],
    ['yesterday', 'forum.move', { ...MOVE, day: '2026-11-22' }, words.refused.past],
    ['more than four weeks', 'forum.move', { ...MOVE, day: '2026-12-26' }, words.refused['too-far']],
  ] as const satisfies readonly (readonly [string, string, Inputs, string])[]) {
    it(`is refused: ${what}`, async () => {
      const card = await redraws(bot(), HOST, await opens(), verb, typed);
      assert.ok(wordsOn(card).includes(refused), wordsOn(card));
      assert.equal(await kept(), undefined);
    });
  }

  it('and finds what was typed, when it is refused', async () => {
    const typed = { day: '2026-12-03', time: '13:00', minutes: '45' };
    const refused = await redraws(bot(), HOST, await opens(), 'forum.move', { ...typed, reason: '' });
    assert.deepEqual(inputsOf(refused), typed);
    const moved = await redraws(bot(), HOST, refused, 'forum.move', { reason: 'Länsträff' });
    assert.ok(wordsOn(moved).includes(words.done.moved));
  });

  it('by four weeks to the day, also over a clock change', async () => {
    bot().clock.now = inSweden('2026-09-28', '10:00');
    const card = await opens('Ändra 2 oktober');
    const moved = await redraws(bot(), HOST, card, 'forum.move', { ...MOVE, day: '2026-10-30', time: '09:00' });
    assert.ok(wordsOn(moved).includes(words.done.moved));
  });

  it('not into the hour that clocks are put forward over', async () => {
    bot().clock.now = inSweden('2027-03-15', '10:00');
    const card = await opens('Ändra 19 mars');
    const refused = await redraws(bot(), HOST, card, 'forum.move', { ...MOVE, day: '2027-03-28', time: '02:30' });
    assert.ok(wordsOn(refused).includes(words.refused.skipped));
    assert.equal(await kept('2027-03-19'), undefined);
  });

  it('not once it is over, which an old card does not know', async () => {
    for (const [time, isOver] of [
      ['09:29', false],
      ['09:30', true],
    ] as const) {
      bot().clock.now = inSweden('2026-11-27', time);
      for (const verb of ['forum.cancel', 'forum.move', 'forum.lengthen', 'forum.restore']) {
        const { said } = await sendsPress(bot(), HOST, { verb, data });
        assert.equal(said === words.refused.over, isOver, `${verb} at ${time}`);
      }
    }
    assert.equal(await kept(), undefined);
  });

  it('not back to a time that has passed', async () => {
    await redraws(bot(), HOST, await opens(), 'forum.move', MOVE);
    const card = await opens();
    bot().clock.now = inSweden('2026-11-27', '09:00');
    assert.ok(wordsOn(await redraws(bot(), HOST, card, 'forum.restore')).includes(words.refused.past));
    assert.equal((await kept())?.kind, 'moved');
  });

  it('that was moved, and then cancelled after its regular time: those who know of it are told', async () => {
    await writes(bot(), STAFF, 'prenumerera forum');
    await redraws(bot(), HOST, await opens(), 'forum.move', MOVE);
    const told = () =>
      cardsTo(bot(), STAFF)
        .slice(1)
        .map((card) => elementsOf(card).find(({ text }) => text)?.text);
    bot().clock.now = inSweden('2026-11-26', '15:00');
    await bot().tick();
    bot().clock.now = inSweden('2026-12-01', '15:00');
    await redraws(bot(), HOST, await opens(), 'forum.cancel', { reason: 'Sjukdom' });
    await bot().tick();
    assert.deepEqual(told(), [
      'Öppet forum fredag 27 november kl. 09.00–09.30 är flyttat',
      'Öppet forum torsdag 3 december kl. 13.00–13.30 är inställt',
    ]);
    assert.equal(runsOf(await asks(bot(), STAFF, 'forum'))[0], 'torsdag 3 december: Inställt: Sjukdom');
  });

  for (const forum of ['2026-11-26', '2026-11-28', '2026-02-31', '2026-11-20', '2025-11-28']) {
    it(`is refused with the forged day ${forum}`, async () => {
      const { said } = await sendsPress(bot(), HOST, { verb: 'forum.cancel', data: { ...data, forum, reason: 'x' } });
      assert.equal(said, words.refused.over);
      assert.deepEqual(await bot().store.keys(forumCalendar), []);
    });
  }

  for (const wrong of [
    { forum: '__proto__' },
    { forum: '1999-01-01' },
    { v: 2 },
    { lang: 'de' },
    { reason: 7 },
    { minutes: {} },
    { more: 'x' },
  ]) {
    it(`is answered politely with ${JSON.stringify(wrong)}`, async () => {
      const { said } = await sendsPress(bot(), HOST, {
        verb: 'forum.cancel',
        data: { ...data, reason: 'x', ...wrong },
      });
      assert.ok(said);
      assert.notEqual(said, words.done.cancelled);
      assert.equal(await kept(), undefined);
    });
  }
});

describe('the buttons of the forum', () => {
  const bot = useBot({ ...REPORT_BOT, shared: true });
  const FOR_ALL = ['forum.show'];
  const FOR_HOSTS = ['forum.change', 'forum.cancel', 'forum.move', 'forum.lengthen', 'forum.restore'];
  const filled = { reason: 'x', day: '2026-11-26', time: '13:00', minutes: '30' };

  before(async () => {
    bot().clock.now = inSweden('2026-11-23', '10:00');
    await appoint(bot(), LEADER, 'leader');
  });

  it('are known', () => {
    for (const verb of [...FOR_ALL, ...FOR_HOSTS]) assert.ok(ACTIONS.has(verb), verb);
  });

  for (const verb of [...FOR_ALL, ...FOR_HOSTS]) {
    it(`${FOR_ALL.includes(verb) ? 'are' : 'are not'} for everybody: ${verb}`, async () => {
      for (const who of [STAFF, LEADER, ADMIN]) {
        const data = { v: 1, lang: 'sv', forum: '2026-11-27', ...filled };
        const { said } = await sendsPress(bot(), who, { verb, data });
        assert.equal(said === botWords.refusals.notAllowed, !FOR_ALL.includes(verb));
      }
      const { changes } = await bot().store.read(forumYear(Temporal.PlainDate.from('2026-11-27')));
      assert.deepEqual(changes, {});
    });
  }
});
