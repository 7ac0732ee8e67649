import assert from 'node:assert/strict';
import type { Answer } from '../../src/knowledge/answer.ts';
import { orderByMeaning } from '../../src/sentence-model/order-by-meaning.ts';
import { entry } from '../knowledge/entries.ts';

const of = (id: string) => entry({ id, body: id });
const all = new Map([...'abcdefgh'].map((id) => [id, of(id)]));
const entries = (ids: string) => [...ids].flatMap((id) => all.get(id) ?? []);
const suggested = (ids: string): Answer => ({ kind: 'suggest', entries: entries(ids), confidence: 0.6 });

describe('suggestions, ordered by words and by meaning', () => {
  for (const [what, shown, found, nearest, expected] of [
    ['are as they were when both agree', 'abc', 'abcd', 'abcd', 'abc'],
    ['have first what is nearest, when the first by words is far away', 'abc', 'abcd', 'bcdea', 'bca'],
    ['keep the first by words first, when it is nearly as near', 'abc', 'abcd', 'bacd', 'abc'],
    ['keep what the words find first, when all others are high in both', 'abc', 'abcd', 'bcd', 'bca'],
    ['show what is nearest, when the words do not find it', 'abc', 'abcd', 'habc', 'abh'],
    ['show no more than three', 'abc', 'abcdef', 'hgf', 'fah'],
    ['are filled up from what is near', 'a', 'a', 'agh', 'agh'],
    ['stay as they are without a model', 'abc', 'abcd', '', 'abc'],
  ] as const) {
    it(what, () => {
      const ordered = orderByMeaning(suggested(shown), entries(found), entries(nearest));
      assert.deepEqual(ordered.kind === 'suggest' && ordered.entries.map(({ id }) => id).join(''), expected);
    });
  }

  it('are all that is ordered', () => {
    for (const answer of [
      { kind: 'answer', entry: of('a'), text: 'a', alternatives: entries('bc'), confidence: 0.9 },
      { kind: 'escalate', confidence: 0.1 },
      { kind: 'smalltalk', talk: 'thanks' },
    ] satisfies Answer[])
      assert.equal(orderByMeaning(answer, entries('abc'), entries('cba')), answer);
  });
});
