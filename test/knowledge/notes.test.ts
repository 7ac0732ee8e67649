import assert from 'node:assert/strict';
import { laterThan, notesOn } from '../../src/knowledge/notes.ts';
import { entry, knowledgeOf } from './entries.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const dated = (asOf: string | undefined) => ({
  publisher: 'VGR',
  title: 'Sida',
  url: undefined,
  asOf,
  period: undefined,
});
const recent = entry({ id: 'recent', body: 'Nytt.', source: dated('2026-05-01') });
const old = entry({ id: 'old', body: 'Äldre.', source: dated('2024') });
const undated = entry({ id: 'undated', body: 'Utan datum.', source: dated(undefined), status: 'historical' });
const historical = entry({
  id: 'historical',
  body: 'Då.',
  source: dated('2022-05-31'),
  status: 'historical',
  later: ['recent', 'gone'],
});
const superseded = entry({
  id: 'superseded',
  body: 'Förr.',
  status: 'superseded',
  supersededBy: 'recent',
  later: ['recent', 'old'],
});
const gap = entry({ id: 'gap', body: 'Saknas.', source: dated('2020-01-01'), status: 'gap' });
const torn = entry({ id: 'torn', body: 'Så här.', disagreesWith: ['old'] });
const knowledge = knowledgeOf(recent, old, undated, historical, superseded, gap, torn);
const kinds = (of: typeof recent) => notesOn(of, knowledge, NOW).map((note) => note.kind);

describe('what a reader is told beside an answer', () => {
  it('is nothing for a current fact with a recent date', () => {
    assert.deepEqual(kinds(recent), []);
  });

  it('is its age, when the source is over a year old, has no date, or tells of the past', () => {
    assert.deepEqual(kinds(old), ['old']);
    assert.deepEqual(kinds(undated), ['undated']);
    assert.deepEqual(notesOn(historical, knowledge, NOW), [{ kind: 'historical', asOf: '2022-05-31' }]);
  });

  it('is its successor, once, before other later events; one that is gone is left out', () => {
    assert.deepEqual(notesOn(superseded, knowledge, NOW), [{ kind: 'superseded', by: recent }]);
    assert.deepEqual(laterThan(superseded, knowledge), [recent, old]);
    assert.deepEqual(laterThan(historical, knowledge), [recent]);
  });

  it('is the other side, when sources disagree', () => {
    assert.deepEqual(notesOn(torn, knowledge, NOW), [{ kind: 'disagrees', entry: old }]);
  });

  it('is nothing of age for an entry that says what is missing', () => {
    assert.deepEqual(kinds(gap), []);
  });
});
