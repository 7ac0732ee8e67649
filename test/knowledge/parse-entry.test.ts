import assert from 'node:assert/strict';
import { parseEntry } from '../../src/knowledge/parse-entry.ts';

const SOUND = `---
id: forum-tid
title: Tid för forumet
questions:
  - När är forumet?
topics: [forum]
source:
  publisher: VästKom
  title: Nuläge
  asOf: 2020-04-24
---
Forumet är på fredagar.
`;

const problemsOf = (text: string, file = 'forum-tid.md') => {
  const parsed = parseEntry(file, text);
  return parsed.kind === 'problems'
    ? parsed.problems.map(({ line, field, message }) => ({ line, field, message }))
    : [];
};

describe('an entry file', () => {
  it('is read with everything that it leaves out', () => {
    const parsed = parseEntry('forum-tid.md', SOUND);
    assert.equal(parsed.kind, 'entry');
    assert.deepEqual(parsed.kind === 'entry' && parsed.entry, {
      id: 'forum-tid',
      title: 'Tid för forumet',
      questions: ['När är forumet?'],
      topics: ['forum'],
      source: { publisher: 'VästKom', title: 'Nuläge', url: undefined, asOf: '2020-04-24', period: undefined },
      status: 'current',
      reviewBy: undefined,
      supersededBy: undefined,
      people: [],
      later: [],
      disagreesWith: [],
      body: 'Forumet är på fredagar.',
    });
  });

  it('may say that its source has no date, and have Windows line ends', () => {
    const parsed = parseEntry('forum-tid.md', SOUND.replace('2020-04-24', 'odaterad').replaceAll('\n', '\r\n'));
    assert.equal(parsed.kind === 'entry' && parsed.entry.source.asOf, undefined);
    assert.equal(parsed.kind === 'entry' && parsed.entry.body, 'Forumet är på fredagar.');
  });

  it('may say it in English too', () => {
    const written = SOUND.replace('\n---\nF', '\nenglish:\n  title: The forum\n  text: On Fridays.\n---\nF');
    const parsed = parseEntry('forum-tid.md', written);
    assert.deepEqual(parsed.kind === 'entry' && parsed.entry.english, { title: 'The forum', text: 'On Fridays.' });
  });

  const inEnglish = (...lines: string[]): string =>
    SOUND.replace('\n---\nF', `\nenglish:\n${lines.join('\n')}\n---\nF`);
  const BROKEN: [string, string, { line: number; field: string }][] = [
    ['English without a title', inEnglish('  text: On Fridays.'), { line: 11, field: 'english.title' }],
    ['English without a text', inEnglish('  title: The forum', '  text: " "'), { line: 13, field: 'english.text' }],
    [
      'English that is too long',
      inEnglish('  title: The forum', `  text: ${'x'.repeat(20_001)}`),
      { line: 13, field: 'english.text' },
    ],
    [
      'English of no Swedish text',
      inEnglish('  title: The forum', '  text: On Fridays.', '  of: 2026-11-25'),
      { line: 14, field: 'english.of' },
    ],
    ['no front matter', 'Bara text', { line: 1, field: 'front matter' }],
    ['a missing title', SOUND.replace('title: Tid för forumet\n', ''), { line: 2, field: 'title' }],
    ['a missing publisher', SOUND.replace('  publisher: VästKom\n', ''), { line: 7, field: 'source.publisher' }],
    ['a date that is none', SOUND.replace('2020-04-24', '2020-02-30'), { line: 10, field: 'source.asOf' }],
    ['an unknown topic', SOUND.replace('[forum]', '[forum, fika]'), { line: 6, field: 'topics.1' }],
    ['an unknown field', SOUND.replace('topics:', 'tema:'), { line: 6, field: 'tema' }],
    [
      'an address that is not https',
      SOUND.replace('  asOf', '  url: javascript:alert(1)\n  asOf'),
      { line: 10, field: 'source.url' },
    ],
    ['an id that differs from the file name', SOUND.replace('id: forum-tid', 'id: forum'), { line: 2, field: 'id' }],
    ['a title twice', SOUND.replace('topics: [forum]', 'title: Igen'), { line: 6, field: 'front matter' }],
    [
      'a tag that would run code',
      SOUND.replace('Nuläge', '!!js/function "function(){}"'),
      { line: 9, field: 'front matter' },
    ],
    ['an empty body', SOUND.replace('Forumet är på fredagar.\n', ''), { line: 12, field: 'body' }],
    [
      'superseded by nothing',
      SOUND.replace('topics: [forum]', 'status: superseded'),
      { line: 2, field: 'supersededBy' },
    ],
  ];
  for (const [what, text, { line, field }] of BROKEN) {
    it(`with ${what} is refused with line and field`, () => {
      const [problem] = problemsOf(text);
      assert.deepEqual({ line: problem?.line, field: problem?.field }, { line, field });
      assert.notEqual(problem?.message, '');
    });
  }

  it('cannot blow up memory with references to references', () => {
    const bomb = SOUND.replace('topics: [forum]', 'topics: &a [forum]\npeople: *a');
    assert.equal(problemsOf(bomb).length, 1);
  });
});
