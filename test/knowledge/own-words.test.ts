import assert from 'node:assert/strict';
import { minedAbbreviations } from '../../src/knowledge/abbreviations.ts';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import { withEntries } from '../../src/knowledge/knowledge.ts';
import { knowledgeWords, parseOwnWords, saveOwnWords } from '../../src/knowledge/own-words.ts';
import { doAtOnce } from '../../src/knowledge/steps.ts';
import { entry, knowledgeOf } from './entries.ts';

const HOST = { tenantId: 't', userId: 'h' };
const NOW = new Date('2026-11-25T08:00:00Z');

describe('words that mean the same', () => {
  it('are a group a line', () => {
    assert.deepEqual(parseOwnWords(' lathund, manual ,handledning\n\nreda; register för data'), {
      kind: 'groups',
      groups: [
        ['lathund', 'manual', 'handledning'],
        ['reda', 'register för data'],
      ],
    });
  });

  for (const [text, problem] of [
    ['ensam', 'one-word'],
    ['a, b', 'one-word'],
    [Array.from({ length: 11 }, (_, n) => `ord${n}`).join(','), 'too-long'],
    [`${'å'.repeat(61)}, kort`, 'too-long'],
    [Array.from({ length: 201 }, (_, n) => `aa${n}, bb${n}`).join('\n'), 'too-many'],
    ['811218-9876, kalle', 'personal-data'],
  ] as const) {
    it(`are refused when they are ${problem}: ${text.slice(0, 20)}`, () => {
      const read = parseOwnWords(text);
      assert.deepEqual([read.kind, 'problem' in read && read.problem], ['problem', problem]);
    });
  }

  it('of two hosts at once are those of the first', () => {
    const empty = knowledgeWords.empty();
    const change = { number: 0, groups: [['a1', 'b1']], by: HOST, now: NOW };
    const { next = empty } = saveOwnWords(empty, change);
    assert.deepEqual(saveOwnWords(next, { ...change, groups: [] }), { result: 'stale' });
    assert.deepEqual(saveOwnWords(next, { ...change, number: 1 }), { result: 'already' });
  });

  it('find answers, until they are taken away', () => {
    const one = entry({ id: 'a', title: 'Lathund för loggar', body: 'Lathunden för loggar finns hos programmet.' });
    const other = entry({ id: 'b', title: 'Avtal', body: 'Avtalet gäller i fem år.' });
    const base = knowledgeOf(one, other);
    const found = (knowledge: typeof base) => JSON.stringify(answerQuestion('Var finns fuskpapper?', knowledge).answer);
    const own = doAtOnce(withEntries(base, [one, other], [['lathund', 'fuskpapper']]));
    assert.ok(!found(base).includes('Lathund'));
    assert.ok(found(own).includes('Lathund'), found(own));
    assert.ok(found(doAtOnce(withEntries(own, [one, other]))).includes('Lathund'), 'kept when entries change');
    assert.ok(!found(doAtOnce(withEntries(own, [one, other], []))).includes('Lathund'));
  });

  it('are abbreviations too that entries explain', () => {
    const mined = (body: string) => minedAbbreviations([entry({ id: 'a', body })]);
    assert.deepEqual(mined('Det kallas förberedande data och analys (FDA) i planen.'), [
      ['FDA', 'förberedande data och analys'],
    ]);
    assert.deepEqual(mined('En Program Management Office (PMO) finns.'), [['PMO', 'Program Management Office']]);
    for (const none of ['Kommunen (VGR) säger.', 'Se sidan (LÄNK) här.', '(PMO) står ensam.', 'en två tre (fyra)'])
      assert.deepEqual(mined(none), [], none);
  });
});
