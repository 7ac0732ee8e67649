import assert from 'node:assert/strict';
import {
  type EditedEntry,
  editEntry,
  editNumber,
  entryOf,
  fingerprint,
  isInConflict,
  knowledgeEdits,
  withEdits,
} from '../../src/knowledge/edits.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import { entry } from './entries.ts';

const HOST = { tenantId: 't', userId: 'h' };
const NOW = new Date('2026-11-25T08:00:00.000Z');
const FILE = entry({ id: 'a', title: 'Filens', body: 'Som det står i filen.' });
const OWN: Entry = { ...FILE, body: 'Som värden vet.' };
const empty = knowledgeEdits.empty();
const FINGERPRINT_BEFORE = 'a70c8a8e298778ba';

const edited = (current: EditedEntry, changes: Partial<Parameters<typeof editEntry>[1]> = {}): EditedEntry => {
  const change = { number: editNumber(current), what: 'edited', entry: OWN, over: FILE, by: HOST, now: NOW } as const;
  return editEntry(current, { ...change, ...changes }).next ?? assert.fail('it is stale');
};

describe('an edit of an entry', () => {
  it('takes the place of the file’s, and is kept with who, when and what', () => {
    const once = edited(empty);
    assert.deepEqual(withEdits([FILE], new Map([['a', once]])), [OWN]);
    assert.deepEqual(
      once.history.map(({ number, what, by, at, entry: was }) => [number, what, by, at, was?.body]),
      [[1, 'edited', HOST, NOW.toISOString(), OWN.body]],
    );
    assert.deepEqual(knowledgeEdits.schema.parse(JSON.parse(JSON.stringify(once))), JSON.parse(JSON.stringify(once)));
  });

  it('of a state that is no more is refused, and nothing is written', () => {
    const once = edited(empty);
    const change = { number: 0, what: 'edited', entry: FILE, over: FILE, by: HOST, now: NOW } as const;
    assert.deepEqual(editEntry(once, change), { result: 'stale' });
  });

  it('retires an entry, which is kept to be restored', () => {
    const retired = edited(edited(empty), { what: 'retired', entry: null });
    assert.deepEqual(withEdits([FILE], new Map([['a', retired]])), []);
    assert.equal(entryOf(retired, FILE)?.body, OWN.body);
    const back = edited(retired, { what: 'restored', entry: OWN });
    assert.deepEqual(withEdits([FILE], new Map([['a', back]])), [OWN]);
  });

  for (const [what, current] of [
    ['restored', empty],
    ['file-taken', empty],
    ['retired', edited(empty, { what: 'retired', entry: null })],
  ] as const) {
    it(`is not ${what} where there is no such button`, () => {
      const change = { number: editNumber(current), what, entry: OWN, over: FILE, by: HOST, now: NOW } as const;
      assert.deepEqual(editEntry(current, change), { result: 'stale' });
    });
  }

  it('is the same object as long as it is not edited again, so that what was read of it is known', () => {
    const once = new Map([['a', edited(empty)]]);
    assert.equal(withEdits([FILE], once)[0], withEdits([FILE], once)[0]);
  });

  it('retires an entry of the files that nobody had edited', () => {
    const retired = edited(empty, { what: 'retired', entry: null });
    assert.equal(entryOf(retired, FILE)?.body, FILE.body);
    assert.deepEqual(withEdits([FILE], new Map([['a', retired]])), []);
  });

  it('is in conflict once the file says something else, until a host has looked', () => {
    const once = edited(empty);
    const newFile = { ...FILE, body: 'Nytt i filen.' };
    assert.equal(isInConflict(once, FILE), false);
    assert.equal(isInConflict(once, newFile), true);
    assert.equal(isInConflict(edited(once, { over: newFile }), newFile), false);
    const taken = edited(once, { what: 'file-taken', entry: newFile, over: newFile });
    assert.deepEqual(withEdits([newFile], new Map([['a', taken]])), [newFile]);
    assert.equal(isInConflict(taken, newFile), false);
  });

  it('is still in conflict when it was retired, restored or given a wording meanwhile', () => {
    const once = edited(empty);
    const newFile = { ...FILE, body: 'Nytt i filen.' };
    const retired = edited(once, { what: 'retired', entry: null, over: newFile });
    const back = edited(retired, { what: 'restored', entry: OWN, over: newFile });
    const phrased = edited(back, { what: 'phrased', entry: OWN, over: newFile });
    assert.deepEqual(
      [retired, back, phrased].map((one) => isInConflict(one, newFile)),
      [true, true, true],
    );
  });

  it('is in no conflict with a file that says the same: it was taken over', () => {
    const added = edited(empty, { what: 'added', entry: OWN, over: undefined });
    assert.equal(isInConflict(added, OWN), false);
    assert.equal(isInConflict(edited(empty), { ...OWN }), false);
  });

  it('adds an entry that the files do not have', () => {
    const added = edited(empty, { what: 'added', entry: { ...OWN, id: 'b' }, over: undefined });
    assert.deepEqual(
      withEdits([FILE], new Map([['b', added]])).map(({ id }) => id),
      ['a', 'b'],
    );
  });

  it('keeps all steps, and the words of the last thirty', () => {
    let many = empty;
    for (let n = 0; n < 40; n++) many = edited(many, { entry: { ...OWN, body: `Nr ${n}.` } });
    assert.equal(many.history.length, 40);
    assert.equal(many.history.filter(({ entry: was }) => was !== null).length, 30);
    assert.equal(many.history.at(-1)?.entry?.body, 'Nr 39.');
  });

  it('keeps an English text, and tells when it was changed', () => {
    const english = { title: 'The file', text: 'As it stands.', of: 'sv-12345678' };
    const translated = edited(empty, { entry: { ...FILE, english } });
    const again = edited(translated, { entry: { ...FILE, english, reviewBy: '2027-01-01' } });
    const other = { ...english, text: 'As it stands now.' };
    const reworded = edited(again, { entry: { ...FILE, english: other } });
    const without = edited(reworded, { entry: FILE });
    const retired = edited(without, { what: 'retired', entry: null });
    assert.deepEqual(
      retired.history.map((step) => step.english),
      [true, undefined, true, true, undefined],
    );
    const kept = knowledgeEdits.schema.parse(JSON.parse(JSON.stringify(again)));
    assert.deepEqual(withEdits([FILE], new Map([['a', kept]])), [{ ...FILE, english, reviewBy: '2027-01-01' }]);
    assert.deepEqual(withEdits([FILE], new Map([['a', without]])), [FILE], 'nor is there a trace of none');
    assert.equal(
      edited(empty, { over: { ...FILE, english }, entry: { ...OWN, english } }).history[0]?.english,
      undefined,
    );
  });

  it('is in conflict once the file says something else in English', () => {
    const once = edited(empty);
    assert.equal(isInConflict(once, { ...FILE, english: { title: 'The file', text: 'New.' } }), true);
  });

  it('of before there were English texts is known as it was', () => {
    // As it lies in stores: taken with the program of the day before.
    assert.equal(fingerprint(FILE), FINGERPRINT_BEFORE);
    assert.equal(fingerprint({ ...FILE, english: undefined }), FINGERPRINT_BEFORE);
  });

  it('is known by what an entry says, whatever else an object holds', () => {
    assert.equal(fingerprint(FILE), fingerprint({ ...FILE }));
    assert.notEqual(fingerprint(FILE), fingerprint(OWN));
  });
});
