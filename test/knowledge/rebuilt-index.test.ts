import assert from 'node:assert/strict';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import { type Knowledge, withEntries } from '../../src/knowledge/knowledge.ts';
import { doAtOnce } from '../../src/knowledge/steps.ts';
import { judgedQuestions } from '../support/judged-questions.ts';
import { realKnowledge } from '../support/real-knowledge.ts';
import { entry, knowledgeOf } from './entries.ts';

const figures = (question: string, knowledge: Knowledge) => {
  const { answer, explanation } = answerQuestion(question, knowledge);
  return {
    kind: answer.kind,
    words: explanation.query.words,
    fits: explanation.fits.map(({ entry: { id }, score }) => [id, score]),
  };
};

describe('an index that is built after an edit', () => {
  const avtal = entry({ id: 'avtal', title: 'Avtalet', body: 'Avtalet gäller i tio år och kan förlängas.' });
  const before = entry({ id: 'lokal', title: 'Journalsystemet', body: 'Överlämningen sker i ångbåtshuset.' });
  const after = { ...before, body: 'Bytet sker i rådhuset.' } satisfies Entry;
  const edited = doAtOnce(withEntries(knowledgeOf(avtal, before), [avtal, after]));

  it('gives what one made anew gives', () => {
    const anew = knowledgeOf(avtal, after);
    for (const question of ['var sker bytet', 'ångbåtshuset', 'overlamningen', 'ångbåtshus', 'radhuset', 'avtalett']) {
      assert.deepEqual(figures(question, edited), figures(question, anew), question);
    }
  });

  it('does not find words that are gone, nor words like them', () => {
    const terms = (question: string) =>
      answerQuestion(question, edited).explanation.query.words.flatMap((word) => word.terms.map(({ term }) => term));
    assert.deepEqual(terms('ångbåtshuset'), []);
    assert.deepEqual(terms('ångbåtshuzet'), []);
    assert.deepEqual(terms('angbatshuset'), []);
    assert.notDeepEqual(terms('rådhuzet'), []);
  });

  it('leaves the one before it as it was', () => {
    const old = knowledgeOf(avtal, before);
    const first = figures('var är ångbåtshuset', old);
    doAtOnce(withEntries(old, [avtal, entry({ id: 'ny', body: 'Nya ord: kajutan, skorstenen och ångbåtshuset.' })]));
    assert.deepEqual(figures('var är ångbåtshuset', old), first);
    assert.deepEqual(figures('kajutan', old).fits, []);
  });

  it('gives what it gave when the edit is taken back, with the repository’s entries', async () => {
    const knowledge = await realKnowledge();
    const entries = [...knowledge.entries.values()];
    const without = doAtOnce(withEntries(knowledge, [...entries.slice(20), entry({ id: 'ny', body: 'Något nytt.' })]));
    const back = doAtOnce(withEntries(without, entries));
    for (const { q } of (await judgedQuestions()).slice(0, 60)) {
      assert.deepEqual(figures(q, back), figures(q, knowledge), q);
    }
  });
});
