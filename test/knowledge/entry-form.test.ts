import assert from 'node:assert/strict';
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
  ];
  for (const [typed, problem] of problems) {
    it(`is refused for its ${problem}: ${JSON.stringify(typed).slice(0, 50)}`, () => {
      assert.deepEqual(read(typed), { kind: 'problem', problem });
    });
  }

  it('of 1 MB is refused at once', () => {
    assert.deepEqual(read({ body: 'a b '.repeat(250_000) }), { kind: 'problem', problem: 'too-long' });
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
