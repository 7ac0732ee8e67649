import type { Municipality } from './municipalities.ts';

/** Municipalities whose names are ordinary words too; they count only when they stand as a name. */
const ORDINARY_WORDS = new Set(['mark', 'vara', 'ale', 'ed']);

const fold = (text: string): string => text.toLowerCase().replace(/[åä]/g, 'a').replace(/ö/g, 'o');

/** Finds the municipalities that a text names. */
export type PlaceNames = { find(text: string): string[] };

/** Municipality names as people write them: genitive, "kommun" or "stad" after, å/ä/ö typed as a/o, "Ed" for Dals-Ed, Gothenburg. */
export function createPlaceNames(names: readonly string[]): PlaceNames {
  const byFolded = new Map(names.map((name) => [fold(name), name]));
  const dalsEd = byFolded.get('dals-ed');
  if (dalsEd !== undefined) byFolded.set('ed', dalsEd);
  const goteborg = byFolded.get('goteborg');
  if (goteborg !== undefined) byFolded.set('gothenburg', goteborg);
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

/**
 * The municipality that somebody means who was asked for one: by its code, or by its name as people write it. Here an
 * ordinary word such as "mark" can only be the name.
 */
export function findMunicipality(municipalities: readonly Municipality[], said: string): Municipality | undefined {
  const spaced = (text: string): string => fold(text.trim()).replaceAll('-', ' ');
  const exact = municipalities.find(({ code, name }) => code === said.trim() || spaced(name) === spaced(said));
  if (exact !== undefined) return exact;
  // A word before it, so that the name does not begin the sentence, and a capital, as names have.
  const [found, another] = createPlaceNames(municipalities.map(({ name }) => name)).find(`i ${capital(said.trim())}`);
  return another === undefined ? municipalities.find(({ name }) => name === found) : undefined;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
