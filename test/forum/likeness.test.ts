import assert from 'node:assert/strict';
import { likeQuestions } from '../../src/forum/likeness.ts';

const alike = (one: string, other: string): boolean => likeQuestions(one, [{ text: other }], 3).length === 1;

describe('two questions', () => {
  const table: [one: string, other: string, areAlike: boolean][] = [
    ['När börjar utbildningen?', 'när börjar utbildningen', true],
    ['När börjar utbildningen?', 'När startar utbildningen?', true],
    ['När kommer det nya utbildningsmaterialet?', 'När kommer utbildningsmaterialet, och får vi anpassa det?', true],
    ['Vad kostar option 2?', 'Vad kostar option 3?', false],
    ['Vad kostar option 2?', 'Vad kostar optionen 2', true],
    ['Vem betalar?', 'När börjar vi?', false],
    ['Vem gör konsekvensbedömningen?', 'När börjar utbildningen?', false],
    ['och att det', 'och att det', false],
    ['', '', false],
    ['👍', '👍', false],
  ];
  for (const [one, other, areAlike] of table) {
    it(`"${one}" and "${other}" are ${areAlike ? 'alike' : 'different'}`, () => {
      assert.equal(alike(one, other), areAlike);
      assert.equal(alike(other, one), areAlike);
    });
  }

  it('are listed with the likest first, and no more than asked for', () => {
    const texts = [
      'Vad händer i vår?',
      'När startar utbildningen?',
      'När börjar utbildningen?',
      'när börjar utbildningen nu',
    ];
    const found = likeQuestions(
      'När börjar utbildningen?',
      texts.map((text) => ({ text })),
      2,
    );
    assert.deepEqual(
      found.map(({ text }) => text),
      ['När börjar utbildningen?', 'när börjar utbildningen nu'],
    );
  });
});
