import assert from 'node:assert/strict';
import { ACTIONS } from '../../../bot/actions.ts';
import { textsFor } from '../../../bot/texts/texts.ts';
import { editsOf } from '../../../src/knowledge/edits.ts';
import { ownWords } from '../../../src/knowledge/own-words.ts';
import {
  addTestQuestions,
  judgedBy,
  MAX_TEST_QUESTIONS,
  testQuestions,
} from '../../../src/knowledge/test-questions.ts';
import { HOST, REPORT_BOT, type Somebody, STAFF, somebody, VASTKOM } from '../../support/report-people.ts';
import { appoint, asks, type Inputs, inputsOf, redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonOf, buttonsOf, elementsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;

const { edit } = textsFor('sv').knowledge;
const { tests: words, effects } = edit;
const { refusals } = textsFor('sv').bot;
const NEW: Inputs = {
  title: 'Xylofoner på månen',
  questions: 'hur många xylofoner finns på månen',
  body: 'Det finns tre xylofoner på månen. De är utlånade.',
  publisher: 'Rymdprogrammet',
  source: 'Inventariet',
};
const ID = 'egen-xylofoner-pa-manen';
const GUARD = 'Är månens xylofoner utlånade?';
const UNKNOWN = 'Vilken färg har raketen till Venus?';
const OTHER = { title: 'Klarinetter i havet', questions: '', body: 'Det finns två klarinetter i havet.' };

describe('the test questions of hosts', () => {
  const bot = useBot(REPORT_BOT);
  let hugo: Somebody;
  let entry: Json;
  beforeEach(async () => {
    bot().clock.now = new Date('2026-11-25T08:00:00Z');
    hugo = await appoint(bot(), HOST, 'host');
    await bot().tick();
    const form = await redraws(bot(), hugo, await asks(bot(), hugo, 'kunskap'), edit.add.title);
    entry = await redraws(bot(), hugo, form, 'entry.save', NEW);
    assert.ok(wordsOn(entry).includes(edit.saved));
  });

  const press = (card: Json, which: string, typed?: Inputs) => redraws(bot(), hugo, card, which, typed);
  const adds = async (questions: string, of: Json = entry): Promise<Json> =>
    press(await press(of, 'test.list'), 'test.add', { testQuestions: questions });
  const lists = async (): Promise<Json> => press(await asks(bot(), hugo, 'kunskap'), 'test.list');
  const kept = async () => judgedBy(await bot().store.read(testQuestions));
  const opens = async (): Promise<Json> => {
    const { card } = await sendsPress(bot(), hugo, { verb: 'entry.open', data: { v: 1, lang: 'sv', entry: ID } });
    return card ?? assert.fail('it is not opened');
  };
  /** What would be answered otherwise, after what that does to it, as it stands on the card. */
  const linesOn = (card: Json): string[] => {
    const texts = elementsOf(card).flatMap(({ type, text }) => (type === 'TextRun' ? [String(text)] : []));
    const headings: string[] = Object.values(effects);
    return texts.flatMap((text, at) => {
      const heading = texts.slice(0, at).findLast((one) => headings.includes(one));
      return text.includes(' → ') ? [`${heading}${text}`] : [];
    });
  };

  it('are kept from the card of an entry, and are there after a restart', async () => {
    const card = await adds(`${GUARD}\nVad spelar man på månen?`);
    assert.ok(wordsOn(card).includes(words.saved(2)));
    assert.equal(inputsOf(card).testQuestions, undefined);
    assert.ok(wordsOn(card).includes(`Tillagd den 25 november kl. 09.00 av ${HOST.name}.`), wordsOn(card));
    await bot().restart();
    assert.deepEqual(await kept(), [
      { q: GUARD, entry: ID },
      { q: 'Vad spelar man på månen?', entry: ID },
    ]);
    assert.equal(buttonOf(await opens(), 'test.list').title, words.open(2).title);
  });

  it('are told of in English too, and what stands in them is text', async () => {
    const { tests } = textsFor('en').knowledge.edit;
    const hostile = 'Vad är **fet** {{DATE(2026-11-20T08:00:00Z)}} [länk](https://evil.example)?';
    const list = await press(await asks(bot(), hugo, 'knowledge'), 'test.list');
    assert.ok(wordsOn(list).includes(tests.none));
    const card = await press(list, 'test.add', { testQuestions: hostile });
    assert.ok(wordsOn(card).includes(tests.saved(1)));
    assert.ok(wordsOn(card).includes(tests.silent));
    const asked = await redraws(bot(), hugo, await press(entry, 'test.list'), 'test.add', { testQuestions: hostile });
    for (const { type, text } of elementsOf(asked)) {
      if (type === 'TextBlock') assert.doesNotMatch(String(text), /(?<!\\)\[länk|(?<!\\)\{\{/);
      if (type === 'TextRun') assert.doesNotMatch(String(text), /\{\{/);
    }
    assert.ok(wordsOn(asked).replaceAll('\\', '').includes(words.takenBySilence(hostile)));
  });

  it('are never used to find an answer', async () => {
    const before = wordsOn(await asks(bot(), STAFF, UNKNOWN));
    await adds(UNKNOWN);
    assert.equal(wordsOn(await asks(bot(), STAFF, UNKNOWN)), before);
  });

  it('are listed with what each gets today, the wrong ones first', async () => {
    await adds(`${GUARD}\n${UNKNOWN}`);
    await press(await lists(), 'test.add', { testQuestions: 'Vad är summan av svarta hål?' });
    const text = wordsOn(await lists());
    assert.ok(text.includes(words.text(1, 0, 2)), text);
    assert.ok(wordsOn(await press(await opens(), 'test.list')).includes(words.text(1, 0, 1)), 'of the entry alone');
    const order = [UNKNOWN, words.nothing, GUARD, words.right(NEW.title ?? ''), words.silent].map((part) =>
      text.indexOf(part),
    );
    assert.ok(
      order.every((at, n) => at > (order[n - 1] ?? -1)),
      `${order}: ${text}`,
    );
    assert.equal(text.split(words.wrong).length, 2);
  });

  it('that no entry may answer are wrong when one does', async () => {
    await press(await lists(), 'test.add', { testQuestions: `${GUARD}\n${UNKNOWN}` });
    const text = wordsOn(await lists());
    assert.ok(text.includes(words.shouldBeSilent(NEW.title ?? '')), text);
    assert.ok(text.includes(words.text(1, 0, 1)), text);
  });

  it('are told before an edit breaks one, before all else, and the host may go on', async () => {
    await adds(GUARD);
    const asked = await press(await opens(), 'entry.save', OTHER);
    const [first = '', ...more] = linesOn(asked);
    assert.ok(first.startsWith(`${effects.broken}”${GUARD}”: ${NEW.title} → `), wordsOn(asked));
    assert.ok(wordsOn(asked).includes(edit.differ(more.length + 1, 1)), wordsOn(asked));
    assert.equal((await bot().store.read(editsOf(ID))).history.length, 1);
    assert.ok(wordsOn(await press(asked, edit.saveAnyway.title)).includes(edit.saved));
    const back = await press(await opens(), 'entry.save', NEW);
    assert.ok(linesOn(back).at(-1)?.startsWith(`${effects.mended}”${GUARD}”`), wordsOn(back));
  });

  it('that are to get no answer are told when an edit would give them one, also as a wording of the entry', async () => {
    await press(await lists(), 'test.add', { testQuestions: UNKNOWN });
    const asked = await press(await opens(), 'entry.save', { questions: `${NEW.questions}\n${UNKNOWN}` });
    const difference = edit.difference(UNKNOWN, edit.noAnswer, NEW.title ?? '');
    assert.deepEqual(linesOn(asked), [effects.broken + difference]);
  });

  it('are told before their entry is retired and when it is taken back, and say meanwhile that it is gone', async () => {
    await adds(GUARD);
    const asked = await press(await opens(), edit.retire.title);
    assert.ok(linesOn(asked)[0]?.startsWith(`${effects.broken}”${GUARD}”`), wordsOn(asked));
    const retired = await press(asked, edit.retire.title);
    assert.ok(wordsOn(retired).includes(edit.retired));
    const list = await lists();
    assert.ok(wordsOn(list).includes(words.entryGone), wordsOn(list));
    const refused = await adds('En till?', retired);
    assert.ok(wordsOn(refused).includes(words.entryGone));
    assert.equal(inputsOf(refused).testQuestions, 'En till?');
    const warned = await press(await opens(), edit.restore.title);
    assert.ok(linesOn(warned).at(-1)?.startsWith(`${effects.mended}”${GUARD}”`), wordsOn(warned));
    assert.ok(wordsOn(await press(warned, edit.restore.title)).includes(edit.restored));
  });

  it('say of a question what holds, whatever the repository says', async () => {
    const judged = 'vem slöt VGR pausöverenskommelsen med';
    const retires = async (): Promise<string> => {
      const data = { v: 1, lang: 'sv', entry: 'pausoverenskommelse-2025', number: 0 };
      const { card = {} } = await sendsPress(bot(), hugo, { verb: 'entry.retire', data });
      return linesOn(card).find((line) => line.includes(`”${judged}”`)) ?? '';
    };
    const broken = effects.broken;
    assert.ok((await retires()).startsWith(broken));
    await press(await lists(), 'test.add', { testQuestions: judged });
    const line = await retires();
    assert.ok(line !== '' && !line.startsWith(broken), line);
  });

  it('are told before words that mean the same break one', async () => {
    await press(await lists(), 'test.add', { testQuestions: 'Vem är glassbossen i FVM styrgrupp?' });
    const { words: list } = edit;
    const typed = { words: 'ordförande, glassboss' };
    const asked = await press(await asks(bot(), hugo, 'ordlista'), list.save.title, typed);
    assert.ok(linesOn(asked)[0]?.startsWith(`${effects.broken}”Vem är glassbossen`), wordsOn(asked));
    assert.deepEqual((await bot().store.read(ownWords)).groups, []);
    // Other words are tried anew.
    const again = await press(asked, list.saveAnyway.title, { words: 'ordförande, glassboss, glasskung' });
    assert.equal(buttonOf(again, 'words.save').title, list.saveAnyway.title);
    assert.ok(wordsOn(await press(again, list.saveAnyway.title)).includes(list.saved));
  });

  it('of two hosts at once are both kept, each question once, and one that is to be answered otherwise is named', async () => {
    const hilda = await appoint(bot(), somebody('Hilda Värd', VASTKOM, 30), 'host');
    const [mine, hers] = [await press(entry, 'test.list'), await redraws(bot(), hilda, entry, 'test.list')];
    await press(mine, 'test.add', { testQuestions: GUARD });
    const typed = { testQuestions: 'är månens XYLOFONER utlånade\nVad spelar man på månen?' };
    const both = await redraws(bot(), hilda, hers, 'test.add', typed);
    assert.ok(wordsOn(both).includes(`${words.saved(1)} ${words.known(1)}`), wordsOn(both));
    assert.equal((await kept()).length, 2);
    const refused = await press(await lists(), 'test.add', { testQuestions: `Något annat?\n${GUARD}` });
    assert.ok(wordsOn(refused).includes(words.taken(GUARD, NEW.title ?? '')), wordsOn(refused));
    assert.equal(inputsOf(refused).testQuestions, `Något annat?\n${GUARD}`);
    assert.equal((await kept()).length, 2);
  });

  it('are removed, once', async () => {
    const card = await adds(GUARD);
    assert.ok(wordsOn(await press(card, 'test.remove')).includes(words.removed));
    assert.deepEqual(await kept(), []);
    const again = await press(card, 'test.remove');
    assert.ok(wordsOn(again).includes(words.gone));
    assert.ok(wordsOn(again).includes(words.none));
  });

  for (const [what, typed, problem] of [
    ['nothing', ' \n?!', words.problems.nothing],
    ['a question of 301 characters', 'å'.repeat(301), words.problems['too-long']],
    ['a personal identity number', 'Vad gäller för 811218-9876?', words.problems['personal-data']],
  ] as const) {
    it(`are not ${what}`, async () => {
      assert.ok(wordsOn(await adds(typed)).includes(problem));
      assert.deepEqual(await kept(), []);
    });
  }

  it('have a limit, which is told, and pages', async () => {
    const questions = Array.from({ length: MAX_TEST_QUESTIONS }, (_, n) => `Fråga ${n} om rymden?`);
    const added = { questions, entry: ID, by: HOST, now: bot().clock.now };
    await bot().store.change(testQuestions, (now) => addTestQuestions(now, added));
    const refused = await adds(GUARD);
    assert.ok(wordsOn(refused).includes(words.full(MAX_TEST_QUESTIONS)));
    assert.equal(buttonsOf(refused).filter(({ verb }) => verb === 'test.remove').length, 6);
    const next = await press(refused, edit.next.title);
    assert.ok(wordsOn(next).includes(edit.page(2, 84)), wordsOn(next));
    assert.ok(buttonsOf(next).some(({ title }) => title === edit.previous.title));
  });

  it('are made by one press of what had no answer and is to get none', async () => {
    await asks(bot(), STAFF, UNKNOWN);
    const list = await asks(bot(), hugo, 'att granska');
    const settled = await press(list, edit.review.guard.title);
    assert.ok(wordsOn(settled).includes(words.saved(1)), wordsOn(settled));
    assert.ok(wordsOn(settled).includes(edit.review.none));
    assert.deepEqual(await kept(), [{ q: UNKNOWN, entry: null }]);
    assert.ok(wordsOn(await press(list, edit.review.guard.title)).includes(edit.review.gone));
  });

  it('that are to be answered are not made ones without an answer, and stay to be looked at', async () => {
    await asks(bot(), STAFF, UNKNOWN);
    await adds(UNKNOWN);
    const refused = await press(await asks(bot(), hugo, 'att granska'), edit.review.guard.title);
    assert.ok(wordsOn(refused).includes(words.taken(UNKNOWN, NEW.title ?? '')), wordsOn(refused));
    assert.ok(buttonsOf(refused).some(({ verb }) => verb === 'review.guard'));
  });

  it('are for hosts alone', async () => {
    const verbs = [...ACTIONS.keys()].filter((verb) => verb.startsWith('test.'));
    assert.equal(verbs.length, 3);
    for (const verb of verbs) {
      const data = { v: 1, lang: 'sv', ...(verb === 'test.remove' && { question: 'f'.repeat(24) }) };
      assert.equal((await sendsPress(bot(), STAFF, { verb, data })).said, refusals.notAllowed, verb);
    }
  });
});
