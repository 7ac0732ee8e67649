import assert from 'node:assert/strict';
import { sv as bot_ } from '../../../bot/texts/sv.ts';
import { openQuestions, putQuestion } from '../../../src/forum/forum-queue.ts';
import { sv } from '../../../src/forum/texts/sv.ts';
import { CODES, HOST, LEADER, REPORT_BOT, reporterOf, type Somebody, somebody } from '../../support/report-people.ts';
import { appoint, asks, presses, redraws, sendsPress, wordsOn, writes } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonOf, buttonsOf } from '../../support/teams-cards.ts';

const { queue: words } = sv;
/** Her tenant serves Uddevalla alone. */
const UMA = reporterOf('1485');
const BO = reporterOf('1490');

describe('questions to the open forum', () => {
  const bot = useBot(REPORT_BOT);
  const stored = async () => Object.values((await bot().store.read(openQuestions)).questions);
  const from = async (who: Somebody, municipality: string): Promise<Somebody> => {
    await redraws(bot(), who, await asks(bot(), who, 'kommun'), 'municipality.choose', { municipality });
    return who;
  };

  it('are put by a word, as they are written', async () => {
    const card = await asks(bot(), UMA, 'Fråga forum: När börjar **utbildningen**, Åke?');
    assert.ok(wordsOn(card).includes(sv.stored));
    assert.deepEqual(
      (await stored()).map(({ text, municipality }) => [text, municipality]),
      [['När börjar **utbildningen**, Åke?', '1485']],
    );
    assert.ok(wordsOn(card).includes(words.place(1)));
  });

  for (const [typed, text] of [
    ['fråga forum vem gör det?', 'vem gör det?'],
    ['FRÅGA FORUMET:vem gör det?', 'vem gör det?'],
    ['ask the forum: who does it?', 'who does it?'],
    ['fråga forum: a: b?', 'a: b?'],
  ] as const) {
    it(`"${typed}" puts "${text}"`, async () => {
      await writes(bot(), UMA, typed);
      assert.deepEqual(
        (await stored()).map((one) => one.text),
        [text],
      );
    });
  }

  it('that are too long once their letters are taken apart are not put by a button either, which is said', async () => {
    const press = { verb: 'question.put', data: { v: 1, lang: 'sv', asked: '\uFB2C'.repeat(1000) } };
    assert.ok(wordsOn((await sendsPress(bot(), UMA, press)).card ?? {}).includes(bot_.refusals.tooLong(3000, 1000)));
    assert.deepEqual(await stored(), []);
  });

  it('without words tell how to put one', async () => {
    for (const typed of ['fråga forum', 'fråga forum:', 'fråga forum: ?!']) {
      const [message] = await writes(bot(), UMA, typed);
      assert.equal(message?.text, words.askHow, typed);
    }
    assert.deepEqual(await stored(), []);
  });

  it('that are too long or hold a personal identity number are not kept, which is said', async () => {
    const [long] = await writes(bot(), UMA, `fråga forum: ${'å'.repeat(1000)}`);
    assert.match(String(long?.text), /för lång/);
    assert.ok(wordsOn(await asks(bot(), UMA, 'fråga forum: Gäller det 811218-9876?')).includes(sv.personalData));
    assert.deepEqual(await stored(), []);
  });

  it('that are like another are voted for in its place, or put all the same', async () => {
    await asks(bot(), UMA, 'fråga forum: När börjar utbildningen i höst?');
    const bo = await from(BO, '1490');
    const similar = await asks(bot(), bo, 'fråga forum: när startar utbildningen i höst');
    assert.ok(wordsOn(similar).includes(words.similar(1)));
    assert.equal((await stored()).length, 1);
    const voted = await redraws(bot(), bo, similar, words.vote.title);
    assert.match(wordsOn(voted), /2 kommuner vill veta/);
    await redraws(bot(), bo, similar, words.putAnyway.title);
    assert.deepEqual((await stored()).map(({ text }) => text).sort(), [
      'När börjar utbildningen i höst?',
      'när startar utbildningen i höst',
    ]);
  });

  it('are listed with the vote of the reader’s municipality, which is withdrawn by any of its people', async () => {
    await asks(bot(), UMA, 'fråga forum: När börjar utbildningen?');
    const [bo, bea] = [await from(BO, '1490'), await from(somebody('Bea', BO.tenantId, 77), '1490')];
    const list = await redraws(bot(), bo, await asks(bot(), bo, 'frågor'), words.vote.title);
    assert.ok(wordsOn(list).includes(words.voted));
    const hers = await asks(bot(), bea, 'frågor');
    assert.match(wordsOn(hers), /2 kommuner vill veta/);
    await redraws(bot(), bea, hers, words.unvote.title);
    assert.deepEqual(
      (await stored()).map(({ votes }) => Object.keys(votes)),
      [['1485']],
    );
  });

  it('have one vote of a person, which goes along when the person changes municipality', async () => {
    await asks(bot(), UMA, 'fråga forum: När börjar utbildningen?');
    for (const code of ['1490', '1480', '1401']) {
      const bo = await from(BO, code);
      await redraws(bot(), bo, await asks(bot(), bo, 'frågor'), words.vote.title);
      assert.deepEqual(
        (await stored()).map(({ votes }) => Object.keys(votes)),
        [[code, '1485'].sort()],
      );
    }
  });

  it('are voted for by municipalities only', async () => {
    await asks(bot(), UMA, 'fråga forum: När börjar utbildningen?');
    const list = await asks(bot(), LEADER, 'frågor');
    assert.ok(wordsOn(list).includes(words.noVote));
    assert.ok(!buttonsOf(list).some(({ verb }) => verb === 'question.vote'));
    const [id = ''] = Object.keys((await bot().store.read(openQuestions)).questions);
    const forged = { verb: 'question.vote', data: { v: 1, lang: 'sv', question: id, on: true, municipality: '1480' } };
    assert.equal((await sendsPress(bot(), LEADER, forged)).said, bot_.refusals.oldCard);
    const { municipality: _forged, ...data } = forged.data;
    assert.equal((await sendsPress(bot(), LEADER, { verb: 'question.vote', data })).said, words.noVote);
  });

  it('show to others which municipality asks only when the asker says so, and always to hosts', async () => {
    await asks(bot(), UMA, 'fråga forum: När börjar utbildningen?');
    await appoint(bot(), HOST, 'host');
    assert.ok(wordsOn(await asks(bot(), HOST, 'frågor')).includes(words.askedBy('Uddevalla')));
    assert.ok(!wordsOn(await asks(bot(), LEADER, 'frågor')).includes('Uddevalla'));
    const shown = await redraws(bot(), UMA, await asks(bot(), UMA, 'mina frågor'), words.show.title);
    assert.ok(wordsOn(await asks(bot(), LEADER, 'frågor')).includes(words.askedBy('Uddevalla')));
    await redraws(bot(), UMA, shown, words.hide.title);
    assert.ok(!wordsOn(await asks(bot(), LEADER, 'frågor')).includes('Uddevalla'));
  });

  it('are changed and withdrawn by those who put them, and not by others', async () => {
    const own = await asks(bot(), UMA, 'fråga forum: När börjar utbildningen?');
    const open = await redraws(bot(), UMA, own, words.change.title);
    const changed = await redraws(bot(), UMA, open, words.save.title, { text: 'När slutar utbildningen?' });
    assert.ok(wordsOn(changed).includes(words.edited));
    for (const which of ['question.edit', 'question.withdraw', 'question.show']) {
      const { data } = which === 'question.edit' ? buttonOf(open, which) : buttonOf(changed, which);
      await sendsPress(bot(), BO, { verb: which, data: { ...data, ...(which === 'question.edit' && { text: 'X?' }) } });
    }
    assert.deepEqual(
      (await stored()).map(({ text, isShown }) => [text, isShown]),
      [['När slutar utbildningen?', false]],
    );
    const gone = await redraws(bot(), UMA, changed, words.withdraw.title);
    assert.ok(wordsOn(gone).includes(words.ownNone));
    assert.ok(wordsOn(await redraws(bot(), UMA, changed, words.withdraw.title)).includes(words.refused.gone));
  });

  it('that are withdrawn take no more votes, which is said', async () => {
    const own = await asks(bot(), UMA, 'fråga forum: När börjar utbildningen?');
    const list = await asks(bot(), await from(BO, '1490'), 'frågor');
    await redraws(bot(), UMA, own, words.withdraw.title);
    const { card } = await presses(bot(), BO, list, words.vote.title);
    assert.ok(card && wordsOn(card).includes(words.gone));
  });

  it('come in pages', async () => {
    for (let n = 1; n <= 8; n++) {
      const question = {
        text: `Fråga nummer ${n}?`,
        askedBy: UMA,
        municipality: null,
        thread: null,
        askedAt: `2026-11-0${n}T08:00:00.000Z`,
      };
      await bot().store.change(openQuestions, (queue) => putQuestion(queue, question));
    }
    const first = await asks(bot(), UMA, 'frågor');
    const second = await redraws(bot(), UMA, first, words.next.title);
    const on = (card: Record<string, unknown>) => wordsOn(card).match(/Fråga nummer \d/g)?.length;
    assert.deepEqual([on(first), on(second)], [6, 2]);
    assert.equal(on(await redraws(bot(), UMA, second, words.previous.title)), 6);
    const far = await sendsPress(bot(), UMA, { verb: 'question.list', data: { v: 1, lang: 'sv', page: 9999 } });
    assert.equal(on(far.card ?? {}), 2);
  });

  it('lose no vote when 200 people vote at once', async () => {
    await asks(bot(), UMA, 'fråga forum: När börjar utbildningen?');
    const list = await asks(bot(), UMA, 'frågor');
    const [id = ''] = Object.keys((await bot().store.read(openQuestions)).questions);
    assert.ok(list);
    const codes = CODES.filter((code) => code !== '1485');
    const voters = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        from(somebody(`Väljare ${n}`, BO.tenantId, 1000 + n), codes[n % codes.length] ?? ''),
      ),
    );
    const press = { verb: 'question.vote', data: { v: 1, lang: 'sv', question: id, on: true } };
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => sendsPress(bot(), voters[n % voters.length] ?? UMA, press)),
    );
    const [question] = await stored();
    assert.deepEqual(Object.keys(question?.votes ?? {}).sort(), [...CODES].sort());
    assert.equal(Object.keys(question?.followers ?? {}).length, 201, 'each voter gets the answer, and the asker');
  });

  it('are asked, listed and voted for in English too', async () => {
    const locale = { locale: 'en-GB' };
    const [mine] = await writes(bot(), UMA, 'ask forum: When does the training begin?', locale);
    assert.match(JSON.stringify(mine), /Your questions to the open forum/);
    const [list] = await writes(bot(), UMA, 'questions', locale);
    assert.match(JSON.stringify(list), /1 municipality wants to know/);
  });
});
