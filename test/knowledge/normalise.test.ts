import assert from 'node:assert/strict';
import { grams, plainText, sentences, words } from '../../src/knowledge/normalise.ts';

describe('reading text', () => {
  it('drops what cannot be seen and joins what Unicode writes in two', () => {
    assert.equal(plainText('\u200Bfo\u0308r\u202E \u00AD FVM\u0000\n\tnu\u2069'), 'för FVM nu');
  });

  const WORDS: [string, string[]][] = [
    ['Kommun-FVM:s arbetsforum', ['kommun', 'fvm', 'arbetsforum']],
    ['ungefär 250 000 elever', ['ungefär', '250000', 'elever']],
    ['den 29:e juni 2021', ['den', '29', 'juni', '2021']],
    ['hälso- och sjukvård', ['hälso', 'och', 'sjukvård']],
    ['e-post: fvm@vgregion.se', ['epost', 'fvm', 'vgregion', 'se']],
    ['??? 😀', []],
  ];
  for (const [text, expected] of WORDS) {
    it(`finds the words of "${text}"`, () => {
      assert.deepEqual(words(text), expected);
    });
  }

  it('cuts words into overlapping grams with their bounds marked', () => {
    assert.deepEqual(grams('avtal'), ['^avt', 'avta', 'vtal', 'tal$']);
    assert.deepEqual(grams('hr'), ['^hr$']);
  });

  it('parts sentences, but not at an abbreviation or a clock', () => {
    assert.deepEqual(sentences('Forumet är kl. 9.00 på fredagar. Det är öppet! Se t.ex. VästKom.'), [
      'Forumet är kl. 9.00 på fredagar.',
      'Det är öppet!',
      'Se t.ex. VästKom.',
    ]);
  });
});
