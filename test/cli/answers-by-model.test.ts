import assert from 'node:assert/strict';
import { answersByModel } from '../../src/cli/answers-by-model.ts';
import { evaluate } from '../../src/knowledge/evaluate.ts';
import { conceptEmbedding, openEmbeddingsServer } from '../support/embeddings-server.ts';
import { realKnowledge } from '../support/real-knowledge.ts';

const q = 'which company delivers the new health IT system';
const questions = [{ q, entry: 'leverantor-cerner' }];

describe('the evaluation with a sentence model', () => {
  it('measures what the model does, and nothing when none is set', async () => {
    const knowledge = await realKnowledge();
    assert.equal(await answersByModel(questions, knowledge, {}), undefined);
    const server = await openEmbeddingsServer(
      conceptEmbedding([['deliver', 'leverant', 'leverer', 'compan', 'bolag']]),
    );
    try {
      const env = { EMBEDDINGS_URL: server.url, EMBEDDINGS_MODEL: 'test' };
      const answerTo = await answersByModel(questions, knowledge, env);
      assert.equal(evaluate(questions, knowledge).shown, 0);
      assert.equal(evaluate(questions, knowledge, answerTo).shown, 1);
    } finally {
      await server.close();
    }
  });

  it('says so when the model does not answer, in place of figures without it', async () => {
    const knowledge = await realKnowledge();
    const server = await openEmbeddingsServer(() => [1, 2]);
    const env = { EMBEDDINGS_URL: server.url, EMBEDDINGS_MODEL: 'test' };
    await server.close();
    await assert.rejects(answersByModel(questions, knowledge, env), /EMBEDDINGS_URL.*ECONNREFUSED/);
    await assert.rejects(answersByModel(questions, knowledge, { EMBEDDINGS_URL: 'ftp://x' }), /EMBEDDINGS_URL/);
  });
});
