import assert from 'node:assert/strict';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import { entry, knowledgeOf } from './entries.ts';

const about = (id: string, letter: string) =>
  entry({
    id,
    title: `Alternativ ${letter}`,
    questions: [`Vad innebär alternativ ${letter}?`],
    body: `Alternativ ${letter} är ett.`,
  });

describe('a question in the very words of an entry', () => {
  it('is answered from it, also where the ranking would only suggest it', () => {
    // Asked who, an entry that names nobody is suggested at most.
    const lamp = entry({
      id: 'lampan',
      title: 'Lampan',
      questions: ['Vem tänder lampan?'],
      body: 'Lampan tänds vid skymning.',
    });
    const knowledge = knowledgeOf(lamp, entry({ id: 'avtal', body: 'Avtalet gäller i fem år.' }));
    assert.equal(answerQuestion('Vem tänder lampan i dag?', knowledge).answer.kind, 'suggest');
    const { answer } = answerQuestion('vem  tänder LAMPAN', knowledge);
    assert.ok(answer.kind === 'answer');
    assert.deepEqual([answer.entry.id, answer.confidence], ['lampan', 1]);
  });

  it('is that of the entry whose letters it has, too', () => {
    const knowledge = knowledgeOf(about('a', 'A'), about('b', 'B'), about('c', 'C'));
    for (const [letter, id] of [
      ['A', 'a'],
      ['B', 'b'],
      ['C', 'c'],
    ] as const) {
      const { answer } = answerQuestion(`Vad innebär alternativ ${letter}?`, knowledge);
      assert.deepEqual([answer.kind, answer.kind === 'answer' && answer.entry.id], ['answer', id]);
    }
  });

  it('is not decided by words that two entries have', () => {
    const knowledge = knowledgeOf(
      entry({ id: 'ett', title: 'Ett', questions: ['Vem tänder lampan?'], body: 'Lampan tänds vid skymning.' }),
      entry({ id: 'tva', title: 'Två', questions: ['vem tänder lampan'], body: 'Lampan tänds vid gryning.' }),
    );
    assert.equal(knowledge.wordings.get('vem tänder lampan'), undefined);
    assert.notEqual(answerQuestion('Vem tänder lampan?', knowledge).answer.kind, 'answer');
  });
});
