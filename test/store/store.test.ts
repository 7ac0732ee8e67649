import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { openStore } from '../../src/store/open-store.ts';
import { defineCollection, type Store } from '../../src/store/store.ts';
import { StoreClosedError, StoreInvalidValueError } from '../../src/store/store-errors.ts';
import { addNote, idsOf, notes } from './notes.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

describe('the store', () => {
  const folder = useTemporaryFolder();
  const may = notes.doc('2026-05');
  let store: Store;

  beforeEach(async () => {
    store = await openStore({ dir: folder(), collections: [notes] });
  });

  it('gives the empty value for a document that was never saved, and makes no file for it', async () => {
    assert.deepEqual(await store.read(may), { list: [] });
    assert.deepEqual(await readdir(join(folder(), 'notes')), []);
  });

  it('has what was changed on the disk, twice, when the change resolves', async () => {
    assert.equal(await store.change(may, addNote(1)), 1);
    const text = '{"version":1,"data":{"list":[{"id":1,"text":"note 1"}]}}';
    assert.equal(await readFile(join(folder(), 'notes', '2026-05.json'), 'utf8'), text);
    assert.equal(await readFile(join(folder(), 'notes', '2026-05.json.bak'), 'utf8'), text);
    assert.deepEqual((await readdir(join(folder(), 'notes'))).sort(), ['2026-05.json', '2026-05.json.bak']);
  });

  it('reads after a restart what was saved before it', async () => {
    await store.change(may, addNote(1));
    await store.change(may, addNote(2, 'räksmörgås 🦐 \ud800'));
    await store.close();
    const reopened = await openStore({ dir: folder(), collections: [notes] });
    assert.deepEqual(await reopened.read(may), {
      list: [
        { id: 1, text: 'note 1' },
        { id: 2, text: 'räksmörgås 🦐 \ud800' },
      ],
    });
  });

  it('decides concurrent changes one after the other, so that none overwrites another', async () => {
    const counts = await Promise.all(Array.from({ length: 50 }, (_, id) => store.change(may, addNote(id))));
    assert.deepEqual(
      counts,
      Array.from({ length: 50 }, (_, n) => n + 1),
    );
    assert.deepEqual(idsOf(await store.read(may)), [...Array(50).keys()]);
  });

  it('writes nothing when a decision has no next value, or the current one', async () => {
    assert.equal(await store.change(may, (current) => ({ result: current.list.length })), 0);
    assert.equal(await store.change(may, (current) => ({ next: current, result: 'same' })), 'same');
    assert.deepEqual(await readdir(join(folder(), 'notes')), []);
  });

  it('lets a decision that throws fail for its own caller only', async () => {
    const outcomes = await Promise.allSettled([
      store.change(may, addNote(1)),
      store.change(may, () => {
        throw new RangeError('no room');
      }),
      store.change(may, addNote(2)),
    ]);
    assert.deepEqual(
      outcomes.map((outcome) => outcome.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.ok(outcomes[1]?.status === 'rejected' && outcomes[1].reason instanceof RangeError);
    assert.deepEqual(idsOf(await store.read(may)), [1, 2]);
  });

  it('refuses a value that the next start could not read, and only that one', async () => {
    const outcomes = await Promise.allSettled([
      store.change(may, addNote(1)),
      store.change(may, addNote(Number.NaN, 'a secret')),
      store.change(may, addNote(2)),
    ]);
    const refused = outcomes[1];
    assert.ok(refused?.status === 'rejected' && refused.reason instanceof StoreInvalidValueError);
    assert.match(refused.reason.message, /notes\/2026-05.*invalid_type at "list\.1\.id"/);
    assert.doesNotMatch(refused.reason.message, /secret/);
    await store.close();
    assert.deepEqual(idsOf(await (await openStore({ dir: folder(), collections: [notes] })).read(may)), [1, 2]);
  });

  it('hands out values that nobody can change behind its back', async () => {
    const mine = { list: [{ id: 1, text: 'first' }] };
    await store.change(may, () => ({ next: mine, result: undefined }));
    const read = await store.read(may);
    for (const value of [mine, read]) {
      assert.throws(() => value.list.push({ id: 2, text: 'smuggled' }), TypeError);
      assert.throws(() => Object.assign(value.list[0] ?? {}, { text: 'smuggled' }), TypeError);
    }
    await assert.rejects(
      store.change(may, (current) => {
        current.list.push({ id: 3, text: 'smuggled' });
        return { result: undefined };
      }),
      TypeError,
    );
    await store.close();
    const loaded = await (await openStore({ dir: folder(), collections: [notes] })).read(may);
    assert.throws(() => loaded.list.push({ id: 2, text: 'smuggled' }), TypeError);
  });

  it('removes a document with its second copy, and starts it empty when it is changed again', async () => {
    await store.change(may, addNote(1));
    await store.remove(may);
    assert.deepEqual(await readdir(join(folder(), 'notes')), []);
    assert.deepEqual(await store.read(may), { list: [] });
    await store.remove(may);
    await Promise.all([store.change(may, addNote(2)), store.remove(may), store.change(may, addNote(3))]);
    assert.deepEqual(idsOf(await store.read(may)), [3]);
    await store.close();
    assert.deepEqual(idsOf(await (await openStore({ dir: folder(), collections: [notes] })).read(may)), [3]);
  });

  it('lists the keys of the saved documents in order', async () => {
    for (const key of ['b', 'a.json', 'c', 'removed']) await store.change(notes.doc(key), addNote(1));
    await store.remove(notes.doc('removed'));
    await store.read(notes.doc('only-read'));
    await writeFile(join(folder(), 'notes', 'Operator copy.json'), 'anything');
    assert.deepEqual(await store.keys(notes), ['a.json', 'b', 'c']);
  });

  it('finishes the changes under way when it closes, and refuses new ones', async () => {
    const underWay = [1, 2, 3].map((id) => store.change(notes.doc(`k${id}`), addNote(id)));
    await store.close();
    assert.deepEqual(await store.read(may).catch((error: unknown) => error instanceof StoreClosedError), true);
    await assert.rejects(store.change(may, addNote(4)), StoreClosedError);
    await assert.rejects(store.keys(notes), StoreClosedError);
    assert.equal((await readdir(join(folder(), 'notes'))).length, 6);
    assert.deepEqual(await Promise.all(underWay), [1, 1, 1]);
  });

  it('tells what has changed once it is saved, and not what stays as it was', async () => {
    const told: string[] = [];
    const stop = store.onChanged((collection) => told.push(collection));
    const saving = store.change(may, addNote(1));
    assert.deepEqual(told, []);
    await saving;
    assert.deepEqual(told, ['notes']);
    await store.read(may);
    await store.change(may, () => ({ result: 'nothing new' }));
    assert.deepEqual(told, ['notes']);
    await store.remove(may);
    assert.deepEqual(told, ['notes', 'notes']);
    stop();
    await store.change(may, addNote(1));
    assert.equal(told.length, 2);
  });

  it('leaves other folders and files alone', async () => {
    await mkdir(join(folder(), 'of-another-program'));
    await writeFile(join(folder(), 'of-another-program', '.x.tmp'), 'theirs');
    await writeFile(join(folder(), 'notes', 'readme.txt'), 'theirs');
    await openStore({ dir: folder(), collections: [notes] });
    assert.deepEqual(await readdir(join(folder(), 'of-another-program')), ['.x.tmp']);
    assert.deepEqual(await readdir(join(folder(), 'notes')), ['readme.txt']);
  });

  it('refuses a forged document that was not made by its collection', async () => {
    await assert.rejects(store.read({ collection: notes, key: '../../etc/passwd' }), /cannot be the key/);
    await assert.rejects(store.change({ collection: notes, key: '../x' }, addNote(1)), /cannot be the key/);
  });

  it('refuses a collection that it was not opened with, and two with one name', async () => {
    const other = defineCollection({ name: 'other', version: 1, schema: z.string(), empty: () => '' });
    await assert.rejects(store.read(other.doc('x')), /opened without other/);
    await assert.rejects(openStore({ dir: folder(), collections: [notes, notes] }), /same name/);
  });
});
