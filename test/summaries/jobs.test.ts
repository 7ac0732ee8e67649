import assert from 'node:assert/strict';
import { parsePosting, postingContent, postingOccurrence } from '../../src/summaries/jobs.ts';

describe('what a message of a posting carries', () => {
  const posting = { period: '2026-10', edition: 12 };

  it('tells of which posting it is', () => {
    for (const version of [3, 'withdrawn'] as const) {
      assert.deepEqual(parsePosting(postingContent(posting, version)), posting);
    }
    assert.equal(postingOccurrence('2026-10', 12), '2026-10.12');
  });

  it('differs after each correction and after a withdrawal', () => {
    const all = ([1, 2, 'withdrawn'] as const).map((version) => JSON.stringify(postingContent(posting, version)));
    assert.equal(new Set(all).size, 3);
  });

  for (const content of [
    {},
    { period: '2026-10' },
    { period: '2026-13', edition: '1' },
    { period: '2026-10', edition: 'x' },
  ])
    it(`is of none when it is ${JSON.stringify(content)}`, () => assert.equal(parsePosting(content), undefined));
});
