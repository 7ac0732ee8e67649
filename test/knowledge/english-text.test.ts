import assert from 'node:assert/strict';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import { inLanguage, isEnglishOlder, languageRead, swedishDigest } from '../../src/knowledge/english-text.ts';
import { entryText } from '../../src/knowledge/entry-text.ts';
import { notesOn } from '../../src/knowledge/notes.ts';
import { entry, knowledgeOf } from './entries.ts';

const plain = entry({
  id: 'lampor',
  title: 'Lampor i huset',
  body: 'Vaktmästaren byter lampor. Lamporna ligger i källaren.',
  people: [{ title: 'Vaktmästare', name: 'Vera Vakt' }],
});
const english = {
  title: 'Bulbs in the house',
  text: 'The janitor replaces bulbs. Spare bulbs are kept in the cellar.',
  of: swedishDigest(plain),
};
const both = { ...plain, english };
const other = entry({ id: 'dorrar', title: 'Dörrar i huset', body: 'Dörrar lagas av en firma. Källaren är låst.' });
const NOW = new Date('2026-02-01T08:00:00Z');

describe('an English text of an entry', () => {
  it('is read by who reads English, with the same source', () => {
    assert.deepEqual([inLanguage(both, 'en').title, inLanguage(both, 'en').body], [english.title, english.text]);
    assert.equal(inLanguage(both, 'en').source, plain.source);
    assert.equal(inLanguage(both, 'sv'), both);
    assert.equal(inLanguage(plain, 'en'), plain);
    assert.deepEqual(
      [languageRead(both, 'en'), languageRead(both, 'sv'), languageRead(plain, 'en')],
      ['en', 'sv', 'sv'],
    );
  });

  it('names persons in English too, and puts the sentence first that answers', () => {
    const knowledge = knowledgeOf(both, other);
    const { answer } = answerQuestion('Where are the spare bulbs kept?', knowledge);
    assert.ok(answer.kind === 'answer' && answer.entry.id === 'lampor', JSON.stringify(answer));
    assert.equal(
      answer.text,
      'Spare bulbs are kept in the cellar. The janitor replaces bulbs. Vaktmästare: Vera Vakt, according to a page dated 15 January 2026.',
    );
    assert.match(entryText(both), /^Vaktmästaren byter lampor\. .* enligt sida daterad/);
    assert.match(entryText(plain, undefined, 'en'), /enligt sida daterad/);
  });

  it('is found by its own words, which the Swedish text does not hold', () => {
    const asked = 'Where are the spare bulbs kept?';
    assert.equal(answerQuestion(asked, knowledgeOf(plain, other)).answer.kind, 'escalate');
    const { answer } = answerQuestion(asked, knowledgeOf(both, other));
    assert.equal(answer.kind === 'answer' && answer.entry.id, 'lampor');
    assert.equal(answerQuestion('bulbs in the HOUSE', knowledgeOf(both, other)).answer.kind, 'answer');
    // Also where a word list puts its words in Swedish: "timetable" is "tidplan".
    const listed = { ...plain, english: { title: 'Timetable', text: 'The timetable hangs on the wall.' } };
    const found = answerQuestion('What is on the timetable?', knowledgeOf(listed, other)).explanation.fits[0];
    assert.equal(found?.entry.id, 'lampor');
  });

  it('is found among many entries that have none', () => {
    const many = Array.from({ length: 40 }, (_, n) => ({ ...other, id: `dorr-${n}`, title: `Dörr ${n}` }));
    const [best] = answerQuestion('Where are the spare bulbs kept?', knowledgeOf(both, ...many)).explanation.fits;
    assert.ok(best?.entry.id === 'lampor' && best.features.words > 0.4, JSON.stringify(best?.features));
  });

  it('changes nothing of what is asked in Swedish, misspelled or not', () => {
    const swedish = { ...plain, body: `${plain.body} FVM har lampor.` };
    const translated = { ...swedish, english: { title: 'Bulbs', text: `${english.text} FVM has bulbs.` } };
    for (const question of [
      'var finns lampor',
      'vem lagar dörrar i huset',
      'källaren',
      'lampornas',
      'spare',
      'dorrar',
      'bulb',
      'replacas',
      'FVM',
    ]) {
      const [before, after] = [knowledgeOf(swedish, other), knowledgeOf(translated, other)].map((knowledge) =>
        answerQuestion(`${question} är`, knowledge),
      );
      const figures = (one: typeof before) =>
        one?.explanation.fits.map(({ entry: { id }, features, score }) => ({ id, features, score }));
      assert.deepEqual(figures(after), figures(before), question);
      assert.equal(after?.answer.kind, before?.answer.kind);
    }
  });

  it('is older when the Swedish text has been changed since, and readers of English are told', () => {
    const knowledge = knowledgeOf(both, other);
    const kinds = (one: typeof both, language: 'sv' | 'en') =>
      notesOn(one, knowledge, NOW, language).map(({ kind }) => kind);
    assert.deepEqual([isEnglishOlder(both), kinds(both, 'en')], [false, []]);
    for (const changed of [
      { ...both, body: 'Vaktmästaren byter inga lampor.' },
      { ...both, title: 'Lampor' },
    ]) {
      assert.equal(isEnglishOlder(changed), true);
      assert.deepEqual(kinds(changed, 'en'), ['older-english']);
      assert.deepEqual(kinds(changed, 'sv'), []);
    }
    assert.equal(isEnglishOlder({ ...both, body: plain.body.replace('. ', '.\n') }), false, 'blanks are no change');
    assert.equal(isEnglishOlder({ ...both, body: 'Nytt.', english: { ...english, of: undefined } }), false);
    assert.equal(isEnglishOlder(plain), false);
  });
});
