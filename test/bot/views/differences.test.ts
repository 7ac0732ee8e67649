import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { differenceGroups, differencesItem } from '../../../bot/views/entry-view.ts';
import type { Difference } from '../../../src/knowledge/differences.ts';
import { entry } from '../../knowledge/entries.ts';

const long = 'å'.repeat(300);
const differ = (n: number, effect: Difference['effect']): Difference => ({
  question: `${n} ${long}`,
  before: entry({ id: 'a', title: long, body: 'A.' }),
  after: undefined,
  effect,
});
const many = Array.from({ length: 40 }, (_, n) => differ(n, n < 8 ? 'broken' : 'changed'));

describe('the questions that an edit gives another answer', () => {
  const texts = textsFor('sv');

  it('stand by what it does to them, as many as can be read, and the others are counted', () => {
    const { groups, more } = differenceGroups(many, texts);
    const { effects, moreDiffer, noAnswer } = texts.knowledge.edit;
    assert.deepEqual(
      groups.map(({ heading, lines }) => [heading, lines.length]),
      [
        [effects.broken, 8],
        [effects.changed, 4],
      ],
    );
    assert.equal(more, moreDiffer(28));
    assert.ok(groups.every(({ lines }) => lines.every((line) => line.includes(noAnswer))));
  });

  it('leave room on the card for a whole entry, however long they are', () => {
    assert.ok(JSON.stringify(differencesItem(many, texts)).length < 5000);
  });
});
