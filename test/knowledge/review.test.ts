import assert from 'node:assert/strict';
import { noteForReview, reviewGroups, reviewLists, settleReview } from '../../src/knowledge/review.ts';

type List = ReturnType<typeof reviewLists.empty>;
type Noted = Parameters<typeof noteForReview>[1];

const AT = '2026-11-25T08:00:00.000Z';
const noted = (...all: (Partial<Noted> & { question: string })[]): List =>
  all.reduce<List>(
    (list, one) => noteForReview(list, { kind: 'unanswered', entry: null, at: AT, ...one }).next ?? list,
    reviewLists.empty(),
  );
const groups = (list: List) => reviewGroups(list).map(({ wordings, count }) => [wordings, count]);

describe('what hosts are to look at', () => {
  it('is grouped by likeness, the most frequent first', () => {
    const list = noted(
      { question: 'Vem betalar utskrifterna?' },
      { question: 'När börjar utbildningen i höst?' },
      { question: 'när startar utbildningen i höst' },
      { question: 'När börjar utbildningen i höst' },
    );
    assert.deepEqual(groups(list), [
      [['När börjar utbildningen i höst?', 'när startar utbildningen i höst'], 3],
      [['Vem betalar utskrifterna?'], 1],
    ]);
  });

  it('is kept apart by what answered it', () => {
    const question = 'När börjar utbildningen i höst?';
    const list = noted(
      { question },
      { question, kind: 'unhelpful', entry: 'a' },
      { question, kind: 'unhelpful', entry: 'b' },
    );
    assert.equal(reviewGroups(list).length, 3);
  });

  it('holds what was said of an answer, and counts a comment with its thumb', () => {
    const one = { question: 'Vad?', kind: 'unhelpful', entry: 'a' } as const;
    const [group] = reviewGroups(noted(one, { ...one, comment: 'Fel år.' }, { ...one, comment: 'Fel år.' }));
    assert.deepEqual([group?.count, group?.comments], [1, ['Fel år.']]);
  });

  it('holds no personal identity number, and nothing without words', () => {
    const list = noted(
      { question: 'Gäller det 811218-9876?' },
      { question: '?!' },
      { question: 'Vad?', comment: 'ring 811218-9876' },
    );
    assert.deepEqual(list.items, {});
  });

  it('stays small: what was asked least and longest ago makes room', () => {
    const many = Array.from({ length: 520 }, (_, n) => ({
      question: `Fråga nummer ${n}?`,
      at: `2026-11-25T08:00:00.${String(n).padStart(3, '0')}Z`,
    }));
    const list = noted({ question: 'Den vanliga?' }, { question: 'Den vanliga?' }, ...many);
    assert.equal(Object.keys(list.items).length, 500);
    assert.equal(reviewGroups(list)[0]?.head.question, 'Den vanliga?');
  });

  it('is grouped also when nothing is like anything else', () => {
    const all = Array.from({ length: 500 }, (_, n) => ({ question: `${`ord${n} sak${n} ting${n} `.repeat(14)}?` }));
    assert.equal(reviewGroups(noted(...all)).length, 500);
  });

  it('goes when it has been looked at', () => {
    const list = noted({ question: 'När börjar utbildningen i höst?' }, { question: 'Vem betalar?' });
    const [group] = reviewGroups(list);
    assert.equal(reviewGroups(settleReview(list, group?.keys ?? []).next ?? list).length, 1);
  });
});
