import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { textsFor } from '../../../bot/texts/texts.ts';
import { exportKnowledge } from '../../../src/cli/export-knowledge.ts';
import { editsOf, entryOf } from '../../../src/knowledge/edits.ts';
import { parseEntry } from '../../../src/knowledge/parse-entry.ts';
import { useTemporaryFolder } from '../../store/temporary-folder.ts';
import { cardProblems } from '../../support/card-host.ts';
import { realKnowledge } from '../../support/real-knowledge.ts';
import { HOST, REPORT_BOT, type Somebody, STAFF } from '../../support/report-people.ts';
import { appoint, asks, type Inputs, inputsOf, redraws, sendsPress, wordsOn } from '../../support/report-talk.ts';
import { useBot } from '../../support/start-bot.ts';
import { buttonOf, buttonsOf, textsOf } from '../../support/teams-cards.ts';

type Json = Record<string, unknown>;

const { edit: words } = textsFor('sv').knowledge;
const en = textsFor('en').knowledge;
const NEW: Inputs = {
  title: 'Xylofoner på månen',
  questions: 'hur många xylofoner finns på månen',
  body: 'Det finns tre xylofoner på månen.',
  publisher: 'Rymdprogrammet',
  source: 'Inventariet',
  asOf: '2026-11-01',
  englishTitle: 'Xylophones on the moon',
  english: 'There are three xylophones on the moon.',
};
const ASKED = 'How many xylophones are there on the moon?';

