import assert from 'node:assert/strict';
import { ACTIONS } from '../../../bot/actions.ts';
import { textsFor } from '../../../bot/texts/texts.ts';
import { archiveMonth } from '../../../src/forum/forum-archive.ts';
import { personKey } from '../../../src/people/person.ts';
import { manages, questionOf, queueOf, saidIn, speaksFor, toldTo, words } from '../../support/forum-talk.ts';
import { HOST, REPORT_BOT, reporterOf, type Somebody, STAFF, somebody, VASTKOM } from '../../support/report-people.ts';
import { appoint, asks, redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { channelNo, saysIn } from '../../support/summary-talk.ts';
import { pressing } from '../../support/teams-activities.ts';
import { buttonOf, buttonsOf, cardOf } from '../../support/teams-cards.ts';

const { answer, draft, manage, queue } = words;
const UMA = reporterOf('1485');
const BO = reporterOf('1490');
const HILDA = somebody('Hilda Värd', VASTKOM, 30);
const A = 'När kommer lathunden för loggkontroller?';
const B = 'Vem betalar utskrifterna?';
const { refusals } = textsFor('sv').bot;

describe('a host', () => {
  const bot = useBot(REPORT_BOT);
  let hugo: Somebody;

  beforeEach(async () => {
    bot().clock.now = new Date('2026-11-25T08:00:00Z');
    hugo = await appoint(bot(), HOST, 'host');
    await asks(bot(), UMA, `fråga forum: ${A}`);
    await speaksFor(bot(), BO, '1490');
    await asks(bot(), BO, `fråga forum: ${B}`);
    // A notice of a role may come meanwhile.
    await bot().tick();
  });
  const arranges = async (text: string, which: string, typed: Record<string, string> = {}) =>
    redraws(bot(), hugo, await manages(bot(), hugo, text), which, typed);

  it('takes a question in, which its asker sees', async () => {
    assert.ok(wordsOn(await arranges(A, manage.accept.title)).includes(manage.done.accepted));
    assert.equal((await questionOf(bot(), A)).state, 'accepted');
    assert.ok(wordsOn(await asks(bot(), UMA, 'mina frågor')).includes(queue.states.accepted));
  });

  it('says what a question is about, by which everybody can choose', async () => {
    await arranges(A, manage.save.title, { topic: 'economy' });
    const list = await asks(bot(), STAFF, 'frågor');
    const shown = wordsOn(await redraws(bot(), STAFF, list, 'question.list', { topic: 'economy' }));
    assert.ok(shown.includes(A));
    const none = await redraws(bot(), STAFF, list, 'question.list', { topic: 'staffing' });
    assert.ok(wordsOn(none).includes(queue.noneOnTopic));
    assert.ok(wordsOn(await redraws(bot(), STAFF, none, 'question.list', { topic: 'none' })).includes(B));
  });

  it('hands a question to another host, who is told once, and can open it', async () => {
    await appoint(bot(), HILDA, 'host');
    const host = personKey({ tenantId: HILDA.tenantId, userId: HILDA.userId });
    await arranges(A, manage.save.title, { host });
    await arranges(A, manage.save.title, { host });
    await bot().tick();
    const [told, ...more] = toldTo(bot(), HILDA, manage.handed);
    assert.deepEqual(more, []);
    assert.ok(told?.includes(A));
    assert.equal((await questionOf(bot(), A)).host?.name, HILDA.name);
    // A choice that was made up hands it to nobody.
    await arranges(A, manage.save.title, { host: 'f'.repeat(32) });
    assert.equal((await questionOf(bot(), A)).host, null);
  });

  it('merges two questions: both askers get the answer, each to what they asked', async () => {
    const { id } = await questionOf(bot(), B);
    assert.ok(wordsOn(await arranges(A, manage.merge.title)).includes(manage.refused.choose));
    const merged = await arranges(A, manage.merge.title, { into: id });
    assert.ok(wordsOn(merged).includes(manage.done.merged));
    assert.deepEqual(
      (await queueOf(bot())).map(({ text }) => text),
      [B],
    );
    assert.ok(wordsOn(await asks(bot(), UMA, 'mina frågor')).includes(queue.mergedInto(B)));
    const form = await redraws(bot(), hugo, await manages(bot(), hugo, B), answer.open.title);
    await redraws(bot(), hugo, form, answer.only.title, { answer: 'VGR.' });
    await bot().tick();
    assert.ok(toldTo(bot(), UMA, 'VGR.')[0]?.includes(answer.told.question(A)));
    assert.ok(toldTo(bot(), BO, 'VGR.')[0]?.includes(answer.told.question(B)));
  });

  it('separates what was merged', async () => {
    const { id } = await questionOf(bot(), B);
    const merged = await arranges(A, manage.merge.title, { into: id });
    await redraws(bot(), hugo, merged, manage.letGo.title);
    assert.deepEqual((await queueOf(bot())).map(({ text }) => text).sort(), [A, B].sort());
  });

  it('merges no question into itself, whatever a press says', async () => {
    const { id } = await questionOf(bot(), A);
    const { data } = buttonOf(await manages(bot(), hugo, A), 'question.merge');
    const { card = {} } = await sendsPress(bot(), hugo, { verb: 'question.merge', data: { ...data, into: id } });
    assert.ok(wordsOn(card).includes(manage.refused.itself));
    assert.equal((await queueOf(bot())).length, 2);
  });

  it('splits a question in two', async () => {
    const form = await arranges(A, manage.split.title);
    const same = await redraws(bot(), hugo, form, manage.splitSave.title, { first: A, second: A });
    assert.ok(wordsOn(same).includes(manage.refused['same-words']));
    await redraws(bot(), hugo, form, manage.splitSave.title, { first: 'När kommer den?', second: 'Vem skriver den?' });
    const texts = (await queueOf(bot())).map(({ text, votes }) => [text, Object.keys(votes).join()]);
    assert.deepEqual(
      texts.sort(),
      [
        ['När kommer den?', '1485'],
        ['Vem skriver den?', '1485'],
        [B, '1490'],
      ].sort(),
    );
  });

  it('is told when a question was merged while the answer was written, and nothing is sent', async () => {
    const form = await redraws(bot(), hugo, await manages(bot(), hugo, A), answer.open.title);
    await arranges(A, manage.merge.title, { into: (await questionOf(bot(), B)).id });
    const told = await redraws(bot(), hugo, form, answer.keep.title, { answer: 'I mars.' });
    for (const part of [answer.mergedInto, B, A]) assert.ok(wordsOn(told).includes(part), part);
    await bot().tick();
    assert.deepEqual(toldTo(bot(), UMA, 'I mars.'), []);
    // What was written stands in the form, to be looked at and saved.
    await redraws(bot(), hugo, told, answer.only.title);
    await bot().tick();
    assert.equal(toldTo(bot(), UMA, 'I mars.').length, 1);
  });

  it('is told when the question was changed while the answer was written, and nothing is sent', async () => {
    const form = await redraws(bot(), hugo, await manages(bot(), hugo, A), answer.open.title);
    const own = await redraws(bot(), UMA, await asks(bot(), UMA, 'mina frågor'), queue.change.title);
    await redraws(bot(), UMA, own, queue.save.title, { text: 'Är Uddevalla bäst?' });
    const told = await redraws(bot(), hugo, form, answer.only.title, { answer: 'Ja, absolut.' });
    for (const part of [answer.changedMeanwhile, 'Är Uddevalla bäst?']) assert.ok(wordsOn(told).includes(part), part);
    await bot().tick();
    assert.deepEqual(toldTo(bot(), UMA, 'Ja, absolut.'), []);
  });

  it('does not read that an asker is told who does not want to be', async () => {
    await redraws(bot(), UMA, await asks(bot(), UMA, 'mina frågor'), queue.unfollow.title);
    const form = await redraws(bot(), hugo, await manages(bot(), hugo, A), answer.open.title);
    const list = await redraws(bot(), hugo, form, answer.decline.title, { answer: 'Det vet VGR.' });
    assert.ok(wordsOn(list).includes(answer.declined(0)));
  });

  it('who answers between the forums names no forum as the source', async () => {
    const form = await redraws(bot(), hugo, await manages(bot(), hugo, A), answer.open.title);
    assert.ok(JSON.stringify(form).includes(answer.written('2026-11-25')));
  });

  it('approves or changes the draft of an answer before the bot answers so', async () => {
    const form = await redraws(bot(), hugo, await manages(bot(), hugo, A), answer.open.title);
    const made = await redraws(bot(), hugo, form, answer.keep.title, { answer: 'I mars.', reviewBy: '2027-04-01' });
    assert.ok(!wordsOn(await asks(bot(), STAFF, A)).includes('I mars.'), 'not before that');
    const listed = await redraws(bot(), hugo, await asks(bot(), hugo, 'frågor'), draft.list(1).title);
    const opened = await redraws(bot(), hugo, listed, draft.open.title);
    const empty = await redraws(bot(), hugo, opened, draft.approve.title, { answer: ' ' });
    assert.ok(wordsOn(empty).includes(draft.missing));
    const typed = { answer: 'Lathunden för loggkontroller kommer i mars 2027.' };
    const approved = await redraws(bot(), hugo, opened, draft.approve.title, typed);
    assert.ok(wordsOn(approved).includes(draft.approved));
    assert.ok(wordsOn(await asks(bot(), STAFF, A)).includes(typed.answer));
    assert.ok(wordsOn(await redraws(bot(), hugo, made, draft.discard.title)).includes(draft.already));
    bot().clock.now = new Date('2027-04-02T08:00:00Z');
    assert.match(wordsOn(await asks(bot(), STAFF, A)), /Skulle ses över senast 1 april 2027/);
  });

  it('discards a draft', async () => {
    const form = await redraws(bot(), hugo, await manages(bot(), hugo, A), answer.open.title);
    const made = await redraws(bot(), hugo, form, answer.keep.title, { answer: 'I mars.' });
    assert.ok(wordsOn(await redraws(bot(), hugo, made, draft.discard.title)).includes(draft.discarded));
    assert.ok(!buttonsOf(await asks(bot(), hugo, 'frågor')).some(({ verb }) => verb === 'draft.list'));
    assert.ok(!wordsOn(await asks(bot(), STAFF, A)).includes('I mars.'));
  });

  for (const reviewBy of ['2026-11-25', '2020-01-01', 'i vår', '2027-02-30']) {
    it(`is told that ${reviewBy} is no day to review an answer`, async () => {
      const form = await redraws(bot(), hugo, await manages(bot(), hugo, A), answer.open.title);
      const told = await redraws(bot(), hugo, form, answer.keep.title, { answer: 'I mars.', reviewBy });
      assert.ok(wordsOn(told).includes(answer.badDay));
      assert.equal((await queueOf(bot())).length, 2);
    });
  }

  it('alone reaches the verbs of hosts', async () => {
    const { id } = await questionOf(bot(), A);
    const common = { v: 1, lang: 'sv' };
    const forum = '2026-11-27';
    const data: Record<string, object> = {
      question: { ...common, question: id },
      draft: { ...common, closed: id, at: '2026-11-25T08:00:00.000Z' },
      agenda: { ...common, forum, question: id, to: 'now', shared: true },
    };
    const open = ['list', 'ask', 'put', 'vote', 'follow', 'open', 'edit', 'withdraw', 'show'].map(
      (one) => `question.${one}`,
    );
    const verbs = [...ACTIONS.keys()].filter((verb) => /^(question|draft|agenda)\./.test(verb) && !open.includes(verb));
    assert.equal(verbs.length, 22);
    for (const verb of verbs) {
      if (verb === 'agenda.show') continue;
      const all = data[verb.split('.')[0] ?? ''] ?? {};
      const keys = ACTIONS.get(verb)?.schema.safeParse(all).success ? all : onlyKnown(verb, all);
      assert.equal((await sendsPress(bot(), UMA, { verb, data: keys })).said, refusals.notAllowed, verb);
    }
    assert.equal((await questionOf(bot(), A)).state, 'new');
  });
  function onlyKnown(verb: string, all: object): object {
    const { shape } = (ACTIONS.get(verb) ?? assert.fail(verb)).schema as unknown as { shape: object };
    return Object.fromEntries(Object.entries(all).filter(([key]) => key in shape));
  }
});

describe('the answer to a question', () => {
  const bot = useBot(REPORT_BOT);
  let hugo: Somebody;
  beforeEach(async () => {
    bot().clock.now = new Date('2026-11-25T08:00:00Z');
    hugo = await appoint(bot(), HOST, 'host');
    await bot().tick();
  });
  const answered = async (text: string, said: string) => {
    const form = await redraws(bot(), hugo, await manages(bot(), hugo, text), answer.open.title);
    await redraws(bot(), hugo, form, answer.only.title, { answer: said });
    await bot().tick();
  };

  it('comes to the thread too where it was put, once, whatever restarts', async () => {
    const place = channelNo(1, STAFF);
    await asks(bot(), STAFF, 'hjälp');
    const [unanswered] = await saysIn(bot(), STAFF, place, 'Hur många xylofoner behövs på månen?');
    const { verb, data } = buttonOf(cardOf(unanswered), 'forum.ask');
    await bot().post(pressing(verb, data, place, { from: STAFF.from }));
    await answered('Hur många xylofoner behövs på månen?', 'Tre stycken.');
    await bot().restart();
    await bot().tick();
    const [inThread = '', ...more] = saidIn(bot(), place.id, 'Tre stycken.');
    assert.deepEqual(more, []);
    assert.ok(inThread.includes(answer.told.whyThread));
    assert.equal(toldTo(bot(), STAFF, 'Tre stycken.').length, 1);
  });

  it('comes to whoever of a municipality wants it, and not to those who do not', async () => {
    await asks(bot(), UMA, `fråga forum: ${A}`);
    const uwe = somebody('Uwe', UMA.tenantId, 77);
    const list = await asks(bot(), uwe, 'frågor');
    assert.ok(wordsOn(await redraws(bot(), uwe, list, queue.follow.title)).includes(queue.followed));
    const own = await asks(bot(), UMA, 'mina frågor');
    assert.ok(wordsOn(await redraws(bot(), UMA, own, queue.unfollow.title)).includes(queue.unfollowed));
    await answered(A, 'I mars.');
    assert.deepEqual([toldTo(bot(), uwe, 'I mars.').length, toldTo(bot(), UMA, 'I mars.').length], [1, 0]);
  });

  it('comes again when the same is asked and answered again', async () => {
    for (const said of ['I mars.', 'I april.']) {
      await asks(bot(), UMA, `fråga forum: ${A}`);
      await answered(A, said);
      bot().clock.now = new Date(bot().clock.now.getTime() + 60_000);
    }
    assert.deepEqual([toldTo(bot(), UMA, 'I mars.').length, toldTo(bot(), UMA, 'I april.').length], [1, 1]);
    assert.equal(Object.keys((await bot().store.read(archiveMonth('2026-11'))).questions).length, 2);
  });

  it('is not kept for a withdrawn question, nor its words', async () => {
    await asks(bot(), UMA, `fråga forum: ${A}`);
    await redraws(bot(), UMA, await asks(bot(), UMA, 'mina frågor'), queue.withdraw.title);
    const [kept] = Object.values((await bot().store.read(archiveMonth('2026-11'))).questions);
    assert.deepEqual([kept?.state, kept?.text, kept?.history.at(-1)?.what], ['withdrawn', '', 'withdrawn']);
    assert.deepEqual(await queueOf(bot()), []);
  });
});
