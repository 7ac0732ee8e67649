import assert from 'node:assert/strict';
import {
  type DraftProblem,
  deleteDraft,
  draftProblems,
  hasUnposted,
  isEmpty,
  saveDraft,
  tidyTexts,
  withLines,
} from '../../src/summaries/draft.ts';
import { contentToEdit, currentVersion, EMPTY_CONTENT, type Summary } from '../../src/summaries/summary.ts';
import { changed, contentWith, LARS, LENA, lineWith, NOTHING, NOW, posted, saved } from './a-summary.ts';

const EMPTY = tidyTexts({});

describe('what is typed in a draft', () => {
  it('is kept as a person sees it: paragraphs in the texts, one line elsewhere', () => {
    const typed = { title: ' En\n rubrik ', summary: 'a \r\n\r\n\r\n\r\nb\u200B', link: ' https://x.se ' };
    const tidy = { title: 'En rubrik', summary: 'a\n\nb', planning: '', link: 'https://x.se' };
    assert.deepEqual(tidyTexts(typed), tidy);
  });

  for (const [what, texts, problems] of [
    ['nothing', {}, []],
    ['a text of 15,000 characters', { summary: 'å'.repeat(15_000) }, []],
    [
      'a text of 15,001',
      { planning: 'å'.repeat(15_001) },
      [{ kind: 'too-long', field: 'planning', length: 15_001, most: 15_000 }],
    ],
    ['a heading of 121', { title: 'x'.repeat(121) }, [{ kind: 'too-long', field: 'title', length: 121, most: 120 }]],
    ['a personal identity number', { summary: 'Ring 811218-9876.' }, [{ kind: 'personal-data', field: 'summary' }]],
    ['two problems', { title: '19811218-9876', link: 'x' }, ['title', 'link']],
  ] as [string, Record<string, string>, (DraftProblem | string)[]][]) {
    it(`is ${problems.length === 0 ? 'kept' : 'refused'} when it is ${what}`, () => {
      const found = draftProblems({ ...EMPTY, ...texts });
      assert.deepEqual(typeof problems[0] === 'string' ? found.map(({ field }) => field) : found, problems);
    });
  }

  for (const link of ['', 'https://x.se', 'https://x.se/a?b=c#d', 'https://åäö.se/'])
    it(`may link to "${link}"`, () => assert.deepEqual(draftProblems({ ...EMPTY, link }), []));

  it('may link to a host with å in its name, however many links have been judged before', () => {
    for (let n = 0; n < 20_000; n++) draftProblems({ ...EMPTY, link: 'https://x.se' });
    assert.deepEqual(draftProblems({ ...EMPTY, link: 'https://åmål.se/fvm' }), []);
  });

  for (const link of [
    'x.se',
    'http://x.se',
    'https://',
    'https://x',
    'https://vastkom.se@evil.example',
    'https://u:p@x.se',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://x y.se',
  ]) {
    it(`may not link to "${link}"`, () => {
      assert.deepEqual(draftProblems({ ...EMPTY, link }), [{ kind: 'no-link', field: 'link' }]);
    });
  }
});

