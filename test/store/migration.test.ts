import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { openStore } from '../../src/store/open-store.ts';
import { defineCollection } from '../../src/store/store.ts';
import { StoreDamagedError } from '../../src/store/store-errors.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const version1 = z.object({ names: z.string() });
const version2 = z.object({ names: z.array(z.string()) });

const people = defineCollection({
  name: 'people',
  version: 3,
  schema: z.object({ people: z.array(z.object({ name: z.string() })) }),
  empty: () => ({ people: [] }),
  migrations: {
    1: (old) => ({ names: version1.parse(old).names.split(',') }),
    2: (old) => ({ people: version2.parse(old).names.map((name) => ({ name })) }),
  },
});

describe('data of an earlier version', () => {
  const folder = useTemporaryFolder();
  const file = () => join(folder(), 'people', 'hosts.json');
  const hosts = people.doc('hosts');

  beforeEach(() => mkdir(join(folder(), 'people')));

  for (const old of ['{"version":1,"data":{"names":"Ada,Bo"}}', '{"version":2,"data":{"names":["Ada","Bo"]}}']) {
    it(`is brought to the present version step by step: ${old.slice(0, 12)}`, async () => {
      await writeFile(file(), old);
      const store = await openStore({ dir: folder(), collections: [people] });
      assert.deepEqual(await store.read(hosts), { people: [{ name: 'Ada' }, { name: 'Bo' }] });
    });
  }

  it('stays as it is on the disk until the document is changed, and is then written in the present version', async () => {
    const old = '{"version":1,"data":{"names":"Ada"}}';
    await writeFile(file(), old);
    const store = await openStore({ dir: folder(), collections: [people] });
    await store.read(hosts);
    assert.equal(await readFile(file(), 'utf8'), old);
    await store.change(hosts, ({ people: list }) => ({
      next: { people: [...list, { name: 'Bo' }] },
      result: undefined,
    }));
    const now = '{"version":3,"data":{"people":[{"name":"Ada"},{"name":"Bo"}]}}';
    assert.equal(await readFile(file(), 'utf8'), now);
    assert.equal(await readFile(`${file()}.bak`, 'utf8'), now);
  });

  it('stops the start when a step fails, and says which, without the content', async () => {
    await writeFile(file(), '{"version":1,"data":{"names":["secret"]}}');
    const opening = openStore({ dir: folder(), collections: [people] });
    await assert.rejects(opening, (error: unknown) => {
      assert.ok(error instanceof StoreDamagedError);
      assert.match(error.message, /hosts\.json\n.*from version 1 to 2/);
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
    assert.equal(await readFile(file(), 'utf8'), '{"version":1,"data":{"names":["secret"]}}');
  });
});
