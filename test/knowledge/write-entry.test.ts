import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { Entry } from '../../src/knowledge/entry.ts';
import { parseEntry } from '../../src/knowledge/parse-entry.ts';
import { readEntries } from '../../src/knowledge/read-entries.ts';
import { entryMarkdown } from '../../src/knowledge/write-entry.ts';
import { entry } from './entries.ts';

const FILES = fileURLToPath(new URL('../../data/knowledge/', import.meta.url));

function again(one: Entry): Entry {
  const parsed = parseEntry(`${one.id}.md`, entryMarkdown(one));
  assert.ok(parsed.kind === 'entry', JSON.stringify(parsed));
  return parsed.entry;
}

describe('an entry that is written as a file', () => {
  it('is read back as it was: each one that the product has', async () => {
    const { entries } = await readEntries(FILES);
    assert.ok(entries.length > 100);
    for (const one of entries) assert.deepEqual(again(one), one);
  });

  for (const hostile of [
    'a: b',
    '- x',
    '*alias',
    '!tag x',
    '---',
    '"',
    "it's",
    '# no comment',
    'null',
    '2026-01-01',
    '{{x}}',
  ]) {
    it(`is read back whatever stands in it: ${hostile}`, () => {
      const one = entry({
        id: 'x',
        title: hostile,
        questions: [hostile],
        body: `${hostile}\n---\n${hostile}`,
        reviewBy: '2027-01-01',
        english: { title: hostile, text: `${hostile}\n\n---\n${hostile}`, of: 'sv-12345678' },
      });
      assert.deepEqual(again(one), one);
    });
  }
});
