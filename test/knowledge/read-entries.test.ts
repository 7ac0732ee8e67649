import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeProblem, readEntries } from '../../src/knowledge/read-entries.ts';

const file = (id: string, more: string): string =>
  `---\nid: ${id}\ntitle: ${id}\nsource: { publisher: A, title: B, asOf: odaterad }\n${more}---\nText.\n`;

describe('a folder of entries', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'fvm-entries-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  async function read(files: Record<string, string>) {
    for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
    const { entries, problems } = await readEntries(dir);
    return { ids: entries.map(({ id }) => id), problems: problems.map(describeProblem) };
  }

  it('gives what can be read, and says by file, line and field what cannot', async () => {
    const { ids, problems } = await read({
      'a.md': file('a', 'questions:\n  - Vad är a?\n  - vad är B\n'),
      'b.md': file('b', 'questions:\n  - Vad är c?\n  - Vad är b?\nlater:\n  - a\n  - borta\n'),
      'c.md': 'inget',
    });
    assert.deepEqual(ids, ['a', 'b']);
    assert.deepEqual(problems, [
      'c.md:1: front matter: must stand between two lines of ---, first in the file',
      'b.md:10: later: no entry has the id borta',
      'b.md:7: questions: "Vad är b?" stands in a.md too',
    ]);
  });

  it('leaves out templates and other files', async () => {
    assert.deepEqual(await read({ '_mall.md': 'x', 'notes.txt': 'y', 'a.md': file('a', '') }), {
      ids: ['a'],
      problems: [],
    });
  });
});
