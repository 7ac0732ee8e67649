import assert from 'node:assert/strict';
import { type Answer, answerQuestion } from '../../src/knowledge/answer.ts';
import { differences } from '../../src/knowledge/differences.ts';
import { judge, shownEntries } from '../../src/knowledge/evaluate.ts';
import type { Knowledge } from '../../src/knowledge/knowledge.ts';
import { doAtOnce } from '../../src/knowledge/steps.ts';
import {
  addTestQuestions,
  judgedBy,
  knowledgeQuestions,
  parseTestQuestions,
} from '../../src/knowledge/test-questions.ts';
import { entry, knowledgeOf } from './entries.ts';

const HOST = { tenantId: 't', userId: 'h' };
const NOW = new Date('2026-11-25T08:00:00Z');

describe('test questions', () => {
  it('are one a line, each once', () => {
    assert.deepEqual(parseTestQuestions(' Vem leder?\n\nvem  LEDER\n–\nNär?'), {
      kind: 'questions',
      questions: ['vem LEDER', 'När?'],
    });
  });

  it('are added all or not at all', () => {
    const more = { by: HOST, now: NOW };
    const { next: one = assert.fail() } = addTestQuestions(knowledgeQuestions.empty(), {
      questions: ['Vem?'],
      entry: 'a',
      ...more,
    });
    const other = addTestQuestions(one, { questions: ['När?', 'vem'], entry: null, ...more });
    assert.deepEqual([other.result.kind, other.next], ['taken', undefined]);
    const same = addTestQuestions(one, { questions: ['VEM'], entry: 'a', ...more });
    assert.deepEqual(same, { result: { kind: 'added', count: 0, known: 1 } });
    assert.deepEqual(judgedBy(one), [{ q: 'Vem?', entry: 'a' }]);
  });
});

describe('how a judged question is answered', () => {
  const [a, b] = [entry({ id: 'a', body: 'A.' }), entry({ id: 'b', body: 'B.' })];
  const gap = entry({ id: 'gap', body: 'Det saknas.', status: 'gap' });
  const answer: Answer = { kind: 'answer', text: '', confidence: 1, entry: a, alternatives: [b] };
  const suggest: Answer = { kind: 'suggest', confidence: 0.5, entries: [b, a] };
  const escalate: Answer = { kind: 'escalate', confidence: 0 };
  for (const [what, question, given, verdict] of [
    ['by its entry', { entry: 'a' }, answer, 'right'],
    ['by another that is right too', { entry: 'x', also: ['a'] }, answer, 'right'],
    ['by its entry beside another', { entry: 'a' }, suggest, 'shown'],
    ['by another', { entry: 'x' }, answer, 'wrong'],
    ['not at all', { entry: 'a' }, escalate, 'wrong'],
    ['though it is to get no answer', { entry: null }, answer, 'wrong'],
    ['with suggestions, where no entry may answer', { entry: null }, suggest, 'right'],
    ['with what the sources lack, where no entry may answer', { entry: null }, { ...answer, entry: gap }, 'right'],
    ['not at all, where no entry may answer', { entry: null }, escalate, 'right'],
  ] as const) {
    it(`is ${verdict} ${what}`, () => assert.equal(judge({ q: 'x', ...question }, given), verdict));
  }
});

describe('the differences between two states of the knowledge', () => {
  const trumpet = entry({ id: 'a', title: 'Trumpeter', body: 'Trumpeten är av mässing.' });
  const drum = entry({ id: 'b', title: 'Trummor', body: 'Trumman är av trä.' });
  const [before, after] = [knowledgeOf(trumpet), knowledgeOf(drum)];
  const found = (q: string, expected?: string | null) => {
    const tried = expected === undefined ? { q } : { q, entry: expected };
    const all = doAtOnce(differences([tried], before, after));
    return all.map((one) => [one.before?.id, one.after?.id, one.effect]);
  };

  it('break what was right and mend what was wrong, also where no answer is right', () => {
    assert.deepEqual(found('trumpeter'), [['a', undefined, 'changed']]);
    assert.deepEqual(found('trumpeter', 'a'), [['a', undefined, 'broken']]);
    assert.deepEqual(found('trumpeter', null), [['a', undefined, 'mended']]);
    assert.deepEqual(found('trummor', 'b'), [[undefined, 'b', 'mended']]);
    assert.deepEqual(found('trummor', null), [[undefined, 'b', 'broken']]);
    assert.deepEqual(found('trummor', 'x'), [[undefined, 'b', 'changed']]);
    assert.deepEqual(found('något annat', 'a'), []);
  });

  it('break what was only suggested and would be answered, where no answer is right', () => {
    const q = 'När kom trumpeten?';
    const more = knowledgeOf({ ...trumpet, questions: [q] });
    const tried = [{ q, entry: null }, { q: `${q}!` }];
    assert.deepEqual(doAtOnce(differences(tried, before, more)), [
      { question: q, before: undefined, after: more.entries.get('a'), effect: 'broken' },
    ]);
    assert.deepEqual(doAtOnce(differences(tried, more, before)), [
      { question: q, before: more.entries.get('a'), after: undefined, effect: 'mended' },
    ]);
  });

  it('are none where the same suggestions come in another order, and some where one is no longer shown', () => {
    const q = 'vem byter trummor och trumpeter';
    const [first, second] = [entry({ id: 'a', body: 'Trummor byts.' }), entry({ id: 'b', body: 'Trumpeter byts.' })];
    const states = [
      knowledgeOf({ ...first, title: 'Trummor byts' }, second),
      knowledgeOf(first, { ...second, title: 'Trumpeter byts' }),
      knowledgeOf({ ...first, id: 'c', title: 'Trummor byts' }, second),
    ] as const;
    const shown = (state: Knowledge) => shownEntries(answerQuestion(q, state).answer).map(({ id }) => id);
    assert.deepEqual(states.map(shown), [
      ['a', 'b'],
      ['b', 'a'],
      ['c', 'b'],
    ]);
    const between = (one: Knowledge, other: Knowledge) => doAtOnce(differences([{ q }], one, other)).length;
    assert.equal(between(states[0], states[1]), 0);
    assert.deepEqual([between(states[1], states[2]), between(states[2], states[1])], [1, 1]);
  });

  it('come with the broken ones first and the mended ones last', () => {
    const tried = [{ q: 'trummor', entry: 'b' }, { q: 'Trumpeter!' }, { q: 'trumpeter', entry: 'a' }];
    const all = doAtOnce(differences(tried, before, after));
    assert.deepEqual(
      all.map(({ effect }) => effect),
      ['broken', 'changed', 'mended'],
    );
  });
});
