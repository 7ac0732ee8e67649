import assert from 'node:assert/strict';
import { stem } from '../../src/knowledge/stem.ts';

/** Words of the field with their Snowball 3 stems. `npm run stems -- VOCABULARY STEMS` checks the official list, 30,738 words. */
const STEMS: Record<string, string> = {
  avtalet: 'avtal',
  avtalets: 'avtal',
  forumet: 'forum',
  kommunernas: 'kommun',
  kommunala: 'kommunal',
  styrgruppens: 'styrgrupp',
  ordförande: 'ordför',
  ledningsutskott: 'ledningsutskot',
  möjligheter: 'möj',
  friskt: 'frisk',
  lösningarna: 'lösning',
  arbetslöst: 'arbetslös',
  respektfullt: 'respektfull',
  frihet: 'frihet',
  kvalitet: 'kvalitet',
  kvalitets: 'kvalitet',
  alfabet: 'alfabet',
  paket: 'paket',
  omkrets: 'omkret',
  barnets: 'barnet',
  fvm: 'fvm',
  på: 'på',
  å: 'å',
  '': '',
};

describe('the Swedish stemmer', () => {
  for (const [word, expected] of Object.entries(STEMS)) {
    it(`takes "${word}" to "${expected}"`, () => {
      assert.equal(stem(word), expected);
    });
  }
});
