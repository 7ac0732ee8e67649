import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import { conclude } from '../../../src/forum/forum-follow-up.ts';
import { openQuestions } from '../../../src/forum/forum-queue.ts';
import { DEFAULT_FORUM_SETTINGS, occurrenceOf } from '../../../src/forum/series.ts';
import { personKey } from '../../../src/people/person.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  agendaOn,
  manages,
  places,
  pressesFor,
  questionOf,
  queueOf,
  saidIn,
  speaksFor,
  toldTo,
  words,
} from '../../support/forum-talk.ts';
import {
  ADMIN,
  channelOf,
  HOST,
  REPORT_BOT,
  reporterOf,
  type Somebody,
  STAFF,
  somebody,
  VASTKOM,
} from '../../support/report-people.ts';
import { appoint, asks, choicesOf, redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { channelNo, groupOf, saysIn } from '../../support/summary-talk.ts';
import { activityIn, type Place } from '../../support/teams-activities.ts';
import { buttonsOf, cardOf } from '../../support/teams-cards.ts';

const { agenda, answer, manage, news, queue } = words;
const UMA = reporterOf('1485');
const BO = reporterOf('1490');
const HILDA = somebody('Hilda Värd', VASTKOM, 30);
const MEETING = groupOf(HOST);
const [A, B, C] = ['Vem gör A?', 'När kommer B?', 'Hur många C behövs?'];
const JOIN = 'https://teams.example.se/l/meetup-join/1';
const BOT = { ...REPORT_BOT, env: { ...REPORT_BOT.env, FORUM_JOIN: JOIN } };

describe('the agenda of the forum', () => {
  const bot = useBot(BOT);
  let hugo: Somebody;

  /** The moment of that time on the day of the forum, Friday 27 November 2026, or some days later. */
  const at = async (time: string, days = 0): Promise<void> => {
    bot().clock.now = new Date(new Date(`2026-11-27T${time}:00+01:00`).getTime() + days * 86_400_000);
    await bot().tick();
  };
  const posted = () =>
    bot()
      .connector.posted(MEETING.id)
      .filter(({ attachments }) => attachments !== undefined)
      .map(cardOf);
  const shared = () => agendaOn(posted().at(-1) ?? assert.fail('nothing is posted'));
  const posts = async (who = hugo) => {
    const said = await saysIn(bot(), who, MEETING, 'agenda');
    await bot().tick();
    return said;
  };
  const ticks = async (which: string, who = hugo) => {
    const card = posted().at(-1) ?? assert.fail('nothing is posted');
    const { verb, data } = buttonsOf(card).find(({ title }) => title === which) ?? assert.fail(`no ${which}`);
    const answered = await sendsPress(bot(), who, { verb, data }, { conversation: MEETING.conversation });
    await bot().tick();
    return answered;
  };
  const meeting = (what: 'Start' | 'End', where: Place = MEETING) =>
    bot().post(
      activityIn(where, 'event', {
        name: `application/vnd.microsoft.meeting${what}`,
        value: { MeetingType: 'Recurring', Title: 'Öppet forum' },
        from: HOST.from,
      }),
    );

  beforeEach(async () => {
    await at('08:00', -2);
    hugo = await appoint(bot(), HOST, 'host');
    await speaksFor(bot(), BO, '1490');
    for (const [who, text] of [
      [UMA, A],
      [BO, B],
      [BO, C],
    ] as const)
      await asks(bot(), who, `fråga forum: ${text}`);
    await bot().tick();
  });

  it('is filled by what most want to know, ordered by hosts, and read by everybody', async () => {
    await redraws(bot(), BO, await asks(bot(), BO, 'frågor'), queue.vote.title);
    const empty = await asks(bot(), hugo, 'agenda');
    assert.ok(wordsOn(empty).includes(agenda.none));
    const full = await redraws(bot(), hugo, empty, agenda.fill.title);
    assert.ok(wordsOn(full).includes(agenda.filled(3)));
    assert.deepEqual(
      agendaOn(full).map(([text]) => text),
      [A, B, C],
    );
    const moved = await pressesFor(bot(), hugo, full, agenda.up.title, C);
    assert.deepEqual(
      agendaOn(moved).map(([text]) => text),
      [A, C, B],
    );
    const fewer = await pressesFor(bot(), hugo, moved, agenda.remove.title, A);
    assert.deepEqual(
      agendaOn(fewer).map(([text]) => text),
      [C, B],
    );
    const read = await asks(bot(), STAFF, 'dagordning');
    assert.deepEqual(
      agendaOn(read).map(([text]) => text),
      [C, B],
    );
    assert.deepEqual(buttonsOf(read), []);
  });

  it('is posted by a host where the forum meets, and by nobody else', async () => {
    await places(bot(), hugo, A, B);
    assert.deepEqual(await posts(), [], 'no word besides the card');
    assert.deepEqual(shared(), [
      [A, ''],
      [B, ''],
    ]);
    assert.deepEqual(buttonsOf(posted()[0] ?? {}), [], 'nothing to tick off before the forum');
    await posts(ADMIN);
    assert.equal(posted().length, 1);
  });

  it('is ticked off during the forum on the one card that everybody sees', async () => {
    await places(bot(), hugo, A, B, C);
    await posts();
    await at('09:00');
    await ticks(agenda.next.title);
    assert.deepEqual(shared(), [
      [A, agenda.states.now],
      [B, ''],
      [C, ''],
    ]);
    const { card = {} } = await ticks(agenda.ticks.answered.title);
    assert.deepEqual(agendaOn(card), shared(), 'the press is answered with what everybody sees');
    await ticks(agenda.next.title);
    await ticks(agenda.ticks.tabled.title);
    assert.deepEqual(shared(), [
      [A, agenda.states.answered],
      [B, agenda.states.tabled],
      [C, ''],
    ]);
    assert.equal(posted().length, 1, 'updated in place');
    const { said } = await ticks(agenda.next.title, UMA);
    assert.match(String(said), /behörighet|får/i);
    assert.deepEqual(shared()[2], [C, '']);
  });

  it('shows a question as answered when the answer is written, and is drawn again where a question is withdrawn', async () => {
    await places(bot(), hugo, A, B);
    await posts();
    await at('09:05');
    const form = await redraws(bot(), hugo, await manages(bot(), hugo, A), answer.open.title);
    await redraws(bot(), hugo, form, answer.only.title, { answer: 'Vi gör A.' });
    await redraws(bot(), BO, await asks(bot(), BO, 'mina frågor'), queue.withdraw.title);
    await bot().tick();
    assert.deepEqual(shared(), [[A, agenda.states.answered]]);
  });

  it('posted again stands last, and both are kept up to date', async () => {
    await places(bot(), hugo, A);
    await posts();
    bot().clock.now = new Date(bot().clock.now.getTime() + 60_000);
    await posts();
    await at('09:00');
    await ticks(agenda.next.title);
    assert.deepEqual(
      posted().map((card) => agendaOn(card)),
      [[[A, agenda.states.now]], [[A, agenda.states.now]]],
    );
  });

  it('is posted from a host’s own chat where it was posted the last time', async () => {
    await places(bot(), hugo, A);
    const own = await asks(bot(), hugo, 'agenda');
    assert.ok(wordsOn(own).includes(agenda.postHere));
    await posts();
    await at('08:00', 7);
    const next = await asks(bot(), hugo, 'agenda');
    assert.ok(wordsOn(await redraws(bot(), hugo, next, 'agenda.post')).includes(agenda.posted));
    await bot().tick();
    assert.equal(posted().length, 2);
  });

  it('of a forum that is over cannot be changed from an old card', async () => {
    await places(bot(), hugo, A, B);
    await at('09:00');
    const old = await asks(bot(), hugo, 'agenda');
    await at('10:30');
    const told = await pressesFor(bot(), hugo, old, agenda.ticks.answered.title, A);
    assert.ok(wordsOn(told).includes(agenda.over));
    assert.equal((await questionOf(bot(), A)).state, 'carried-over');
  });

  describe('after the forum', () => {
    const subscribe = async (): Promise<void> => {
      await saysIn(bot(), ADMIN, channelNo(1), 'prenumerera forum');
    };
    const summaries = () => saidIn(bot(), channelNo(1).id.replace(/;.*/, ''), news.afterwards(''));

    it('those who subscribe are told what came of it, once, and what is left goes on', async () => {
      await subscribe();
      await places(bot(), hugo, A, B);
      await at('09:00');
      const own = await asks(bot(), hugo, 'agenda');
      await pressesFor(bot(), hugo, own, agenda.ticks.answered.title, A);
      await at('09:59');
      assert.deepEqual(summaries(), [], 'the hosts may still tick off');
      await at('10:00');
      await bot().restart();
      await at('10:05');
      const [summary = '', ...more] = summaries();
      assert.deepEqual(more, []);
      const inOrder = [news.answered, A, news.carriedOver, B, 'fredag 4 december kl. 09.00–09.30'];
      assert.deepEqual(
        inOrder.map((part) => summary.indexOf(part)),
        inOrder.map((part) => summary.indexOf(part)).sort((a, b) => a - b),
      );
      assert.ok(
        inOrder.every((part) => summary.includes(part)),
        summary,
      );
      const next = await asks(bot(), hugo, 'agenda');
      assert.match(wordsOn(next), /4 december/);
      assert.deepEqual(
        agendaOn(next).map(([text]) => text),
        [B],
      );
      assert.ok(wordsOn(await asks(bot(), UMA, 'mina frågor')).includes(queue.states.spoken));
    });

    it('nobody is told when there is nothing to tell', async () => {
      await subscribe();
      await at('10:05');
      assert.deepEqual(summaries(), []);
    });

    it('a question is flagged after one forum without an answer; after two the hosts are named, and reminded once', async () => {
      await appoint(bot(), HILDA, 'host');
      await places(bot(), hugo, A);
      await at('10:05');
      assert.ok(wordsOn(await asks(bot(), UMA, 'frågor')).includes(queue.waited(1)));
      assert.ok(!wordsOn(await asks(bot(), UMA, 'frågor')).includes(HILDA.name));
      await at('10:05', 7);
      await bot().restart();
      await at('10:06', 7);
      const list = wordsOn(await asks(bot(), UMA, 'frågor'));
      assert.ok(list.includes(`${queue.waited(2)} ${queue.responsible(`${HOST.name}, ${HILDA.name}`)}`), list);
      for (const who of [HOST, HILDA]) {
        const [told = '', ...more] = toldTo(bot(), who, news.forHosts);
        assert.deepEqual(more, []);
        for (const text of [A, B, C]) assert.ok(told.includes(news.waited(2, text)), told);
      }
      assert.deepEqual(toldTo(bot(), UMA, news.forHosts), []);
    });

    it('the host to whom it was handed is the one who is reminded', async () => {
      await appoint(bot(), HILDA, 'host');
      for (const text of [B, C]) {
        const form = await redraws(bot(), hugo, await manages(bot(), hugo, text), answer.open.title);
        await redraws(bot(), hugo, form, answer.decline.title, { answer: 'Nej.' });
      }
      const card = await manages(bot(), hugo, A);
      const host = ((JSON.stringify(card).match(/"title":"Hilda Värd","value":"(\w+)"/) ?? [])[1] ??
        assert.fail()) as string;
      await redraws(bot(), hugo, card, manage.save.title, { host });
      await at('10:05');
      await at('10:05', 7);
      assert.deepEqual([toldTo(bot(), HOST, news.forHosts).length, toldTo(bot(), HILDA, news.forHosts).length], [0, 1]);
      assert.ok(wordsOn(await asks(bot(), UMA, 'frågor')).includes(queue.responsible(HILDA.name)));
    });

    it('what was handed to somebody who is no host any more is everybody’s', async () => {
      await appoint(bot(), HILDA, 'host');
      const host = personKey({ tenantId: HILDA.tenantId, userId: HILDA.userId });
      await redraws(bot(), hugo, await manages(bot(), hugo, A), manage.save.title, { host });
      const book = await asks(bot(), ADMIN, 'roller');
      const [, holding = ''] =
        Object.entries(choicesOf(book, 'holding')).find(([title]) => title.includes(HILDA.name)) ?? [];
      await redraws(bot(), ADMIN, book, 'role.withdraw', { holding });
      await at('10:05');
      await at('10:05', 7);
      assert.ok(toldTo(bot(), HOST, news.forHosts)[0]?.includes(A));
      assert.ok(wordsOn(await asks(bot(), UMA, 'frågor')).includes(queue.responsible(HOST.name)));
    });

    it('a stop while the end of the meeting concludes it loses neither the summary nor the reminder', async () => {
      await subscribe();
      await places(bot(), hugo, A);
      await at('09:31');
      const day = Temporal.PlainDate.from('2026-11-27');
      const over = occurrenceOf(day, DEFAULT_FORUM_SETTINGS, undefined);
      const { store } = bot();
      const killed: Store = {
        ...store,
        read: (doc) => store.read(doc),
        keys: (collection) => store.keys(collection),
        change(doc, decide) {
          if (doc.key === openQuestions.key && doc.collection.name === openQuestions.collection.name)
            throw new Error('killed');
          return store.change(doc, decide);
        },
      };
      const hosts = [{ tenantId: HOST.tenantId, userId: HOST.userId }];
      await assert.rejects(conclude(killed, over, { isAllowed: () => true, hosts, now: bot().clock.now }), /killed/);
      await bot().restart();
      await at('09:35');
      assert.deepEqual(summaries(), [], 'nothing is true to tell yet');
      await at('10:00');
      await at('10:01');
      assert.equal(summaries().length, 1);
      assert.ok(summaries()[0]?.includes(A));
    });

    it('a host is reminded of an answer that was given by word of mouth', async () => {
      await places(bot(), hugo, A);
      await at('09:00');
      await pressesFor(bot(), hugo, await asks(bot(), hugo, 'agenda'), agenda.ticks.answered.title, A);
      await at('10:05');
      assert.ok(toldTo(bot(), HOST, news.forHosts)[0]?.includes(news.unwritten(A)));
      const form = await redraws(bot(), hugo, await manages(bot(), hugo, A), answer.open.title);
      assert.ok(JSON.stringify(form).includes(answer.oral('2026-11-27')));
      await redraws(bot(), hugo, form, answer.only.title, { answer: 'Vi gör A.' });
      await bot().tick();
      assert.equal(toldTo(bot(), UMA, 'Vi gör A.').length, 1);
    });

    it('a forum that is cancelled counts for nothing, and its agenda is that of the next', async () => {
      await places(bot(), hugo, A);
      const change = await redraws(bot(), hugo, await asks(bot(), hugo, 'forum'), 'forum.change');
      await posts();
      await redraws(bot(), hugo, change, 'forum.cancel', { reason: 'Sjukdom' });
      await bot().tick();
      assert.ok(wordsOn(posted().at(-1) ?? {}).includes('Inställt: Sjukdom'), 'the posted agenda tells it');
      const next = await asks(bot(), hugo, 'agenda');
      assert.match(wordsOn(next), /4 december/);
      assert.deepEqual(
        agendaOn(next).map(([text]) => text),
        [A],
      );
      await at('10:05');
      assert.deepEqual((await questionOf(bot(), A)).missed, []);
    });
  });

  describe('with what Teams tells of the meeting', () => {
    it('is posted when the meeting begins, unless it is there', async () => {
      await places(bot(), hugo, A);
      await posts();
      await at('10:05');
      await at('08:55', 7);
      await meeting('Start', channelOf(HOST));
      await bot().tick();
      assert.equal(posted().length, 1, 'another meeting');
      await meeting('Start');
      await meeting('Start');
      await bot().tick();
      assert.equal(posted().length, 2);
      assert.match(wordsOn(posted().at(-1) ?? {}), /4 december/);
    });

    it('is concluded when the meeting ends, but not before its time', async () => {
      await places(bot(), hugo, A);
      await posts();
      await at('09:10');
      await meeting('End');
      assert.equal((await questionOf(bot(), A)).state, 'on-agenda');
      await at('09:31');
      await meeting('End');
      await meeting('End');
      assert.equal((await questionOf(bot(), A)).state, 'carried-over');
      assert.deepEqual((await questionOf(bot(), A)).missed, ['2026-11-27']);
      await at('10:05');
      assert.deepEqual((await questionOf(bot(), A)).missed, ['2026-11-27']);
    });

    it('does nothing for a meeting of another organisation, or with an event that holds nothing', async () => {
      await places(bot(), hugo, A);
      await posts();
      await at('09:31');
      await meeting('End', { ...MEETING, ...groupOf(STAFF) });
      for (const value of [null, 7, 'x']) {
        const { status } = await bot().post(
          activityIn(groupOf(STAFF), 'event', {
            name: 'application/vnd.microsoft.meetingEnd',
            value,
            from: STAFF.from,
          }),
        );
        assert.equal(status, 200);
      }
      assert.equal((await questionOf(bot(), A)).state, 'on-agenda');
    });
  });

  it('stands in the reminders, in its order', async () => {
    await saysIn(bot(), ADMIN, channelNo(1), 'prenumerera forum');
    await places(bot(), hugo, C, A);
    await at('15:00', -1);
    const [reminder = ''] = saidIn(bot(), channelNo(1).id.replace(/;.*/, ''), 'i morgon');
    assert.ok(reminder.indexOf(news.agenda) < reminder.indexOf(C), reminder);
    assert.ok(reminder.indexOf(C) < reminder.indexOf(A), reminder);
    assert.ok(!reminder.includes(B));
    assert.equal((await queueOf(bot())).length, 3);
  });
});
