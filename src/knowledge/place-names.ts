/** The term that stands for any municipality, so that a question about one finds what is said of any of them. */
export const ANY_MUNICIPALITY = '§kommun';

/** Municipalities whose names are ordinary words too; they count only when they stand as a name. */
const ORDINARY_WORDS = new Set(['mark', 'vara', 'ale', 'ed']);

const fold = (text: string): string => text.toLowerCase().replace(/[åä]/g, 'a').replace(/ö/g, 'o');

/** Finds the municipalities that a text names. */
export type PlaceNames = { find(text: string): string[] };

/** Municipality names as people write them: genitive, "kommun" or "stad" after, å/ä/ö typed as a/o, "Ed" for Dals-Ed. */
export function createPlaceNames(names: readonly string[]): PlaceNames {
  const byFolded = new Map(names.map((name) => [fold(name), name]));
  const dalsEd = byFolded.get('dals-ed');
  if (dalsEd !== undefined) byFolded.set('ed', dalsEd);
  const alternatives = [...byFolded.keys()].sort((a, b) => b.length - a.length).join('|');
  const pattern = new RegExp(`(?<![\\p{L}-])(${alternatives})s?( kommuns?| stads?)?(?![\\p{L}-])`, 'giu');
  return {
    find(text) {
      if (alternatives === '') return [];
      const found = new Set<string>();
      for (const match of fold(text).matchAll(pattern)) {
        const [, name = '', suffix] = match;
        const asWritten = text.slice(match.index, match.index + name.length);
        const isName = suffix !== undefined || (match.index > 0 && /^\p{Lu}/u.test(asWritten));
        if (ORDINARY_WORDS.has(name) && !isName) continue;
        found.add(byFolded.get(name) ?? name);
      }
      return [...found];
    },
  };
}
