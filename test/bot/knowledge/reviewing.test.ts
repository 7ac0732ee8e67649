import assert from 'node:assert/strict';
import { ACTIONS } from '../../../bot/actions.ts';
import { textsFor } from '../../../bot/texts/texts.ts';
import { openQuestions } from '../../../src/forum/forum-queue.ts';
import { inOrder } from '../../../src/forum/questions.ts';
import { editEntry, editsOf } from '../../../src/knowledge/edits.ts';
import { reviewList } from '../../../src/knowledge/review.ts';
import { realKnowledge } from '../../support/real-knowledge.ts';
import { HOST, REPORT_BOT, reporterOf, type Somebody, STAFF } from '../../support/report-people.ts';
import { appoint, asks, presses, redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonsOf } from '../../support/teams-cards.ts';

const { edit } = textsFor('sv').knowledge;
const { review: words } = edit;
const { answer, refusals } = textsFor('sv').bot;
const UNKNOWN = 'Vilken färg har bussen till månen?';

describe('questions without a right answer', () => {
  const bot = useBot(REPORT_BOT);
  let hugo: Somebody;
  beforeEach(async () => {
    bot().clock.now = new Date('2026-11-25T08:00:00Z');
    hugo = await appoint(bot(), HOST, 'host');
    await bot().tick();
  });
  const stored = async () => JSON.stringify(await bot().store.read(reviewList));

  it('gather for the hosts, counted, and without who asked', async () => {
    for (const who of [STAFF, reporterOf('1440')]) await asks(bot(), who, UNKNOWN);
    const list = await asks(bot(), hugo, 'att granska');
    for (const part of [UNKNOWN, words.unanswered(2, '25 november')]) assert.ok(wordsOn(list).includes(part), part);
    for (const who of [STAFF.userId, STAFF.tenantId, STAFF.name]) assert.ok(!(await stored()).includes(who));
    assert.ok(wordsOn(await asks(bot(), hugo, 'kunskap')).length > 0);
    assert.ok(buttonsOf(await asks(bot(), hugo, 'kunskap')).some(({ title }) => title === words.button(1).title));
  });

  it('are those that were answered wrong too, with what the reader says of it', async () => {
    const question = 'Vem är ordförande i FVM styrgrupp?';
    const rated = await redraws(bot(), STAFF, await asks(bot(), STAFF, question), '👎');
    const commented = await redraws(bot(), STAFF, rated, answer.sendComment.title, { comment: 'Hon har slutat.' });
    assert.ok(wordsOn(commented).includes(answer.commented));
    assert.ok(!buttonsOf(commented).some(({ verb }) => verb === 'answer.comment'));
    const list = await asks(bot(), hugo, 'granska');
    for (const part of [question, words.comment('Hon har slutat.')]) assert.ok(wordsOn(list).includes(part), part);
    const form = await redraws(bot(), hugo, list, words.openNearest.title);
    assert.ok(wordsOn(form).includes(edit.formHeading));
  });

  it('become a wording of an entry by one press, and are answered from it', async () => {
    await asks(bot(), STAFF, 'Får utbildningsdeltagarna smörgåstårta?');
    const list = await asks(bot(), hugo, 'att granska');
    const { card = {} } = await presses(bot(), hugo, list, words.belongs.title);
    assert.ok(wordsOn(card).includes(edit.saved), wordsOn(card));
    assert.ok(wordsOn(card).includes(words.none));
    const [, nearest = ''] = /Närmast: ”(.+)”/.exec(wordsOn(list)) ?? [];
    assert.ok(wordsOn(await asks(bot(), STAFF, 'får UTBILDNINGSDELTAGARNA smörgåstårta')).startsWith(nearest));
    const { history } = await bot().store.read(editsOf('roll-ansvarig-utbildning'));
    assert.deepEqual(
      history.map(({ what, by }) => [what, by.userId]),
      [['phrased', HOST.userId]],
    );
  });

  it('count once for a person who presses twice, and hold no more than a person can ask in a day', async () => {
    const card = await asks(bot(), STAFF, 'Vem är ordförande i FVM styrgrupp?');
    for (let n = 0; n < 3; n++) await redraws(bot(), STAFF, card, '👎');
    assert.deepEqual(
      Object.values((await bot().store.read(reviewList)).items).map(({ count }) => count),
      [1],
    );
    for (let n = 0; n < 25; n++) await asks(bot(), STAFF, `Vilken färg har bussen ${n} till månen?`);
    assert.equal(Object.keys((await bot().store.read(reviewList)).items).length, 1 + 20);
  });

  it('are no wording of an entry that was retired meanwhile, or was changed by another host', async () => {
    await asks(bot(), STAFF, 'Får utbildningsdeltagarna smörgåstårta?');
    const list = await asks(bot(), hugo, 'att granska');
    const id = 'roll-ansvarig-utbildning';
    const over = (await realKnowledge()).entries.get(id) ?? assert.fail();
    const change = { number: 0, over, by: HOST, now: bot().clock.now } as const;
    await bot().store.change(editsOf(id), (now) => editEntry(now, { ...change, what: 'retired', entry: null }));
    assert.ok(wordsOn(await redraws(bot(), hugo, list, words.belongs.title)).includes(words.gone));
    const body = 'Så har en annan värd skrivit om utbildning.';
    const restored = { ...change, number: 1, what: 'edited', entry: { ...over, body } } as const;
    await bot().store.change(editsOf(id), (now) => editEntry(now, restored));
    await redraws(bot(), hugo, list, words.belongs.title);
    const { entry, history } = await bot().store.read(editsOf(id));
    // What others would lose by it is shown first; nothing of the other host's is lost either way.
    assert.equal(entry?.body, body);
    assert.deepEqual(
      history.slice(0, 2).map(({ what }) => what),
      ['retired', 'edited'],
    );
  });

  it('become a question to the forum', async () => {
    await asks(bot(), STAFF, UNKNOWN);
    const list = await redraws(bot(), hugo, await asks(bot(), hugo, 'att granska'), words.toForum.title);
    assert.ok(wordsOn(list).includes(words.none));
    assert.deepEqual(
      inOrder(await bot().store.read(openQuestions)).map(({ text }) => text),
      [UNKNOWN],
    );
  });

  it('are taken off the list, once', async () => {
    await asks(bot(), STAFF, UNKNOWN);
    const list = await asks(bot(), hugo, 'att granska');
    assert.ok(wordsOn(await redraws(bot(), hugo, list, words.settled.title)).includes(words.taken));
    assert.ok(wordsOn(await redraws(bot(), hugo, list, words.settled.title)).includes(words.gone));
    assert.ok(wordsOn(await redraws(bot(), hugo, list, words.toForum.title)).includes(words.gone));
  });

  it('are for hosts alone, and a comment says something', async () => {
    for (const verb of [...ACTIONS.keys()].filter((one) => one.startsWith('review.'))) {
      const data = { v: 1, lang: 'sv', ...(verb !== 'review.list' && { group: ['f'.repeat(24)] }) };
      assert.equal((await sendsPress(bot(), STAFF, { verb, data })).said, refusals.notAllowed, verb);
    }
    const rated = await redraws(bot(), STAFF, await asks(bot(), STAFF, 'Vem är ordförande i FVM styrgrupp?'), '👎');
    for (const comment of [' ', 'å'.repeat(301), 'Ring 811218-9876']) {
      const { card } = await presses(bot(), STAFF, rated, answer.sendComment.title, { comment });
      assert.equal(card, undefined);
    }
    assert.ok(!(await stored()).includes('811218'));
  });
});
