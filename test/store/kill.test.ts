import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/open-store.ts';
import { createRandom } from '../support/create-random.ts';
import { idsOf, notes } from './notes.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const child = fileURLToPath(new URL('./writer-child.ts', import.meta.url));
const killsPerFolder = 26;
const writersPerChild = 6;

/** What was seen in the course of the kills. */
interface Sightings {
  kills: number;
  saved: number;
  midWrite: number;
}

describe('kill -9', () => {
  const folder = useTemporaryFolder();

  it('at 52 random moments loses no change that was reported as saved, and damages no file', async function () {
    this.timeout(90_000);
    const random = createRandom(20261121);
    const seen: Sightings = { kills: 0, saved: 0, midWrite: 0 };
    await Promise.all(['one', 'two'].map((name) => killAgainAndAgain(join(folder(), name), random, seen)));
    assert.equal(seen.kills, 2 * killsPerFolder);
    assert.ok(seen.saved > 5 * seen.kills, `only ${seen.saved} saved changes`);
    assert.ok(seen.midWrite > 0, 'no kill came in the middle of a write');
  });
});

async function killAgainAndAgain(dir: string, random: () => number, seen: Sightings): Promise<void> {
  const known = new Map<number, string>();
  for (let round = 1; round <= killsPerFolder; round++) {
    const reported = await writeUntilKilled(dir, round, Math.floor(random() * 40));
    for (const [id, key] of reported) known.set(id, key);
    const names = await readdir(join(dir, 'notes'));
    seen.kills++;
    seen.saved += reported.size;
    if (names.some((name) => name.endsWith('.tmp'))) seen.midWrite++;

    const store = await openStore({ dir, collections: [notes] });
    const found = new Map<number, string>();
    for (const key of await store.keys(notes)) {
      for (const id of idsOf(await store.read(notes.doc(key)))) {
        assert.ok(!found.has(id), `change ${id} is there twice`);
        found.set(id, key);
      }
    }
    for (const [id, key] of known) assert.equal(found.get(id), key, `round ${round}: change ${id} is lost`);
    assert.ok(found.size - known.size <= writersPerChild, 'more changes than were under way');
    // What a reader was shown once must stay, reported or not.
    for (const [id, key] of found) known.set(id, key);
    await store.close();
  }
}

/** Runs a writer, kills it some time after its first report and returns what it reported: change → document. */
async function writeUntilKilled(dir: string, round: number, delayMs: number): Promise<Map<number, string>> {
  const args = ['--import', 'tsx', child, dir, String(round), String(writersPerChild)];
  const writer = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = text(writer.stdout);
  const exit = once(writer, 'exit');
  await Promise.race([once(writer.stdout, 'data'), exit]);
  await setTimeout(delayMs);
  writer.kill('SIGKILL');
  assert.deepEqual(await exit, [null, 'SIGKILL'], 'the writer ended by itself');
  const lines = (await output).split('\n').slice(0, -1);
  return new Map(lines.map((line) => line.split(' ')).map(([key = '', id]) => [Number(id), key]));
}