describe('the knowledge base in English, edited by hosts', () => {
  const bot = useBot(REPORT_BOT);
  const folder = useTemporaryFolder();
  let hugo: Somebody;
  beforeEach(async () => {
    bot().clock.now = new Date('2026-11-25T08:00:00Z');
    hugo = await appoint(bot(), HOST, 'host');
    await bot().tick();
  });

  const adds = async (typed: Inputs = NEW): Promise<Json> => {
    const form = await redraws(bot(), hugo, await asks(bot(), hugo, 'kunskap'), words.add.title);
    return redraws(bot(), hugo, form, 'entry.save', typed);
  };
  const idOf = (card: Json): string => String(buttonOf(card, words.save.title).data.entry);
  const opens = async (id: string): Promise<Json> =>
    (await sendsPress(bot(), hugo, { verb: 'entry.open', data: { v: 1, lang: 'sv', entry: id } })).card ??
    assert.fail('it is not opened');
  /** Saves also when other questions get another answer by it. */
  const saves = async (card: Json, typed: Inputs, button = words.save.title): Promise<Json> => {
    const saved = await redraws(bot(), hugo, card, button, typed);
    const isAsked = buttonsOf(saved).some(({ title }) => title === words.saveAnyway.title);
    return isAsked ? redraws(bot(), hugo, saved, words.saveAnyway.title) : saved;
  };
  const answer = (question: string): Promise<Json> => asks(bot(), STAFF, question);

  it('what is added in English answers an English question, with the same source and date, also after a restart', async () => {
    assert.ok(!wordsOn(await answer(ASKED)).includes('three xylophones'));
    assert.ok(wordsOn(await adds()).includes(words.saved));
    const isAnswered = (card: Json): boolean => {
      const [title, text] = textsOf(card);
      return title === NEW.englishTitle && text === NEW.english;
    };
    const card = await answer(ASKED);
    assert.ok(isAnswered(card), wordsOn(card));
    for (const part of ['Rymdprogrammet', 'Inventariet', '1 November 2026'])
      assert.ok(wordsOn(card).includes(part), part);
    const swedish = await answer('Hur många xylofoner finns på månen?');
    assert.deepEqual(textsOf(swedish).slice(0, 2), [NEW.title, NEW.body]);
    await bot().restart();
    for (let tries = 0; tries < 50 && !isAnswered(await answer(ASKED)); tries++) await setTimeout(50);
    assert.ok(isAnswered(await answer(ASKED)));
  });

  it('an English text that is older than the Swedish one is said to be, to readers and hosts, until a host has looked', async () => {
    const id = idOf(await adds());
    const changed = await saves(await opens(id), { body: 'Det finns fyra xylofoner på månen.' });
    assert.ok(wordsOn(changed).includes(words.englishOlder), wordsOn(changed));
    const list = await asks(bot(), hugo, 'kunskap');
    assert.ok(wordsOn(list).includes(words.englishIsOlder));
    const older = wordsOn(await answer(ASKED));
    assert.ok(older.includes(en.notes.olderEnglish) && older.includes(NEW.english ?? ''), older);
    const swedish = wordsOn(await answer('Hur många xylofoner finns på månen?'));
    assert.ok(swedish.includes('fyra') && !swedish.includes(textsFor('sv').knowledge.notes.olderEnglish), swedish);
    // Correcting the English settles it.
    const corrected = await saves(await opens(id), { english: 'There are four xylophones on the moon.' });
    assert.ok(!wordsOn(corrected).includes(words.englishOlder));
    assert.ok(!wordsOn(await answer(ASKED)).includes(en.notes.olderEnglish));
    // And so does saying that it holds, when the Swedish text is put otherwise.
    const put = await saves(await opens(id), { body: 'Fyra xylofoner finns på månen.' });
    assert.ok(wordsOn(put).includes(words.englishOlder));
    const settled = await saves(put, {}, words.englishHolds.title);
    assert.ok(
      wordsOn(settled).includes(words.saved) && !wordsOn(settled).includes(words.englishOlder),
      wordsOn(settled),
    );
    assert.ok(!buttonsOf(settled).some(({ title }) => title === words.englishHolds.title));
    assert.ok(!wordsOn(await answer(ASKED)).includes(en.notes.olderEnglish));
  });

  it('the history tells which changes were also of the English text', async () => {
    const id = idOf(await adds());
    await saves(await opens(id), { source: 'Inventariet 2026' });
    const form = await saves(await opens(id), { english: 'Three xylophones are on the moon.' });
    const at = `den 25 november kl. 09.00 av ${HOST.name}`;
    const history = [
      `${words.withEnglish(words.kinds.added)} ${at}`,
      `${words.kinds.edited} ${at}`,
      `${words.withEnglish(words.kinds.edited)} ${at}`,
    ];
    assert.ok(wordsOn(form).includes(history.join(' · ')), wordsOn(form));
  });

  it('of two hosts at once the second one sees the English that the first has saved', async () => {
    const id = idOf(await adds());
    const [one, other] = [await opens(id), await opens(id)];
    await saves(one, { english: 'There are five xylophones on the moon.' });
    const refused = await redraws(bot(), hugo, other, words.save.title, { english: 'There are six of them.' });
    assert.ok(wordsOn(refused).includes(words.stale));
    assert.ok(wordsOn(refused).includes('five xylophones'));
    assert.equal(inputsOf(refused).english, 'There are six of them.');
  });

  it('an entry of the files keeps its English text, and it is taken away by emptying both', async () => {
    const file = (await realKnowledge()).entries.get('forum-tid') ?? assert.fail();
    const form = await opens('forum-tid');
    assert.deepEqual([inputsOf(form).englishTitle, inputsOf(form).english], [file.english?.title, file.english?.text]);
    assert.ok(wordsOn(await saves(form, {})).includes(words.nothingNew), 'as it stands it is no edit');
    const half = await redraws(bot(), hugo, form, words.save.title, { english: '' });
    assert.ok(wordsOn(half).includes(words.problems.english));
    await saves(form, { englishTitle: '', english: '' });
    const edited = await bot().store.read(editsOf('forum-tid'));
    assert.equal(entryOf(edited, file)?.english, undefined);
    const [title] = textsOf(await answer('when is the open forum held?'));
    assert.equal(title, file.title);
    await redraws(bot(), hugo, await opens('forum-tid'), words.takeFile.title);
    assert.equal(textsOf(await answer('when is the open forum held?'))[0], file.english?.title);
  });

  for (const [what, typed, problem] of [
    ['with a personal identity number', { english: 'Call 811218-9876' }, words.problems['personal-data']],
    ['without a title', { englishTitle: '' }, words.problems.english],
    ['that is too long', { english: 'a b '.repeat(1001) }, words.problems['too-long']],
  ] as const) {
    it(`English ${what} is refused, with the reason`, async () => {
      const refused = await adds({ ...NEW, ...typed });
      assert.ok(wordsOn(refused).includes(problem), wordsOn(refused));
      assert.equal(inputsOf(refused).title, NEW.title, 'what was typed stays');
    });
  }

  it('what hosts write in English is text, whatever stands in it', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it must reach the card's template unevaluated.
    const hostile = '**bold** [link](https://evil.example) ${1+1} {{DATE(2026-11-20T08:00:00Z)}} <b>moon</b>';
    await adds({ ...NEW, english: `There are three xylophones on the moon. ${hostile}` });
    const text = wordsOn(await answer(ASKED))
      .replaceAll('\\', '')
      .replaceAll('\u2060', '');
    assert.ok(text.includes('**bold** [link](https://evil.example)'), text);
  });

  it('the form with all that it may hold is a sound card', async () => {
    const long = 'Xylofonerna på månen är många. '.repeat(128);
    const full = {
      ...NEW,
      title: 'x'.repeat(300),
      questions: '',
      body: long,
      englishTitle: 'y'.repeat(300),
      english: long,
    };
    const form = await saves(await opens(idOf(await adds())), full);
    assert.deepEqual(cardProblems(form), []);
    assert.equal(inputsOf(form).english?.length, long.trim().length);
  });

  it('is exported, and read back as it was', async () => {
    const id = idOf(await adds());
    await saves(await opens(id), { body: 'Det finns fyra xylofoner på månen.' });
    const out = join(folder(), 'ut');
    const { written } = await exportKnowledge({ storeDir: bot().storeDir, out, files: new Map() }, writeFile);
    assert.deepEqual(written, [`${id}.md`]);
    const parsed = parseEntry(`${id}.md`, await readFile(join(out, `${id}.md`), 'utf8'));
    const saved = entryOf(await bot().store.read(editsOf(id)), undefined);
    assert.ok(parsed.kind === 'entry' && saved?.english?.of !== undefined);
    assert.deepEqual(parsed.entry, saved);
  });
});
