import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportKnowledge } from '../../src/cli/export-knowledge.ts';
import { editEntry, editNumber, editsOf, knowledgeEdits } from '../../src/knowledge/edits.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import { parseEntry } from '../../src/knowledge/parse-entry.ts';
import { openStore } from '../../src/store/open-store.ts';
import { entry } from '../knowledge/entries.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';

const HOST = { tenantId: 't', userId: 'h' };
const NOW = new Date('2026-11-25T08:00:00Z');

describe('the export of what hosts have edited', () => {
  const folder = useTemporaryFolder();
  const one = entry({ id: 'ett', body: 'Som det står i filen.' });
  const two = entry({ id: 'tva', body: 'Den andra filen.' });
  const own = entry({ id: 'egen-tre', body: 'Värdens egen: "med" #tecken.' });

  async function saved(...edits: [Entry, 'edited' | 'added' | 'retired', Entry | undefined][]): Promise<string> {
    const dir = join(folder(), 'store');
    await mkdir(dir);
    const store = await openStore({ dir, collections: [knowledgeEdits] });
    for (const [edited, what, over] of edits) {
      const change = { what, entry: what === 'retired' ? null : edited, over, by: HOST, now: NOW } as const;
      await store.change(editsOf(edited.id), (now) => editEntry(now, { number: editNumber(now), ...change }));
    }
    await store.close();
    return dir;
  }

  it('writes changed and added entries as files, names retired ones, and those whose file has changed since', async () => {
    const changed = { ...one, body: 'Som värden vet.' };
    const storeDir = await saved([changed, 'edited', one], [own, 'added', undefined], [two, 'retired', two]);
    const out = join(folder(), 'ut');
    const files = new Map([
      ['ett', { ...one, body: 'Nytt i filen.' }],
      ['tva', two],
    ]);
    const told = await exportKnowledge({ storeDir, out, files }, writeFile);
    assert.deepEqual(told, { written: ['egen-tre.md', 'ett.md'], retired: ['tva'], conflicts: ['ett'] });
    assert.deepEqual((await readdir(out)).sort(), ['egen-tre.md', 'ett.md']);
    for (const [name, expected] of [
      ['ett.md', changed],
      ['egen-tre.md', own],
    ] as const) {
      const parsed = parseEntry(name, await readFile(join(out, name), 'utf8'));
      assert.deepEqual(parsed.kind === 'entry' && parsed.entry, expected);
    }
  });

  it('is empty where hosts have edited nothing', async () => {
    const told = await exportKnowledge({ storeDir: folder(), out: join(folder(), 'ut'), files: new Map() }, writeFile);
    assert.deepEqual(told, { written: [], retired: [], conflicts: [] });
  });
});
