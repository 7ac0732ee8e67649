import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { archiveMonth } from '../../../src/forum/forum-archive.ts';
import { openQuestions, putQuestion } from '../../../src/forum/forum-queue.ts';
import { isFollowedBy } from '../../../src/forum/questions.ts';
import { sv } from '../../../src/forum/texts/sv.ts';
import { manages, places, questionOf, queueOf, speaksFor, words } from '../../support/forum-talk.ts';
import { HOST, reporterOf, type Somebody } from '../../support/report-people.ts';
import { appoint, redraws, asks as talks } from '../../support/report-talk.ts';
import { callTab, useTabBot } from '../../support/tab-talk.ts';

/** Her tenant serves Uddevalla alone. */
const UMA = reporterOf('1485');
/** His tenant serves 48, so he has none before he has chosen. */
const BO = reporterOf('1490');
const FIRST = 'När börjar utbildningen?';
const NOW = '2026-11-20T08:00:00.000Z';
type Json = Record<string, unknown>;
const SECOND = 'Vem betalar licenserna för journalsystemet?';

describe('the questions in the tab', () => {
  const { bot, tab } = useTabBot();

  const call = (who: Somebody, name: string, body: object) => callTab(tab(), who, name, body);
  const asks = (who: Somebody, text: string, anyway = false) => call(who, 'questions.ask', { text, anyway });
  const queueOfTab = async (who: Somebody): Promise<[text: string, isVoted: boolean | null][]> => {
    const [, body] = await call(who, 'questions.queue', { most: 20 });
    return (body.questions as Json[]).map(({ text, isVoted }) => [text as string, isVoted as boolean | null]);
  };

  it('are put once, and are seen by others without who asked', async () => {
    await talks(bot(), UMA, 'hjälp');
    assert.deepEqual(await asks(UMA, FIRST), [200, { kind: 'asked', said: sv.stored }]);
    assert.deepEqual(await asks(UMA, FIRST), [200, { kind: 'asked', said: sv.alreadyThere }]);
    assert.deepEqual(await queueOfTab(UMA), [[FIRST, true]]);
    const [, body] = await call(BO, 'questions.queue', { most: 20 });
    assert.equal(body.voting, 'choose');
    assert.doesNotMatch(JSON.stringify(body), /Uddevalla|Rut/);
  });

  it('take the vote of a municipality once, give it back, and show others the new order', async () => {
    await speaksFor(bot(), BO, '1490');
    await asks(UMA, FIRST);
    await asks(UMA, SECOND);
    const { id } = await questionOf(bot(), SECOND);
    const vote = (on: boolean) => call(BO, 'questions.vote', { question: id, on });
    for (const _ of ['once', 'twice'])
      assert.deepEqual(await vote(true), [200, { said: sv.queue.voted, isFollowed: true }]);
    assert.deepEqual(Object.keys((await questionOf(bot(), SECOND)).votes).sort(), ['1485', '1490']);
    assert.deepEqual(await queueOfTab(UMA), [
      [SECOND, true],
      [FIRST, true],
    ]);
    assert.deepEqual(await vote(false), [200, { said: sv.queue.unvoted, isFollowed: false }]);
    assert.deepEqual(Object.keys((await questionOf(bot(), SECOND)).votes), ['1485']);
  });

  it('are listed up to two hundred, however many are asked for', async () => {
    await bot().store.change(openQuestions, (queue) => {
      const put = (now: typeof queue, n: number): typeof queue => {
        const askedBy = { ...UMA, userId: `${n}` };
        const question = { text: `Fråga ${n}?`, askedBy, municipality: null, thread: null, askedAt: NOW };
        return putQuestion(now, question).next ?? now;
      };
      return { next: Array.from({ length: 205 }, (_, n) => n).reduce(put, queue), result: undefined };
    });
    for (const [most, listed] of [
      [20, 20],
      [1000, 200],
    ] as const) {
      const [, { count, questions }] = await call(UMA, 'questions.queue', { most });
      assert.deepEqual([count, (questions as Json[]).length], [205, listed]);
    }
    assert.equal((await call(UMA, 'questions.queue', { most: 1001 }))[0], 400);
  });

  it('are shown by topic, the one that a host has set or that the words tell, with how many there are on each', async () => {
    await appoint(bot(), HOST, 'host');
    for (const text of [FIRST, 'Vilka utbildningar ges på distans?', SECOND]) await asks(UMA, text, true);
    const { themes } = textsFor('sv').summaries;
    const shows = async (topic?: string) => {
      const [status, body] = await call(BO, 'questions.queue', { most: 20, ...(topic && { topic }) });
      assert.equal(status, 200);
      const { count, total, topics, questions } = body as Record<string, Json[]>;
      return {
        counted: [count, total],
        topics: Object.fromEntries((topics ?? []).map((one) => [one.topic, [one.name, one.count]])),
        texts: (questions ?? []).map(({ text, topic: name, number }) => [text, name, number]),
      };
    };
    const place = (await queueOf(bot())).findIndex(({ text }) => text === SECOND) + 1;
    const { topics, counted } = await shows();
    assert.deepEqual(counted, [3, 3]);
    assert.deepEqual(topics, { training: [themes.training, 2], it: [themes.it, 1] });
    assert.deepEqual(await shows('it'), { counted: [1, 3], topics, texts: [[SECOND, themes.it, place]] });
    await redraws(bot(), HOST, await manages(bot(), HOST, SECOND), words.manage.save.title, { topic: 'legal' });
    assert.deepEqual((await shows('legal')).texts, [[SECOND, themes.legal, place]]);
    const empty = await shows('it');
    assert.deepEqual([empty.counted, empty.topics.it, empty.texts], [[0, 3], [themes.it, 0], []]);
    for (const topic of ['none', '__proto__', 7])
      assert.equal((await call(BO, 'questions.queue', { most: 20, topic }))[0], 400);
  });

  it('take no vote of somebody whose municipality is not known, nor for what is not there', async () => {
    await asks(UMA, FIRST);
    const { id } = await questionOf(bot(), FIRST);
    assert.deepEqual(await call(BO, 'questions.vote', { question: id, on: true }), [409, { error: 'no-municipality' }]);
    for (const question of ['none', 'constructor', '__proto__']) {
      assert.deepEqual(await call(UMA, 'questions.vote', { question, on: true }), [404, { error: 'question-gone' }]);
    }
    for (const body of [
      { question: '', on: true },
      { question: id },
      { question: id, on: true, municipality: '1490' },
    ]) {
      assert.equal((await call(UMA, 'questions.vote', body))[0], 400);
    }
    assert.deepEqual(Object.keys((await questionOf(bot(), FIRST)).votes), ['1485']);
  });

  it('whose answer somebody wants come to their chat, without a vote, until they no longer do', async () => {
    await asks(UMA, FIRST);
    const { id } = await questionOf(bot(), FIRST);
    const follow = (who: Somebody, on: boolean, question = id) => call(who, 'questions.follow', { question, on });
    const isFollowed = async (who: Somebody): Promise<unknown> => {
      const [, body] = await call(who, 'questions.queue', { most: 20 });
      assert.doesNotMatch(JSON.stringify(body), new RegExp(`${UMA.userId}|${BO.userId}`));
      return (body.questions as Json[])[0]?.isFollowed;
    };
    // The answer cannot come to a chat that is not there.
    assert.deepEqual([await isFollowed(UMA), await isFollowed(BO)], [false, false]);
    await talks(bot(), UMA, 'hjälp');
    assert.deepEqual([await isFollowed(UMA), await isFollowed(BO)], [true, false]);
    assert.deepEqual(await follow(BO, true), [409, { error: 'no-chat' }]);
    assert.deepEqual(await follow(BO, false), [200, { said: sv.queue.unfollowed }]);
    await talks(bot(), BO, 'hjälp');
    for (const _ of ['once', 'twice']) assert.deepEqual(await follow(BO, true), [200, { said: sv.queue.followed }]);
    assert.deepEqual([await isFollowed(UMA), await isFollowed(BO)], [true, true]);
    assert.ok(isFollowedBy(await questionOf(bot(), FIRST), BO));
    assert.deepEqual(Object.keys((await questionOf(bot(), FIRST)).votes), ['1485']);
    assert.deepEqual(await follow(BO, false), [200, { said: sv.queue.unfollowed }]);
    assert.deepEqual([await isFollowed(UMA), await isFollowed(BO)], [true, false]);
    assert.deepEqual(await follow(BO, true, 'none'), [404, { error: 'question-gone' }]);
    assert.equal((await call(BO, 'questions.follow', { question: id }))[0], 400);
  });

  it('tell who has no chat with the bot, when asking and voting, how the answer can come there', async () => {
    assert.equal((await asks(UMA, FIRST))[1].said, `${sv.stored} ${sv.queue.answerInChat}`);
    assert.equal((await asks(UMA, FIRST))[1].said, `${sv.alreadyThere} ${sv.queue.answerInChat}`);
    const { id } = await questionOf(bot(), FIRST);
    const vote = async (on: boolean) => (await call(UMA, 'questions.vote', { question: id, on }))[1];
    assert.deepEqual(await vote(true), { said: `${sv.queue.voted} ${sv.queue.answerInChat}`, isFollowed: false });
    assert.deepEqual(await vote(false), { said: sv.queue.unvoted, isFollowed: false });
  });

  it('go on telling the answer to who asked, with or without a vote', async () => {
    await asks(UMA, FIRST);
    const { id } = await questionOf(bot(), FIRST);
    const vote = (who: Somebody, on: boolean) => call(who, 'questions.vote', { question: id, on });
    const isFollowing = async (who: Somebody) => isFollowedBy(await questionOf(bot(), FIRST), who);
    await vote(UMA, false);
    assert.equal(await isFollowing(UMA), true);
    await speaksFor(bot(), BO, '1490');
    await vote(BO, true);
    await vote(BO, false);
    assert.equal(await isFollowing(BO), false);
    await call(UMA, 'questions.follow', { question: id, on: false });
    await vote(UMA, false);
    assert.equal(await isFollowing(UMA), false);
  });

  it('of the reader alone are shown where they stand, and with the answer or why there is none, for a year', async () => {
    const hugo = await appoint(bot(), HOST, 'host');
    await talks(bot(), UMA, 'hjälp');
    const THIRD = 'Vad kostar förbindelsen per invånare?';
    const OTHER = 'När startar utbildningarna egentligen?';
    for (const text of [FIRST, SECOND, THIRD]) await asks(UMA, text, true);
    await asks(BO, OTHER, true);
    const own = async (who: Somebody) => {
      const [status, body] = await call(who, 'questions.own', {});
      assert.equal(status, 200);
      return body as { waiting: Json[]; closed: Json[] };
    };
    const decides = async (text: string, how: string, typed: Record<string, string>) => {
      const opened = await redraws(bot(), hugo, await manages(bot(), hugo, text), sv.answer.open.title);
      await redraws(bot(), hugo, opened, how, typed);
    };
    await decides(SECOND, sv.answer.only.title, {
      answer: 'Varje kommun betalar.\n\nSe avtalet.',
      source: 'VästKom',
      reviewBy: '2027-06-01',
    });
    await decides(THIRD, sv.answer.decline.title, { answer: 'Fråga VGR.' });
    const { id } = await questionOf(bot(), FIRST);
    const { waiting, closed } = await own(UMA);
    assert.deepEqual(waiting, [
      {
        id,
        text: FIRST,
        meta: `${sv.queue.place(1)} ${sv.queue.votes(1, '20 november')} ${sv.queue.askedBy('Uddevalla')}`,
        isFollowed: true,
        followButton: { title: sv.queue.follow.title },
      },
    ]);
    const { told } = sv.answer;
    assert.deepEqual(
      closed.map(({ text, state, mark, lines }) => [text, state, mark, lines]).sort(),
      [
        [
          SECOND,
          'answered',
          'Besvarad 20 november',
          [
            'Varje kommun betalar.',
            'Se avtalet.',
            told.source('VästKom', 'fredag 20 november'),
            told.review('tisdag 1 juni'),
          ],
        ],
        [THIRD, 'declined', 'Avböjd 20 november', ['Fråga VGR.']],
      ].sort(),
    );
    await redraws(bot(), hugo, await manages(bot(), hugo, OTHER), sv.manage.merge.title, { into: id });
    const bos = await own(BO);
    assert.deepEqual(
      bos.waiting.map((one) => [one.id, one.text, one.meta]),
      [[id, OTHER, sv.queue.mergedInto(FIRST)]],
    );
    assert.deepEqual(bos.closed, []);
    await decides(FIRST, sv.answer.only.title, { answer: 'I mars.' });
    assert.deepEqual(
      (await own(BO)).closed.map(({ text, state }) => [text, state]),
      [[OTHER, 'answered']],
    );
    assert.deepEqual(await own(HOST), { waiting: [], closed: [] });
    bot().clock.now = new Date('2027-12-01T08:00:00Z');
    assert.deepEqual(await own(UMA), { waiting: [], closed: [] });
  });

  it('of the reader that are closed go back twelve months, the newest twenty, without those taken back', async () => {
    const closed = (at: string, state: 'answered' | 'withdrawn') => ({
      state,
      answer: 'Ja.',
      source: '',
      reviewBy: null,
      forum: null,
      by: { tenantId: HOST.tenantId, userId: HOST.userId },
      at,
      text: state === 'withdrawn' ? '' : `Fråga ${at}?`,
      askedBy: { tenantId: UMA.tenantId, userId: UMA.userId },
      municipality: null,
      askedAt: at,
      votes: {},
      merged: [],
      rank: null,
      history: [],
      knowledge: null,
    });
    const keep = (at: string, state: 'answered' | 'withdrawn' = 'answered') =>
      bot().store.change(archiveMonth(at), ({ questions }) => ({
        next: { questions: { ...questions, [at]: closed(at, state) } },
        result: undefined,
      }));
    const own = async () => ((await call(UMA, 'questions.own', {}))[1].closed as Json[]).map(({ id }) => id);
    const [old, older, oldest] = ['2026-02-03T08:00:00.000Z', '2025-12-03T08:00:00.000Z', '2025-11-30T08:00:00.000Z'];
    for (const at of [old, older, oldest]) await keep(at);
    await keep('2026-11-01T08:00:00.000Z', 'withdrawn');
    assert.deepEqual(await own(), [old, older]);
    const many = Array.from({ length: 20 }, (_, at) => `2026-10-${10 + at}T08:00:00.000Z`);
    for (const at of many) await keep(at);
    assert.deepEqual(await own(), many.toReversed());
  });

  it('are in the language of each reader, also when several look at once', async () => {
    await asks(UMA, FIRST);
    for (const language of ['sv', 'en'] as const) {
      const [, body] = await callTab(tab(), UMA, 'questions.queue', { most: 20 }, language);
      const [line] = body.questions as { button: Json }[];
      assert.equal(line?.button.title, textsFor(language).forum.queue.vote.title);
    }
  });

  it('that are like one in the queue are shown it first, and are put all the same when asked', async () => {
    await asks(UMA, FIRST);
    const [status, body] = await asks(BO, 'När börjar utbildningen då?');
    assert.equal(status, 200);
    assert.deepEqual([body.kind, body.heading], ['similar', sv.queue.similar(1)]);
    assert.deepEqual(
      (body.questions as Json[]).map(({ text }) => text),
      [FIRST],
    );
    assert.equal((await queueOf(bot())).length, 1);
    assert.equal((await asks(BO, 'När börjar utbildningen då?', true))[1].kind, 'asked');
    assert.equal((await queueOf(bot())).length, 2);
  });

  it('without words, too long or with a personal identity number are not kept', async () => {
    assert.deepEqual(await asks(UMA, ' ?! '), [400, { error: 'no-words' }]);
    assert.equal((await asks(UMA, 'å'.repeat(1001)))[0], 400);
    // A letter that comes apart into three.
    for (const anyway of [false, true])
      assert.deepEqual(await asks(UMA, '\uFB2C'.repeat(1000), anyway), [409, { error: 'too-large' }]);
    assert.deepEqual(await asks(UMA, 'Gäller det 811218-9876?'), [409, { error: 'personal-data' }]);
    assert.deepEqual(await queueOf(bot()), []);
  });

  it('are ticked off by hosts and nobody else, on the agenda that everybody sees', async () => {
    await appoint(bot(), HOST, 'host');
    await asks(UMA, FIRST);
    await places(bot(), HOST, FIRST);
    const { id } = await questionOf(bot(), FIRST);
    const agendaFor = async (who: Somebody) => {
      const [, { items }] = await call(who, 'agenda.show', {});
      return (items as Json[]).map(({ text, state, ticks }) => [text, state, (ticks as Json[]).map(({ to }) => to)]);
    };
    const forum = '2026-11-20';
    const ticks = (who: Somebody, to: string, change = {}) =>
      call(who, 'agenda.tick', { forum, question: id, to, ...change });
    assert.deepEqual(await agendaFor(UMA), [[FIRST, 'waiting', []]]);
    assert.deepEqual(await agendaFor(HOST), [[FIRST, 'waiting', ['now', 'answered', 'tabled']]]);
    assert.deepEqual(await ticks(UMA, 'now'), [403, { error: 'not-permitted' }]);
    for (const _ of ['once', 'twice']) assert.equal((await ticks(HOST, 'now'))[0], 200);
    assert.deepEqual(await agendaFor(UMA), [[FIRST, 'now', []]]);
    assert.deepEqual(await ticks(HOST, 'answered'), [200, { said: sv.agenda.ticked.answered }]);
    assert.deepEqual(await agendaFor(HOST), [[FIRST, 'answered', ['waiting']]]);
    assert.deepEqual(await ticks(HOST, 'now'), [409, { error: 'impossible' }]);
    assert.deepEqual(await ticks(HOST, 'now', { question: 'none' }), [404, { error: 'question-gone' }]);
    assert.deepEqual(await ticks(HOST, 'now', { forum: '2026-11-13' }), [409, { error: 'forum-over' }]);
    assert.equal((await ticks(HOST, 'gone'))[0], 400);
  });

  it('are put on the agenda, moved and taken off by hosts and nobody else', async () => {
    await appoint(bot(), HOST, 'host');
    for (const text of [FIRST, SECOND]) await asks(UMA, text, true);
    const [first, second] = [(await questionOf(bot(), FIRST)).id, (await questionOf(bot(), SECOND)).id];
    const forum = '2026-11-20';
    const arranges = (who: Somebody, question: string, how: string, change = {}) =>
      call(who, 'agenda.arrange', { forum, question, how, ...change });
    const placesFor = async (who: Somebody) =>
      ((await call(who, 'questions.queue', { most: 20 }))[1].questions as Json[]).map(({ place }) => place);
    const agendaFor = async (who: Somebody) =>
      ((await call(who, 'agenda.show', {}))[1].items as Json[]).map(({ text, ways }) => [
        text,
        (ways as Json[]).map(({ how }) => how),
      ]);
    assert.deepEqual(await placesFor(UMA), ['', '']);
    assert.deepEqual(await placesFor(HOST), [sv.manage.place.title, sv.manage.place.title]);
    for (const how of ['place', 'up', 'remove'])
      assert.deepEqual(await arranges(UMA, first, how), [403, { error: 'not-permitted' }]);
    assert.deepEqual(await call(UMA, 'agenda.fill', { forum }), [403, { error: 'not-permitted' }]);
    for (const _ of ['once', 'twice'])
      assert.deepEqual(await arranges(HOST, first, 'place'), [200, { said: sv.manage.done.placed }]);
    assert.deepEqual(await call(HOST, 'agenda.fill', { forum }), [200, { said: sv.agenda.filled(1) }]);
    assert.deepEqual(await agendaFor(UMA), [
      [FIRST, []],
      [SECOND, []],
    ]);
    assert.deepEqual(await agendaFor(HOST), [
      [FIRST, ['remove']],
      [SECOND, ['up', 'remove']],
    ]);
    assert.equal((await arranges(HOST, second, 'up'))[0], 200);
    assert.deepEqual(
      (await agendaFor(UMA)).map(([text]) => text),
      [SECOND, FIRST],
    );
    assert.deepEqual(await arranges(HOST, first, 'remove'), [200, { said: sv.manage.done.removed }]);
    assert.equal((await questionOf(bot(), FIRST)).rank, null);
    assert.deepEqual(await arranges(HOST, 'none', 'place'), [404, { error: 'question-gone' }]);
    assert.deepEqual(await arranges(HOST, first, 'place', { forum: '2026-11-13' }), [409, { error: 'forum-over' }]);
    assert.equal((await arranges(HOST, first, 'burn'))[0], 400);
  });
});
