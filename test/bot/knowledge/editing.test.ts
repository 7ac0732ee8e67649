import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { ACTIONS } from '../../../bot/actions.ts';
import { textsFor } from '../../../bot/texts/texts.ts';
import { editsOf } from '../../../src/knowledge/edits.ts';
import { HOST, REPORT_BOT, type Somebody, STAFF, somebody, VASTKOM } from '../../support/report-people.ts';
import {
  appoint,
  asks,
  type Inputs,
  inputsOf,
  presses,
  redraws,
  sendsPress,
  wordsOn,
  writes,
} from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonOf, buttonsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;

const words = textsFor('sv').knowledge.edit;
const { refusals } = textsFor('sv').bot;
const ENTRY = 'roll-ansvarig-utbildning';
const NEW: Inputs = {
  title: 'Xylofoner på månen',
  questions: 'hur många xylofoner finns på månen\nxylofonerna på månen',
  body: 'Det finns tre xylofoner på månen. De är utlånade.',
  publisher: 'Rymdprogrammet',
  source: 'Inventariet',
  asOf: '2026-11-01',
};
const QUESTION = 'Hur många xylofoner finns på månen?';

describe('the knowledge base, edited by hosts', () => {
  const bot = useBot(REPORT_BOT);
  let hugo: Somebody;
  beforeEach(async () => {
    bot().clock.now = new Date('2026-11-25T08:00:00Z');
    hugo = await appoint(bot(), HOST, 'host');
    await bot().tick();
  });

  const answer = async (question: string): Promise<string> => wordsOn(await asks(bot(), STAFF, question));
  const adds = async (typed: Inputs = NEW): Promise<Json> =>
    redraws(
      bot(),
      hugo,
      await redraws(bot(), hugo, await asks(bot(), hugo, 'kunskap'), words.add.title),
      'entry.save',
      typed,
    );
  const opens = async (find: string): Promise<Json> => {
    const list = await asks(bot(), hugo, `kunskap ${find}`);
    return redraws(bot(), hugo, list, words.open.title);
  };
  const opensId = async (id: string): Promise<Json> => {
    const { card } = await sendsPress(bot(), hugo, { verb: 'entry.open', data: { v: 1, lang: 'sv', entry: id } });
    return card ?? assert.fail('it is not opened');
  };
  /** Saves also when other questions get another answer by it. */
  const saves = async (card: Json, typed: Inputs = {}): Promise<Json> => {
    const saved = await redraws(bot(), hugo, card, 'entry.save', typed);
    const isAsked = buttonOf(saved, 'entry.save').title === words.saveAnyway.title;
    return isAsked ? redraws(bot(), hugo, saved, words.saveAnyway.title) : saved;
  };

  it('is added to: the next question is answered from it, also after a restart', async () => {
    assert.ok(!(await answer(QUESTION)).includes('tre xylofoner'));
    assert.ok(wordsOn(await adds()).includes(words.saved));
    for (const part of ['tre xylofoner', 'Rymdprogrammet', '1 november 2026'])
      assert.ok((await answer(QUESTION)).includes(part), part);
    await bot().restart();
    // What is published is read after the start, and nobody waits for it.
    for (let tries = 0; tries < 50 && !(await answer(QUESTION)).includes('tre xylofoner'); tries++)
      await setTimeout(50);
    assert.ok((await answer(QUESTION)).includes('tre xylofoner'));
  });

  it('is searched, changed and given wordings, with who in its history', async () => {
    await adds();
    const form = await opens('xylofoner på månen');
    assert.equal(inputsOf(form).title, NEW.title);
    const typed = { body: 'Det finns fyra xylofoner på månen.', questions: `${NEW.questions}\nrymdens slagverk` };
    const saved = await saves(form, typed);
    assert.ok(wordsOn(saved).includes(words.saved));
    assert.ok(
      wordsOn(saved).includes(`${words.kinds.edited} den 25 november kl. 09.00 av ${HOST.name}`),
      wordsOn(saved),
    );
    assert.ok((await answer('rymdens slagverk')).includes('fyra xylofoner'));
  });

  it('an entry is retired and taken back, also one of the files', async () => {
    const question = 'Vem är ordförande i FVM styrgrupp?';
    const before = await answer(question);
    const list = await asks(bot(), hugo, `kunskap ${question}`);
    const form = await redraws(bot(), hugo, list, words.open.title);
    const title = inputsOf(form).title ?? '';
    const id = String(buttonOf(form, words.save.title).data.entry);
    assert.ok(before.includes(title), before);
    const asked = await redraws(bot(), hugo, form, words.retire.title);
    assert.ok(wordsOn(asked).includes(words.pressAgain(words.retire.title)), 'others lose their answer by it');
    assert.equal(await answer(question), before);
    const retired = await redraws(bot(), hugo, asked, words.retire.title);
    assert.ok(wordsOn(retired).includes(words.retired));
    assert.ok(!(await answer(question)).startsWith(title));
    const again = await opensId(id);
    assert.ok(wordsOn(again).includes(words.isRetired));
    const warned = await redraws(bot(), hugo, again, words.restore.title);
    assert.ok(wordsOn(warned).includes(words.pressAgain(words.restore.title)), 'others get their answer back by it');
    assert.notEqual(await answer(question), before);
    assert.ok(wordsOn(await redraws(bot(), hugo, warned, words.restore.title)).includes(words.restored));
    assert.equal(await answer(question), before);
  });

  it('tells which questions would get another answer, and saves nothing before a host has seen them', async () => {
    const question = 'Vem är ordförande i FVM styrgrupp?';
    const list = await asks(bot(), hugo, `kunskap ${question}`);
    const form = await redraws(bot(), hugo, list, words.open.title);
    const { title = '' } = inputsOf(form);
    const id = String(buttonOf(form, words.save.title).data.entry);
    const asked = await redraws(bot(), hugo, form, 'entry.save', NEW);
    assert.match(wordsOn(asked), /får ett annat svar än i dag/);
    assert.ok(wordsOn(asked).includes(`: ${title} → `), wordsOn(asked));
    assert.equal((await bot().store.read(editsOf(id))).history.length, 0);
    assert.ok((await answer(question)).includes(title));
    assert.ok(wordsOn(await redraws(bot(), hugo, asked, words.saveAnyway.title)).includes(words.saved));
    assert.equal((await bot().store.read(editsOf(id))).history.length, 1);
    // The file is taken back, and that is tried too.
    const warned = await redraws(bot(), hugo, await opensId(id), words.takeFile.title);
    assert.ok(wordsOn(warned).includes(words.pressAgain(words.takeFile.title)), wordsOn(warned));
    assert.equal(buttonOf(warned, 'entry.save').title, words.save.title);
    assert.equal((await bot().store.read(editsOf(id))).history.length, 1);
    assert.ok(wordsOn(await redraws(bot(), hugo, warned, words.takeFile.title)).includes(words.fileTaken));
    assert.ok((await answer(question)).includes(title));
  });

  it('tries anew what was typed after the differences had been shown', async () => {
    const list = await asks(bot(), hugo, 'kunskap Vem är ordförande i FVM styrgrupp?');
    const form = await redraws(bot(), hugo, list, words.open.title);
    const asked = await redraws(bot(), hugo, form, 'entry.save', NEW);
    const other = await redraws(bot(), hugo, asked, words.saveAnyway.title, { body: 'Något helt annat om xylofoner.' });
    assert.match(wordsOn(other), /får ett annat svar än i dag/);
  });

  it('tells again when it would change something else by now than what the host has seen', async () => {
    const question = 'Vem är ordförande i FVM styrgrupp?';
    const form = await redraws(bot(), hugo, await asks(bot(), hugo, `kunskap ${question}`), words.open.title);
    const entry = String(buttonOf(form, words.save.title).data.entry);
    const asked = await redraws(bot(), hugo, form, 'entry.save', NEW);
    const guard = { v: 1, lang: 'sv', entry, testQuestions: 'vem är det som är ordförande i FVM:s styrgrupp nu' };
    await sendsPress(bot(), hugo, { verb: 'test.add', data: guard });
    const again = await redraws(bot(), hugo, asked, words.saveAnyway.title);
    assert.equal(buttonOf(again, 'entry.save').title, words.saveAnyway.title);
    assert.equal((await bot().store.read(editsOf(entry))).history.length, 0);
    assert.ok(wordsOn(await redraws(bot(), hugo, again, words.saveAnyway.title)).includes(words.saved));
  });

  it('tells when another title would take over the questions of an entry', async () => {
    const form = await redraws(bot(), hugo, await asks(bot(), hugo, 'kunskap'), words.add.title);
    const refused = await redraws(bot(), hugo, form, 'entry.save', { ...NEW, title: 'FVM styrgrupp' });
    assert.ok(wordsOn(refused).includes(words.taken('FVM styrgrupp', 'FVM styrgrupp')), wordsOn(refused));
  });

  it('an entry may be called what a retired one was called', async () => {
    const saved = await adds();
    await redraws(bot(), hugo, saved, words.retire.title).then((card) =>
      buttonsOf(card).some(({ verb }) => verb === 'entry.restore')
        ? card
        : redraws(bot(), hugo, card, words.retire.title),
    );
    assert.ok(wordsOn(await adds()).includes(words.saved));
    // Then the retired one cannot come back as it was: its words lead to the other.
    const back = { verb: 'entry.restore', data: { v: 1, lang: 'sv', entry: 'egen-xylofoner-pa-manen', number: 2 } };
    const { card = {} } = await sendsPress(bot(), hugo, back);
    assert.ok(wordsOn(card).includes(words.taken(NEW.title ?? '', NEW.title ?? '')), wordsOn(card));
  });

  it('of two hosts at once the second one sees what the first has saved, and loses nothing', async () => {
    await adds();
    const [one, other] = [await opens('xylofoner'), await opens('xylofoner')];
    await saves(one, { body: 'Det finns fem xylofoner på månen.' });
    const refused = await redraws(bot(), hugo, other, 'entry.save', { body: 'Det finns sex xylofoner på månen.' });
    assert.ok(wordsOn(refused).includes(words.stale));
    assert.ok(wordsOn(refused).includes('fem xylofoner'));
    assert.match(inputsOf(refused).body ?? '', /sex xylofoner/);
    await saves(refused);
    assert.ok((await answer(QUESTION)).includes('sex xylofoner'));
  });

  for (const [what, typed, problem] of [
    ['without an answer', { body: ' ' }, words.problems.body],
    ['with an address that is none', { url: 'javascript:alert(1)' }, words.problems.url],
    ['with a personal identity number', { body: 'Ring 811218-9876' }, words.problems['personal-data']],
    ['of 1 MB', { body: 'a b '.repeat(40_000) }, words.problems['too-long']],
  ] as const) {
    it(`an entry ${what} is refused, with the reason`, async () => {
      const { card, said } = await presses(
        bot(),
        hugo,
        await redraws(bot(), hugo, await asks(bot(), hugo, 'kunskap'), words.add.title),
        'entry.save',
        { ...NEW, ...typed },
      );
      assert.ok((card === undefined ? String(said) : wordsOn(card)).includes(problem));
      assert.ok(!(await answer(QUESTION)).includes('tre xylofoner'));
    });
  }

  it('a wording leads to one entry: the one that has it is named', async () => {
    await adds();
    const form = await redraws(bot(), hugo, await asks(bot(), hugo, 'kunskap'), words.add.title);
    const typed = { ...NEW, title: 'En annan', questions: 'Xylofonerna på MÅNEN?' };
    const refused = await redraws(bot(), hugo, form, 'entry.save', typed);
    assert.ok(wordsOn(refused).includes(words.taken('Xylofonerna på MÅNEN?', NEW.title ?? '')));
  });

  it('what hosts write is text, whatever stands in it', async () => {
    const hostile =
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it must reach the card's template unevaluated.
      '---\nid: x\n--- **fet** [länk](https://evil.example) ${1+1} {{DATE(2026-11-20T08:00:00Z)}} <b>xylofoner</b>';
    await adds({ ...NEW, body: `Det finns tre xylofoner på månen. ${hostile}` });
    const text = (await answer(QUESTION)).replaceAll('\\', '').replaceAll('\u2060', '');
    assert.ok(text.includes('**fet** [länk](https://evil.example)'), text);
  });

  it('is for hosts alone', async () => {
    assert.equal((await writes(bot(), STAFF, 'kunskap'))[0]?.text, refusals.notAllowed);
    for (const verb of [...ACTIONS.keys()].filter((one) => one.startsWith('entry.'))) {
      const data = { v: 1, lang: 'sv', entry: ENTRY, number: 0, ...NEW };
      const { shape } = (ACTIONS.get(verb) ?? assert.fail()).schema as unknown as { shape: object };
      const known = Object.fromEntries(Object.entries(data).filter(([key]) => key in shape));
      assert.equal((await sendsPress(bot(), STAFF, { verb, data: known })).said, refusals.notAllowed, verb);
    }
  });

  it('an entry that is no more is said to be gone', async () => {
    for (const verb of ['entry.open', 'entry.save', 'entry.retire', 'entry.restore', 'entry.take-file']) {
      const data = { v: 1, lang: 'sv', entry: 'constructor', ...(verb !== 'entry.open' && { number: 0 }), ...NEW };
      const { card } = await sendsPress(bot(), hugo, { verb, data });
      assert.ok(wordsOn(card ?? {}).includes(words.gone), verb);
    }
  });

  it('is listed with what hosts changed last', async () => {
    await adds();
    const hilda = await appoint(bot(), somebody('Hilda Värd', VASTKOM, 30), 'host');
    const list = await asks(bot(), hilda, 'kunskap');
    assert.ok(wordsOn(list).includes(NEW.title ?? ''));
    assert.ok(wordsOn(list).includes(words.isEdited));
    assert.equal(buttonsOf(list).filter(({ verb }) => verb === 'entry.open').length, 1);
  });
});
