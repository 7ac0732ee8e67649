import assert from 'node:assert/strict';
import { typedOf } from '../../bot/views/entry-view.ts';
import { isEnglishOlder, swedishDigest } from '../../src/knowledge/english-text.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import {
  newEntryId,
  parseEntryForm,
  type TypedEntry,
  takenWording,
  wordingsOf,
} from '../../src/knowledge/entry-form.ts';
import { entry } from './entries.ts';

const TODAY = '2026-11-25';
const FILLED: TypedEntry = {
  title: 'Loggkontroller',
  questions: 'hur kontrolleras loggar\nHur kontrolleras loggar?\n\nvem tittar i loggarna',
  body: 'Loggar kontrolleras varje månad.',
  publisher: 'VästKom',
  source: 'Mejl till projektledarna',
};
const BEFORE = entry({ id: 'a', body: 'A.', topics: ['roller'], people: [{ title: 'Chef', name: 'Eva Ek' }] });
const read = (typed: TypedEntry) => parseEntryForm({ ...FILLED, ...typed }, BEFORE, TODAY);

describe('what a host types of an entry', () => {
  it('is read, with each wording once; what the card does not show stays', () => {
    const form = read({ reviewBy: '2027-03-01', url: 'https://vastkom.se/x', asOf: '2026-10' });
    assert.ok(form.kind === 'entry');
    const { title, questions, source, reviewBy, topics, people, id } = form.entry;
    assert.deepEqual([id, title, reviewBy], ['a', 'Loggkontroller', '2027-03-01']);
    assert.deepEqual(questions, ['Hur kontrolleras loggar?', 'vem tittar i loggarna']);
    assert.deepEqual([source.publisher, source.url, source.asOf], ['VästKom', 'https://vastkom.se/x', '2026-10']);
    assert.deepEqual([topics, people], [BEFORE.topics, BEFORE.people]);
  });

  const problems: [TypedEntry, string][] = [
    [{ title: ' ' }, 'title'],
    [{ body: '\n \n' }, 'body'],
    [{ publisher: '' }, 'publisher'],
    [{ source: '' }, 'source'],
    [{ body: 'å'.repeat(4001) }, 'too-long'],
    [{ title: 'å'.repeat(301) }, 'too-long'],
    [{ questions: Array.from({ length: 61 }, (_, n) => `fråga ${n}`).join('\n') }, 'questions'],
    [{ questions: 'x'.repeat(301) }, 'questions'],
    [{ url: 'http://vastkom.se' }, 'url'],
    [{ url: 'javascript:alert(1)' }, 'url'],
    [{ asOf: 'i våras' }, 'as-of'],
    [{ asOf: '2026-02-31' }, 'as-of'],
    [{ reviewBy: TODAY }, 'review-by'],
    [{ reviewBy: '2027' }, 'review-by'],
    [{ body: 'Ring 811218-9876' }, 'personal-data'],
    [{ englishTitle: 'Logs' }, 'english'],
    [{ english: 'Logs are checked.' }, 'english'],
    [{ englishTitle: 'x'.repeat(301), english: 'Logs are checked.' }, 'too-long'],
    [{ englishTitle: 'Logs', english: 'x'.repeat(4001) }, 'too-long'],
    [{ englishTitle: 'Logs', english: 'Call 811218-9876' }, 'personal-data'],
  ];
  for (const [typed, problem] of problems) {
    it(`is refused for its ${problem}: ${JSON.stringify(typed).slice(0, 50)}`, () => {
      assert.deepEqual(read(typed), { kind: 'problem', problem });
    });
  }

  it('in English belongs to the Swedish text that it is saved with, until only that is changed', () => {
    const inEnglish = { englishTitle: 'Logs', english: 'Logs are checked every month.' };
    const save = (typed: TypedEntry, before: Entry | { id: string } = BEFORE): Entry => {
      const form = parseEntryForm({ ...FILLED, ...inEnglish, ...typed }, before, TODAY);
      assert.ok(form.kind === 'entry', JSON.stringify(form));
      return form.entry;
    };
    const saved = save({});
    assert.deepEqual(saved.english, { title: 'Logs', text: inEnglish.english, of: swedishDigest(saved) });
    const changed = save({ body: 'Loggar kontrolleras varje vecka.' }, saved);
    assert.ok(isEnglishOlder(changed));
    assert.ok(isEnglishOlder(save({ body: 'Loggar kontrolleras varje vecka.', asOf: '2026-01' }, changed)), 'still');
    assert.ok(!isEnglishOlder(save({ body: 'Loggar kontrolleras varje vecka.', englishHolds: true }, changed)));
    const both = { body: 'Loggar kontrolleras varje vecka.', english: 'Logs are checked every week.' };
    assert.ok(!isEnglishOlder(save(both, saved)));
    assert.ok(!isEnglishOlder(save({}, changed)), 'the Swedish text is what it was again');
    assert.equal(save({ englishTitle: '', english: '' }, saved).english, undefined);
    assert.ok(!('english' in save({ englishTitle: '', english: '' }, saved)));
  });

  it('over a file whose English text tells of no Swedish one, keeps that as it is until the Swedish is changed', () => {
    const file = { ...BEFORE, english: { title: 'A', text: 'An A.' } };
    const typed = { ...typedOf(file), asOf: '2026-01' };
    const kept = parseEntryForm(typed, file, TODAY);
    assert.deepEqual(kept.kind === 'entry' && kept.entry.english, file.english);
    const changed = parseEntryForm({ ...typed, body: 'B.' }, file, TODAY);
    assert.ok(changed.kind === 'entry' && isEnglishOlder(changed.entry));
  });

  it('of 1 MB is refused at once', () => {
    assert.deepEqual(read({ body: 'a b '.repeat(250_000) }), { kind: 'problem', problem: 'too-long' });
  });

  it('claims no English title that leads to another entry', () => {
    const other = entry({ id: 'b', body: 'B.', english: { title: 'The logs', text: 'B.' } });
    const own = entry({ id: 'a', body: 'A.', english: { title: 'the LOGS?', text: 'A.' } });
    assert.deepEqual(takenWording(own, [own, other]), { wording: 'the LOGS?', by: other });
  });

  it('claims no wording that leads to another entry', () => {
    const other = entry({ id: 'b', body: 'B.', title: 'Andra', questions: ['Vem tittar i LOGGARNA?'] });
    const form = read({});
    assert.ok(form.kind === 'entry');
    assert.deepEqual(takenWording(form.entry, [BEFORE, other]), { wording: 'vem tittar i loggarna', by: other });
    assert.equal(takenWording(form.entry, [BEFORE, form.entry]), undefined);
  });

  it('gets an id of its own when it is new', () => {
    assert.equal(
      newEntryId('Vad händer, Åke?', () => false),
      'egen-vad-hander-ake',
    );
    assert.equal(
      newEntryId('Vad händer, Åke?', (id) => id === 'egen-vad-hander-ake'),
      'egen-vad-hander-ake-2',
    );
    assert.equal(
      newEntryId('👍', () => false),
      'egen-uppgift',
    );
    assert.match(
      newEntryId('ord '.repeat(100), () => false),
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
    );
  });

  it('of wordings is one a line', () =>
    assert.deepEqual(wordingsOf(' en sak \n\n?!\nEn annan\nen sak'), ['en sak', 'En annan']));
});
