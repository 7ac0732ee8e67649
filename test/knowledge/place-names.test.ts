import assert from 'node:assert/strict';
import { createPlaceNames } from '../../src/knowledge/place-names.ts';

const places = createPlaceNames([
  'Mark',
  'Vara',
  'Ale',
  'Dals-Ed',
  'Lilla Edet',
  'Göteborg',
  'Borås',
  'Vänersborg',
  'Tanum',
]);

describe('municipalities in a question', () => {
  const FOUND: [string, string[]][] = [
    ['när startar Göteborg', ['Göteborg']],
    ['vad valde goteborgs stad', ['Göteborg']],
    ['har Borås Stad avropat', ['Borås']],
    ['vem är kontaktperson i Vänersborgs kommun', ['Vänersborg']],
    ['gäller det för Marks kommun', ['Mark']],
    ['ska vi vara med', []],
    ['Vara är en kommun', []],
    ['hur blir det för Vara', ['Vara']],
    ['vad ligger i mark och drift', []],
    ['när börjar Ed', ['Dals-Ed']],
    ['Lilla Edet eller Dals-Ed', ['Lilla Edet', 'Dals-Ed']],
    ['markera rutan i Boråsregionen', []],
  ];
  for (const [question, expected] of FOUND) {
    it(`finds ${expected.join(' and ') || 'none'} in "${question}"`, () => {
      assert.deepEqual(places.find(question), expected);
    });
  }
});
