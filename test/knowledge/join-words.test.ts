import assert from 'node:assert/strict';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import { entry, knowledgeOf } from './entries.ts';

const knowledge = knowledgeOf(
  entry({
    id: 'styrgrupp',
    title: 'FVM styrgrupp',
    body: 'Styrgruppen beslutar. Effekthemtagningsansvariga sitter med.',
  }),
  entry({
    id: 'avtal',
    title: 'Avtalet',
    body: 'Området för avtalet. En grupp ser över det, och ledningen är med i rådet om vården.',
  }),
);
const wordsOf = (question: string): string[] =>
  answerQuestion(question, knowledge).explanation.query.words.map(({ word }) => word);

describe('a compound that is written apart', () => {
  for (const [question, words] of [
    ['styr grupp', ['styrgrupp']],
    ['STYR GRUPPEN beslutar', ['styrgruppen', 'beslutar']],
    ['effekt hemtagnings ansvarig', ['effekthemtagningsansvarig']],
    ['effekthemtagning ansvarig', ['effekthemtagningsansvarig']],
    ['styr grubpen', ['styrgrupp']],
  ] as const) {
    it(`is put together: ${question}`, () => assert.deepEqual(wordsOf(question), words));
  }

  for (const [question, words] of [
    ['grupp avtal', ['grupp', 'avtal']],
    ['ledning grupp', ['ledning', 'grupp']],
    ['om rådet', ['rådet']],
    ['styr i grupp', ['styr', 'grupp']],
    ['avtal tas', ['avtal', 'tas']],
    ['grupp 3', ['grupp', '3']],
  ] as const) {
    it(`is none where the entries hold no such word, or a small word begins it: ${question}`, () =>
      assert.deepEqual(wordsOf(question), words));
  }

  it('finds what is meant', () => {
    const { answer } = answerQuestion('vad gör styr gruppen', knowledge);
    assert.equal(answer.kind === 'answer' && answer.entry.id, 'styrgrupp');
  });
});
