import assert from 'node:assert/strict';
import type { Municipality } from '../../src/people/municipalities.ts';
import { createPlaceNames, findMunicipality } from '../../src/people/place-names.ts';
import { allMunicipalities } from '../support/export-month.ts';

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

describe('the municipality that somebody means', () => {
  let municipalities: Municipality[];
  before(async () => {
    municipalities = await allMunicipalities();
  });

  for (const [said, name] of [
    ['1490', 'Borås'],
    ['Borås', 'Borås'],
    ['boras', 'Borås'],
    ['Borås Stad', 'Borås'],
    ['göteborgs stad', 'Göteborg'],
    ['marks kommun', 'Mark'],
    ['mark', 'Mark'],
    ['Vara', 'Vara'],
    ['ed', 'Dals-Ed'],
    ['dals ed', 'Dals-Ed'],
    ['lilla edet', 'Lilla Edet'],
    ['AMAL', 'Åmål'],
    ['Borås eller Mark', undefined],
    ['Kungsbacka', undefined],
    ['Bor', undefined],
    ['', undefined],
    ['__proto__', undefined],
  ] as const) {
    it(`is ${name ?? 'none'} with "${said}"`, () => assert.equal(findMunicipality(municipalities, said)?.name, name));
  }
});
