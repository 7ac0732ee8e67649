import assert from 'node:assert/strict';
import { termsOf } from '../../src/knowledge/term.ts';
import { howTelling, mostTelling, rarityAmong } from '../../src/summaries/telling.ts';

const asTerms = (text: string): ReadonlySet<string> => new Set(termsOf(text));
const tellingOf = (text: string, isNeed = false): number =>
  howTelling({ text, terms: asTerms(text), isNeed }, () => 0.5);

describe('how telling a sentence is', () => {
  const PLAIN = 'Gruppen samtalar om stolar, bord, lampor samt mattor utan resultat.';
  const BETTER: [string, string][] = [
    ['a figure', 'Gruppen samtalar om stolar, 12 lampor samt mattor utan resultat nu.'],
    ['a date', 'Gruppen samtalar om stolar, bord, lampor samt mattor i april.'],
    ['a decision', 'Gruppen beslutade om stolar, bord, lampor samt mattor utan resultat.'],
    ['what is lacking', 'Gruppen saknar stolar, bord, lampor samt mattor utan resultat.'],
    ['what is needed', 'Gruppen behöver stolar, bord, lampor, hyllor samt mattor utan resultat.'],
    ['what is done', 'Gruppen är klar med stolar, bord, lampor samt mattor utan resultat.'],
    ['what is late', 'Gruppen är försenad med stolar, bord, lampor samt mattor utan resultat.'],
    ['a risk', 'Gruppen riskerar stolar, bord, lampor samt mattor utan resultat.'],
    ['a shortage in a compound', 'Gruppens resursbrist i stolar, bord, lampor samt mattor består.'],
  ];
  for (const [name, better] of BETTER) {
    it(`grows by ${name}`, () => {
      assert.ok(tellingOf(better) > tellingOf(PLAIN) + 0.1);
    });
  }

  it('grows by standing among the needs', () => {
    assert.ok(tellingOf(PLAIN, true) > tellingOf(PLAIN));
  });

  it('is most for a sentence that is neither short nor long', () => {
    const good = 'Alfa beta gamma delta epsilon zeta eta theta jota kappa lambda.';
    assert.ok(tellingOf(good) > tellingOf('Alfa beta gamma delta epsilon zeta.'));
    assert.ok(tellingOf(good) > tellingOf(`${good.repeat(3)} ${good.repeat(3)}`));
  });
});

describe('how rare a term is', () => {
  it('tells rare words from common ones, and a word that stands once counts less than one that stands twice', () => {
    const rarity = rarityAmong(['skåp a1', 'skåp a2', 'skåp mattor', 'skåp mattor a3', 'skåp lampor'].map(asTerms));
    const [common = 0, twice = 0, once = 0] = ['skåp', ...termsOf('mattor'), ...termsOf('lampor')].map(rarity);
    assert.ok(twice > once && once > common, `${twice} ${once} ${common}`);
    assert.equal(twice, 1);
  });

  it('counts a sentence once that many municipalities copied', () => {
    const copied = rarityAmong([...Array<string>(20).fill('skåp mattor'), 'skåp lampor', 'bord stolar'].map(asTerms));
    const single = rarityAmong(['skåp mattor', 'skåp lampor', 'bord stolar'].map(asTerms));
    assert.equal(copied('skåp'), single('skåp'));
  });

  it('is next to nothing for what is no word', () => {
    const rarity = rarityAmong([asTerms('skåp mattor')]);
    assert.ok(rarity('å'.repeat(41)) < 0.1);
    assert.ok(rarity('å'.repeat(40)) > 0.1);
  });
});

describe('the most telling of a group', () => {
  it('are eight, in the order that they stand in', () => {
    const all = Array.from({ length: 12 }, (_, n) => ({ n, group: n % 2 === 0 ? 'a' : 'b', telling: n % 5 }));
    const ofOne = mostTelling(all, () => 'one').map(({ n }) => n);
    assert.deepEqual(ofOne, [1, 2, 3, 4, 6, 7, 8, 9]);
    assert.deepEqual(
      mostTelling(all, ({ group }) => group),
      all,
    );
  });
});
