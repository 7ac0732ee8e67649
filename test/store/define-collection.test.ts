import assert from 'node:assert/strict';
import { z } from 'zod';
import { defineCollection } from '../../src/store/store.ts';
import { notes } from './notes.ts';

describe('a collection', () => {
  it('refuses keys that are not safe file names', () => {
    const bad = ['', '.', '..', '../x', 'a/b', 'a\\b', '.hidden', '-x', 'A', 'å', 'a b', 'a\n', 'a\0', 'x'.repeat(122)];
    for (const key of bad) assert.throws(() => notes.doc(key), /cannot be the key/, JSON.stringify(key));
    for (const key of ['a', '2026-11', '0.json', 'x'.repeat(121)]) assert.equal(notes.doc(key).key, key);
  });

  it('refuses to define a collection that could not be read back', () => {
    const good = { name: 'x', version: 1, schema: z.string(), empty: () => '' };
    assert.throws(() => defineCollection({ ...good, name: '../x' }), /cannot name a collection/);
    assert.throws(() => defineCollection({ ...good, version: 0 }), /version must be/);
    assert.throws(
      () => defineCollection({ ...good, version: 3, migrations: { 1: String } }),
      /from version 2 is missing/,
    );
    assert.throws(() => defineCollection({ ...good, schema: z.date(), empty: () => new Date(0) }), /Date cannot/);
    assert.throws(() => defineCollection({ ...good, schema: z.string().min(1) }), /too_small/);
  });
});
