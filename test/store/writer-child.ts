/** A process for the kill test: changes documents without pause and reports each change that the store called saved. */
import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/open-store.ts';
import { addNote, notes } from './notes.ts';

const [dir = '', round, writers] = process.argv.slice(2);
const store = await openStore({ dir, collections: [notes] });
// In case nobody kills it.
const end = Date.now() + 20_000;
let last = Number(round) * 1_000_000;

async function write(): Promise<void> {
  while (Date.now() < end) {
    const id = ++last;
    // Old documents grow, and every tenth change makes a new one.
    const key = id % 10 === 0 ? `new-${id}` : `old-${id % 3}`;
    await store.change(notes.doc(key), addNote(id, 'x'.repeat(id % 1000)));
    writeSync(1, `${key} ${id}\n`);
  }
}

await Promise.all(Array.from({ length: Number(writers) }, write));
