import type { PlaceNames } from '../people/place-names.ts';
import type { Entry } from './entry.ts';
import { grams } from './normalise.ts';
import type { ReadEntry } from './read-entry.ts';
import { addFolded, type FoldedWords } from './restore-letters.ts';
import { addTerm, createVocabulary, type Vocabulary } from './similar-terms.ts';

/**
 * Terms and character 4-grams by number, and what has been read of entries. It only grows, and is shared by all indexes
 * that come of one another: after an edit all but one entry have been read. What no entry of an index holds does not
 * count there.
 */
export type Lexicon = {
  readonly places: PlaceNames;
  readonly terms: readonly string[];
  readonly termNumbers: ReadonlyMap<string, number>;
  readonly gramNumbers: ReadonlyMap<string, number>;
  /** By the number of a term its 4-grams, as often as they stand in it. */
  readonly gramsOf: readonly Int32Array[];
  readonly vocabulary: Vocabulary;
  readonly folded: FoldedWords;
  readonly read: WeakMap<Entry, ReadEntry>;
};

type Growing = Lexicon & {
  readonly terms: string[];
  readonly termNumbers: Map<string, number>;
  readonly gramNumbers: Map<string, number>;
  readonly gramsOf: Int32Array[];
};

export function createLexicon(places: PlaceNames): Lexicon {
  const lexicon: Growing = {
    places,
    terms: [],
    termNumbers: new Map(),
    gramNumbers: new Map(),
    gramsOf: [],
    vocabulary: createVocabulary(),
    folded: new Map(),
    read: new WeakMap(),
  };
  return lexicon;
}

/** A term's number; a new term gets one. */
export function numberOfTerm(lexicon: Lexicon, term: string): number {
  const known = lexicon.termNumbers.get(term);
  if (known !== undefined) return known;
  const { terms, termNumbers, gramNumbers, gramsOf, vocabulary, folded } = lexicon as Growing;
  const number = terms.push(term) - 1;
  termNumbers.set(term, number);
  gramsOf.push(
    Int32Array.from(grams(term), (gram) => {
      const before = gramNumbers.get(gram) ?? gramNumbers.size;
      gramNumbers.set(gram, before);
      return before;
    }),
  );
  addTerm(vocabulary, term);
  addFolded(folded, term);
  return number;
}
