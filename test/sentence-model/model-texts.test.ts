import assert from 'node:assert/strict';
import { entryToSend, questionToSend } from '../../src/sentence-model/model-texts.ts';
import { entry } from '../knowledge/entries.ts';

describe('what a sentence model is told', () => {
  for (const [question, sent] of [
    ['Vad är option 2?', 'Vad är option 2?'],
    ['vad hände 2026-11-25', 'vad hände'],
    ['skriv till eva.ek@kommun.example om avtalet', 'skriv till om avtalet'],
    ['ring 070-123 45 67 om avtalet', 'ring om avtalet'],
    ['ring +46 70 123 45 67', 'ring'],
    ['ring 070/123.45.67 nu', 'ring nu'],
    ['ring (0521) 27 50 00 nu', 'ring nu'],
    ['eva@kommun.example', undefined],
    ['gäller det 811218-9876', undefined],
    ['gäller det 19811218 9876', undefined],
  ] as const) {
    it(`of "${question}" is ${sent === undefined ? 'nothing' : `"${sent}"`}`, () => {
      assert.equal(questionToSend(question), sent);
    });
  }

  it('is no more than a model reads', () => {
    assert.equal(questionToSend('a '.repeat(1000))?.length, 500);
    assert.equal(entryToSend(entry({ id: 'x', body: 'å'.repeat(20_000) })).length, 1500);
  });

  it('of an entry is its title, wordings and text, and neither source nor persons', () => {
    const given = entry({
      id: 'x',
      title: 'Titel',
      questions: ['Fråga?'],
      body: 'Text.',
      people: [{ title: 'Chef', name: 'Eva Ek' }],
    });
    assert.equal(entryToSend(given), 'Titel\nText.\nFråga?');
  });
});
