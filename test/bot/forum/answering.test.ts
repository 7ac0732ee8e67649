import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { archiveMonth } from '../../../src/forum/forum-archive.ts';
import { openQuestions } from '../../../src/forum/forum-queue.ts';
import { sv } from '../../../src/forum/texts/sv.ts';
import { HOST, REPORT_BOT, reporterOf, type Somebody, STAFF } from '../../support/report-people.ts';
import { appoint, asks, cardsTo, redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonsOf } from '../../support/teams-cards.ts';

const { answer: words, draft, manage, queue } = sv;
const { refusals } = textsFor('sv').bot;
/** Her tenant serves Uddevalla alone. */
const UMA = reporterOf('1485');
const BO = reporterOf('1490');
const QUESTION = 'När kommer lathunden för loggkontroller?';
const ANSWER = 'Lathunden för loggkontroller kommer den 3 mars 2027.';

describe('answers of the open forum', () => {
  const bot = useBot(REPORT_BOT);
  let hugo: Somebody;

  beforeEach(async () => {
    bot().clock.now = new Date('2026-11-27T08:20:00Z');
    hugo = await appoint(bot(), HOST, 'host');
    await asks(bot(), UMA, `fråga forum: ${QUESTION}`);
    await redraws(bot(), BO, await asks(bot(), BO, 'kommun'), 'municipality.choose', { municipality: '1490' });
    await redraws(bot(), BO, await asks(bot(), BO, 'frågor'), queue.vote.title);
  });
  const opens = async () => {
    const managed = await redraws(bot(), hugo, await asks(bot(), hugo, 'frågor'), manage.open.title);
    return redraws(bot(), hugo, managed, words.open.title);
  };
  const answers = async (which: string, typed: Record<string, string>) =>
    redraws(bot(), hugo, await opens(), which, typed);
  const toldTo = (who: Somebody, what: string) => cardsTo(bot(), who).filter((card) => wordsOn(card).includes(what));
  const archived = async () => Object.values((await bot().store.read(archiveMonth('2026-11'))).questions);
  const isOpen = async (): Promise<boolean> =>
    Object.keys((await bot().store.read(openQuestions)).questions).length > 0;

  it('go to the asker and the voters, once', async () => {
    const list = await answers(words.keep.title, { answer: ANSWER });
    assert.ok(wordsOn(list).includes(words.answered(2, true)));
    await redraws(bot(), hugo, list, draft.approve.title);
    await bot().tick();
    await bot().restart();
    await bot().tick();
    for (const who of [UMA, BO]) {
      const [told, ...more] = toldTo(who, words.told.heading);
      assert.deepEqual(more, []);
      for (const part of [words.told.question(QUESTION), ANSWER, 'muntligt i Öppet forum 2026-11-27', words.told.why])
        assert.ok(wordsOn(told ?? {}).includes(part), part);
    }
    assert.deepEqual(await isOpen(), false);
    assert.deepEqual(
      (await archived()).map(({ state, knowledge, votes }) => [state, knowledge?.state, Object.keys(votes)]),
      [['answered', 'live', ['1485', '1490']]],
    );
  });

  it('are given to whoever asks the same once a host has approved that', async () => {
    const written = await answers(words.keep.title, { answer: ANSWER, source: 'Programkontoret i Öppet forum' });
    await redraws(bot(), hugo, written, draft.approve.title);
    const card = wordsOn(await asks(bot(), STAFF, QUESTION));
    for (const part of [ANSWER, 'Öppet forum', 'Programkontoret i Öppet forum', '27 november 2026'])
      assert.ok(card.includes(part), part);
  });

  it('may be told without the bot learning them', async () => {
    await answers(words.only.title, { answer: ANSWER });
    await bot().tick();
    assert.equal(toldTo(UMA, words.told.heading).length, 1);
    assert.ok(!wordsOn(await asks(bot(), STAFF, QUESTION)).includes(ANSWER));
  });

  it('may be that the question is declined: then the asker is told why, and nobody else', async () => {
    const list = await answers(words.decline.title, { answer: 'Det är en fråga för VGR.' });
    assert.ok(wordsOn(list).includes(words.declined(1)));
    await bot().tick();
    assert.equal(toldTo(UMA, 'Det är en fråga för VGR.').length, 1);
    assert.equal(toldTo(BO, words.told.declinedHeading).length, 0);
    assert.equal(await isOpen(), false);
  });

  it('are given once, from two cards too', async () => {
    const [one, other] = [await opens(), await opens()];
    await redraws(bot(), hugo, one, words.keep.title, { answer: ANSWER });
    const second = await redraws(bot(), hugo, other, words.keep.title, { answer: 'Något annat.' });
    assert.ok(wordsOn(second).includes(queue.gone));
    await bot().tick();
    assert.equal(toldTo(UMA, words.told.heading).length, 1);
    assert.deepEqual(
      (await archived()).map(({ answer }) => answer),
      [ANSWER],
    );
  });

  for (const [what, which, typed, problem] of [
    ['without words', words.keep.title, { answer: '' }, words.missing],
    ['declined without a reason', words.decline.title, { answer: ' \n ' }, words.reasonMissing],
    ['with a personal identity number', words.keep.title, { answer: 'Ring 811218-9876' }, words.personalData],
  ] as const) {
    it(`${what} are not given, and the card says why`, async () => {
      assert.ok(wordsOn(await answers(which, typed)).includes(problem));
      assert.equal(await isOpen(), true);
    });
  }

  it('of 30,000 characters are not given, and it is said by how much to shorten them', async () => {
    const { data } = buttonsOf(await opens()).find(({ verb }) => verb === 'question.answer') ?? assert.fail();
    const press = { verb: 'question.answer', data: { ...data, answer: 'å'.repeat(30_000) } };
    assert.equal((await sendsPress(bot(), hugo, press)).said, words.tooLong(30_000, 4000));
    assert.equal(await isOpen(), true);
  });

  it('stay what they are, whatever stands in them', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it must reach the card's template unevaluated.
    const hostile = '**fet** [länk](https://evil.example) ${1+1} {{DATE(2026-11-20T08:00:00Z)}} <b>x</b>';
    await answers(words.keep.title, { answer: hostile });
    await bot().tick();
    const [told = {}] = toldTo(UMA, words.told.heading);
    assert.ok(wordsOn(told).replaceAll('\u2060', '').includes(hostile));
  });

  for (const verb of ['question.open-answer', 'question.answer', 'question.answer-only', 'question.decline']) {
    it(`are not given by others than hosts: ${verb}`, async () => {
      const [id = ''] = Object.keys((await bot().store.read(openQuestions)).questions);
      const press = { verb, data: { v: 1, lang: 'sv', question: id, answer: 'Nej.' } };
      assert.equal((await sendsPress(bot(), UMA, press)).said, refusals.notAllowed);
      assert.equal(await isOpen(), true);
    });
  }
});
