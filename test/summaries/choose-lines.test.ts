import assert from 'node:assert/strict';
import { chooseLines } from '../../src/summaries/choose-lines.ts';
import { ALL, CARDS, COACHES, monthWith, nameOf, suggest, texts } from './month-with.ts';

const GUIDE = 'Gallring av journaler utreds tillsammans med kommunarkivet.';

/** Different sentences that tell as much. */
const manySentences = (count: number, about: string): string[] =>
  Array.from({ length: count }, (_, n) => `${about} a${n}a b${n}b c${n}c d${n}d e${n}e.`);

describe('the lines that are suggested', () => {
  it('stand by theme, region and municipality, in Swedish order', () => {
    const legal = (n: number): string => `${manySentences(20, 'Avtal')[n]}`;
    const month = monthWith({
      Öckerö: { summary: legal(1) },
      Ale: { summary: legal(2), planning: 'Utbildning av 30 vikarier startar vecka 46.' },
      Åmål: { summary: `${legal(3)} Vi åker över havet med ångbåt i juni.` },
      Vara: { summary: legal(4) },
    });
    assert.deepEqual(
      suggest(month).map((line) => [line.theme, line.region, nameOf(line)]),
      [
        ['training', 'Göteborgsregionen', 'Ale'],
        ['legal', 'Fyrbodal', 'Åmål'],
        ['legal', 'Göteborgsregionen', 'Ale'],
        ['legal', 'Göteborgsregionen', 'Öckerö'],
        ['legal', 'Skaraborg', 'Vara'],
        ['other', 'Fyrbodal', 'Åmål'],
      ],
    );
  });

  it('are rather those that are about a theme', () => {
    const [one = '', two = '', three = ''] = ['Dörrar', 'Trappor', 'Avtal'].map(
      (about, n) => manySentences(9, about)[n],
    );
    assert.ok(texts(suggest(monthWith({ Borås: { summary: [one, two, three].join(' ') } }))).includes(three));
  });

  const SAME: [string, string, string][] = [
    ['the same words', CARDS, CARDS],
    ['the same words inflected', 'Tjänstekort är beställda men leveranserna dröjer till vecka 48', CARDS],
    ['nearly the same words', `Tyvärr: ${CARDS}`, CARDS],
  ];
  for (const [name, one, other] of SAME) {
    it(`hold only one of two that say ${name}`, () => {
      assert.equal(suggest(monthWith({ Ale: { summary: one }, Borås: { summary: other } })).length, 1);
      assert.equal(suggest(monthWith({ Ale: { summary: one, planning: other } })).length, 1);
    });
  }

  it('hold the most telling of several that say the same', () => {
    const vague = 'Tjänstekorten är beställda men leveransen dröjer.';
    assert.deepEqual(texts(suggest(monthWith({ Ale: { summary: vague }, Borås: { summary: CARDS } }))), [CARDS]);
  });

  it('hold, of equals, that of the municipality whose name comes first', () => {
    const month = monthWith({ Öckerö: { summary: CARDS }, Borås: { summary: CARDS }, Åmål: { summary: CARDS } });
    for (const of of [ALL, ALL.toReversed()]) assert.deepEqual(suggest(month, of).map(nameOf), ['Borås']);
  });

  it('are two of a municipality in each part', () => {
    const written = [CARDS, COACHES, GUIDE, 'Budgeten för 2027 är 1,2 miljoner kronor efter beslut i nämnden.'];
    const next = manySentences(3, 'Utbildning');
    const lines = suggest(monthWith({ Borås: { summary: written.join(' '), planning: next.join(' ') } }));
    assert.deepEqual(lines.map(({ part }) => part).sort(), ['planning', 'planning', 'summary', 'summary']);
  });

  /** Every municipality with a sentence about the same in each part, each sentence another. */
  const everyone = (aboutOf: (n: number) => string) =>
    monthWith(
      Object.fromEntries(
        ALL.map(({ name }, n) => {
          const [summary = '', planning = ''] = manySentences(98, aboutOf(n)).slice(2 * n);
          return [name, { summary, planning }];
        }),
      ),
    );

  it('are five of a theme in each part, from several regions', () => {
    const lines = suggest(everyone(() => 'Avtal'));
    for (const part of ['summary', 'planning']) {
      const ofPart = lines.filter((line) => line.part === part);
      assert.equal(ofPart.length, 5);
      assert.equal(new Set(ofPart.map(({ region }) => region)).size, 4);
    }
  });

  it('are forty in all, twenty for each part', () => {
    const abouts = 'Utbildning Vikarie Process Mått Nätverk Avtal Budget Tidplan VGR'.split(' ');
    const lines = suggest(everyone((n) => abouts[n % abouts.length] ?? ''));
    assert.deepEqual([lines.length, lines.filter(({ part }) => part === 'summary').length], [40, 20]);
  });

  it('are of many municipalities rather than the best of a few', () => {
    const better = manySentences(20, 'Avtal i maj').slice(10, 12);
    const plain = manySentences(4, 'Avtal');
    const names = ['Ale', 'Mark', 'Tanum', 'Vara', 'Åmål'];
    const month = monthWith(
      Object.fromEntries(
        names.map((name, n) => [name, { summary: n === 0 ? better.join(' ') : (plain[n - 1] ?? '') }]),
      ),
    );
    assert.deepEqual(suggest(month).map(nameOf).sort(), names);
  });
});

describe('of several lines', () => {
  type About = {
    name: string;
    telling: number;
    terms?: string;
    theme?: string;
    region?: string;
    municipality?: string;
  };
  const chosenOf = (all: readonly About[]): string[] =>
    chooseLines(
      all.map(({ name, telling, terms = name, theme = 'it', region = 'Fyrbodal', municipality = 'Orust' }) => ({
        name,
        telling,
        terms: new Set(terms.split(' ')),
        line: { part: 'summary' as const, theme, region, source: { municipality } },
      })),
      () => 1,
    ).map(({ name }) => name);

  it('the best is followed by one that says something else', () => {
    const [best, like] = [
      { name: 'best', telling: 2, terms: 'a b c d' },
      { name: 'like it', telling: 1.9, terms: 'a b e f' },
    ];
    assert.deepEqual(chosenOf([best, like, { name: 'another', telling: 1.7, terms: 'x y z' }]), ['best', 'another']);
    assert.deepEqual(chosenOf([best, like, { name: 'another', telling: 1.5, terms: 'x y z' }]), ['best', 'like it']);
  });

  it('the best is followed by one about something else', () => {
    const [best, same] = [
      { name: 'best', telling: 2 },
      { name: 'about the same', telling: 1.93, region: 'Skaraborg' },
    ];
    assert.deepEqual(chosenOf([best, same, { name: 'another', telling: 1.9, theme: 'legal' }]), ['best', 'another']);
    assert.deepEqual(chosenOf([best, same, { name: 'another', telling: 1.9, theme: 'other' }])[1], 'about the same');
  });

  it('those of another region are chosen before a theme is full', () => {
    const here = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, telling: 1, municipality: name }));
    const there = { name: 'there', telling: 0.95, region: 'Skaraborg', municipality: 'Vara' };
    assert.deepEqual(chosenOf([...here, there]), ['a', 'there', 'b', 'c', 'd']);
  });
});