describe('saving a draft', () => {
  const save = (summary: Summary, base: number, changes = {}, key = 'k') =>
    saveDraft(summary, { content: contentWith(changes), base, key, by: LARS, now: NOW });

  it('makes the first version, and then the next', () => {
    const { next = NOTHING, result } = save(NOTHING, 0);
    assert.equal(result.kind, 'saved');
    assert.deepEqual(currentVersion(next), { ...contentWith(), number: 1, key: 'k', by: LARS, at: NOW.toISOString() });
    const again = save(next, 1, { summary: 'Mer.' });
    assert.deepEqual(
      again.next?.versions.map(({ number, summary }) => [number, summary]),
      [
        [1, contentWith().summary],
        [2, 'Mer.'],
      ],
    );
  });

  it('writes nothing when nothing has changed, whoever has saved it', () => {
    const { next, result } = save(saved(), 0);
    assert.deepEqual([next, result.kind], [undefined, 'already']);
    assert.equal(save(NOTHING, 0, EMPTY_CONTENT).result.kind, 'already');
  });

  it('overwrites nothing that the sender has not seen', () => {
    const theirs = saved({ summary: 'Lenas text.' });
    const { next, result } = save(theirs, 0, { summary: 'Lars text.' });
    assert.deepEqual([next, result], [undefined, { kind: 'conflict', current: currentVersion(theirs) }]);
    assert.equal(save(theirs, 1, { summary: 'Lars text.' }).result.kind, 'saved');
  });

  it('takes a second press of the same form for the same person’s next version', () => {
    assert.equal(save(saved(), 0, { summary: 'Mer.' }, 'key-1').result.kind, 'saved');
  });

  it('takes away the time that was set for another text, and says so', () => {
    const schedule = { version: 1, for: NOW.toISOString(), by: LENA };
    const { next, result } = save({ ...saved(), schedule, missed: { for: NOW.toISOString(), by: schedule.by } }, 1, {
      summary: 'Mer.',
    });
    assert.deepEqual([next?.schedule, next?.missed], [null, null]);
    assert.equal(result.kind === 'saved' && result.unscheduled, true);
  });

  it('says that the draft the sender had seen was deleted meanwhile', () => {
    const { result } = save(changed(saved(), deleteDraft(saved(), 1)), 1, { summary: 'Mitt.' });
    assert.equal(result.kind === 'saved' && result.revived, true);
  });

  it('keeps the twenty latest versions, whose numbers go on rising', () => {
    let summary = NOTHING;
    for (let n = 1; n <= 25; n++) summary = saved({ summary: `Text ${n}.` }, summary);
    assert.deepEqual([summary.versions.length, summary.versions[0]?.number, summary.lastNumber], [20, 6, 25]);
  });

  it('begins with what is posted when the draft was deleted after that', () => {
    const summary = changed(posted(), deleteDraft(posted(), 1));
    assert.equal(contentToEdit(summary).summary, contentWith().summary);
    assert.equal(save(summary, 0).result.kind, 'already');
    assert.equal(save(summary, 0, { summary: 'Rättat.' }).next?.lastNumber, 2);
  });
});

describe('lines from reports in a draft', () => {
  it('replace those of their page and leave the others, the counts first', () => {
    const counts = lineWith('counts', { source: null, theme: null });
    const content = contentWith({ lines: [lineWith('a'), lineWith('b'), lineWith('c')] });
    const edited = lineWith('b', { text: 'Ändrat.' });
    const { lines } = withLines(content, new Set(['a', 'b', 'counts']), [edited, counts]);
    assert.deepEqual(lines, [counts, edited, lineWith('c')]);
  });

  it('stay in their order when a page is left as it was', () => {
    const content = contentWith({ lines: [lineWith('a'), lineWith('b'), lineWith('c')] });
    assert.deepEqual(withLines(content, new Set(['a', 'b']), [lineWith('a'), lineWith('b')]), content);
  });
});

describe('deleting a draft', () => {
  it('takes all versions, the approval and the time, and leaves what is posted', () => {
    const schedule = { version: 1, for: NOW.toISOString(), by: LENA };
    const approval = { version: 1, by: LARS, at: NOW.toISOString() };
    const { next, result } = deleteDraft({ ...posted(), schedule, approval }, 1);
    assert.deepEqual(result, { kind: 'deleted' });
    assert.deepEqual([next?.versions, next?.schedule, next?.approval, next?.lastNumber], [[], null, null, 1]);
    assert.equal(next?.editions.length, 1);
  });

  it('does not happen to a version that the sender has not seen', () => {
    const { next, result } = deleteDraft(saved({ summary: 'Ny.' }, saved()), 1);
    assert.deepEqual([next, result.kind], [undefined, 'conflict']);
  });

  it('of nothing is nothing', () => {
    assert.deepEqual(deleteDraft(NOTHING, 0), { result: { kind: 'nothing' } });
  });
});

describe('a draft', () => {
  for (const [what, summary, expected] of [
    ['that was never saved', NOTHING, false],
    ['that is not posted', saved(), true],
    ['that is posted as it is', posted(), false],
    ['that was changed after it was posted', saved({ summary: 'Rättat.' }, posted()), true],
    ['that was changed and changed back', saved({}, saved({ summary: 'Rättat.' }, posted())), false],
  ] as const) {
    it(`${what} ${expected ? 'says' : 'does not say'} something that people cannot see yet`, () => {
      assert.equal(hasUnposted(summary), expected);
    });
  }

  for (const [what, changes, expected] of [
    ['nothing but a heading and a link', { summary: '', planning: '', title: 'x', link: 'https://x.se' }, true],
    ['plans only', { summary: '' }, false],
    ['lines only', { summary: '', planning: '', lines: [lineWith('a')] }, false],
  ] as const) {
    it(`of ${what} is ${expected ? 'empty' : 'not empty'}`, () => {
      assert.equal(isEmpty(contentWith({ ...changes, lines: 'lines' in changes ? [...changes.lines] : [] })), expected);
    });
  }
});
