import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Disk, nodeDisk } from '../../src/store/disk.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { ReplacedCopy } from '../../src/store/restore-copies.ts';
import { StoreDamagedError } from '../../src/store/store-errors.ts';
import { addNote, idsOf, notes } from './notes.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const run = promisify(execFile);

describe('a store with damaged files', () => {
  const folder = useTemporaryFolder();
  const fileOf = (key: string) => join(folder(), 'notes', `${key}.json`);
  const open = (onReplacedCopy?: (replaced: ReplacedCopy) => void) =>
    openStore({ dir: folder(), collections: [notes], ...(onReplacedCopy && { onReplacedCopy }) });

  beforeEach(async () => {
    const store = await open();
    for (const key of ['may', 'june']) await store.change(notes.doc(key), addNote(1));
    for (const key of ['may', 'june']) await store.change(notes.doc(key), addNote(2));
    await store.close();
  });

  /** Every file of the store with its bytes. */
  async function snapshot(): Promise<Record<string, string>> {
    const names = (await readdir(join(folder(), 'notes'))).sort();
    const contents = names.map(
      async (name) => [name, await readFile(join(folder(), 'notes', name), 'latin1')] as const,
    );
    return Object.fromEntries(await Promise.all(contents));
  }

  async function failToOpen(): Promise<StoreDamagedError> {
    const before = await snapshot();
    const error = await open().then(
      () => assert.fail('the store was opened'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof StoreDamagedError, String(error));
    assert.deepEqual(await snapshot(), before, 'nothing may be changed');
    return error;
  }

  /** Runs the commands that the message gives, as an operator would. */
  async function obey(error: StoreDamagedError): Promise<void> {
    const commands = error.message.split('\n').filter((line) => /^\s+(mv|cp) /.test(line));
    assert.ok(commands.length > 0, error.message);
    for (const command of commands) await run('sh', ['-ec', command.trim()]);
  }

  const damages: Record<string, (file: string) => Promise<void>> = {
    'cut off in the middle': (file) => truncate(file, 20),
    'cut off before its last byte': async (file) => truncate(file, (await readFile(file)).length - 1),
    empty: (file) => truncate(file, 0),
    'full of zeros': (file) => writeFile(file, Buffer.alloc(60)),
    'full of garbage': (file) => writeFile(file, Buffer.from('c3284fff00fe', 'hex')),
    'full of letters that are no UTF-8': (file) =>
      writeFile(file, Buffer.from('{"version":1,"data":{"list":[{"id":1,"text":"\xe5"}]}}', 'latin1')),
    'without a version': (file) => writeFile(file, '{"data":{"list":[]}}'),
    'without data': (file) => writeFile(file, '{"version":1}'),
    'JSON of another shape': (file) => writeFile(file, '{"version":1,"data":{"list":[{"id":"secret"}]}}'),
    gone: (file) => rm(file),
  };

  for (const [what, damage] of Object.entries(damages)) {
    it(`stops the start when a file is ${what}, and its commands restore everything and keep the damaged file`, async () => {
      await damage(fileOf('may'));
      const damaged = (await snapshot())['may.json'];
      const error = await failToOpen();
      assert.ok(error.message.includes(fileOf('may')), error.message);
      assert.match(error.message, /Nothing has been overwritten/);
      assert.doesNotMatch(error.message, /secret/);
      await obey(error);
      assert.deepEqual(idsOf(await (await open()).read(notes.doc('may'))), [1, 2]);
      assert.equal((await snapshot())['may.json.damaged'], damaged);
    });
  }

  it('names every damaged file, not only the first', async () => {
    await truncate(fileOf('may'), 5);
    await writeFile(fileOf('june'), 'x');
    const error = await failToOpen();
    assert.deepEqual(
      error.problems.map((problem) => problem.file),
      [fileOf('june'), fileOf('may')],
    );
    await obey(error);
    const store = await open();
    for (const key of ['may', 'june']) assert.deepEqual(idsOf(await store.read(notes.doc(key))), [1, 2]);
  });

  it('says so when the second copy is damaged too, and its commands keep both', async () => {
    await truncate(fileOf('may'), 5);
    await truncate(`${fileOf('may')}.bak`, 6);
    const error = await failToOpen();
    assert.match(error.message, /may\.json\.bak, cannot be used either: it is not complete JSON \(6 bytes\)/);
    assert.match(error.message, /from a backup/);
    await obey(error);
    assert.deepEqual(await (await open()).read(notes.doc('may')), { list: [] });
    const files = await snapshot();
    assert.equal(files['may.json.damaged']?.length, 5);
    assert.equal(files['may.json.bak.damaged']?.length, 6);
  });

  it('says so when there is no second copy', async () => {
    await truncate(fileOf('may'), 5);
    await rm(`${fileOf('may')}.bak`);
    assert.match((await failToOpen()).message, /cannot be used either: it is missing/);
  });

  it('does not let its commands overwrite a damaged file that was kept before', async () => {
    await writeFile(`${fileOf('may')}.damaged`, 'kept last year');
    await writeFile(fileOf('may'), 'damaged now');
    await obey(await failToOpen());
    const files = await snapshot();
    assert.equal(files['may.json.damaged'], 'kept last year');
    assert.equal(files['may.json.damaged-2'], 'damaged now');
  });

  it('does not offer to replace a file that it merely may not read', async () => {
    const disk: Disk = {
      ...nodeDisk,
      async read(path) {
        if (path === fileOf('may')) throw Object.assign(new Error('not allowed'), { code: 'EACCES' });
        return nodeDisk.read(path);
      },
    };
    await assert.rejects(openStore({ dir: folder(), collections: [notes], disk }), (error: unknown) => {
      assert.ok(error instanceof StoreDamagedError);
      assert.match(error.message, /may\.json\n.*cannot be read \(EACCES\)[\s\S]*owner and rights/);
      assert.doesNotMatch(error.message, /mv |cp /);
      return true;
    });
  });

  it('asks for the newer program when the data is newer than this one', async () => {
    await writeFile(fileOf('may'), '{"version":2,"data":{"list":[]}}');
    const error = await failToOpen();
    assert.match(error.message, /data of version 2, but this program knows only up to 1/);
    assert.match(error.message, /Run the newer version/);
    assert.doesNotMatch(error.message, /mv |cp /);
  });

  it('replaces a damaged second copy from its good file at the start, keeps the damaged one and tells of it', async () => {
    await truncate(`${fileOf('may')}.bak`, 7);
    const replaced: ReplacedCopy[] = [];
    const store = await open((copy) => replaced.push(copy));
    assert.deepEqual(
      replaced.map((copy) => copy.keptAs),
      [`${fileOf('may')}.bak.damaged`],
    );
    const files = await snapshot();
    assert.equal(files['may.json.bak.damaged']?.length, 7);
    assert.equal(files['may.json.bak'], files['may.json']);
    assert.deepEqual(idsOf(await store.read(notes.doc('may'))), [1, 2]);
  });

  it('makes a second copy that is missing, or good but not the same, equal to its file at the start', async () => {
    await rm(`${fileOf('may')}.bak`);
    const ahead = (await readFile(fileOf('june'), 'utf8')).replace('"id":2', '"id":3');
    await writeFile(`${fileOf('june')}.bak`, ahead);
    const store = await open(() => assert.fail('no copy was damaged'));
    const files = await snapshot();
    for (const key of ['may', 'june']) {
      assert.equal(files[`${key}.json.bak`], files[`${key}.json`]);
      assert.deepEqual(idsOf(await store.read(notes.doc(key))), [1, 2]);
    }
  });

  it('removes what unfinished writes have left, unless a file is damaged', async () => {
    await writeFile(join(folder(), 'notes', '.may.json.1234.tmp'), '{"version":1,"da');
    await truncate(fileOf('may'), 5);
    await obey(await failToOpen());
    await open();
    assert.deepEqual(
      Object.keys(await snapshot()).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('refuses a document whose file is damaged while the program runs, and serves the others', async () => {
    const store = await open();
    await truncate(fileOf('may'), 5);
    await assert.rejects(store.read(notes.doc('may')), StoreDamagedError);
    await assert.rejects(store.change(notes.doc('may'), addNote(3)), /may\.json[\s\S]*cp -p/);
    assert.deepEqual(idsOf(await store.read(notes.doc('june'))), [1, 2]);
    assert.equal((await snapshot())['may.json']?.length, 5);
    await run('cp', [`${fileOf('may')}.bak`, fileOf('may')]);
    assert.equal(await store.change(notes.doc('may'), addNote(3)), 3);
  });
});
