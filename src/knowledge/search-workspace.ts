import type { SearchIndex } from './search-index.ts';

/** Figures for each entry and each phrase while a question is searched for. */
export type Workspace = {
  readonly gain: Float64Array;
  readonly covered: Float64Array;
  readonly bestGain: Float64Array;
  readonly bestWeight: Float64Array;
  readonly gramGain: Float64Array;
  readonly phraseFit: Float64Array;
  readonly titleFit: Float64Array;
  readonly early: Float64Array;
  /** A bit for each word that the entry holds. */
  readonly held: Uint32Array;
  readonly common: Float64Array;
  readonly best: Float64Array;
  readonly commonGrams: Uint16Array;
};

/** So many words are told apart in `held`; in a longer question two may share a bit. */
export const WORD_BITS = 32;

const workspaces = new WeakMap<SearchIndex, Workspace>();

/** The arrays of an index, all zero. They are used again for every question, since making them costs more than the search. */
export function workspaceOf(index: SearchIndex): Workspace {
  const known = workspaces.get(index);
  if (known !== undefined) {
    for (const array of Object.values(known)) array.fill(0);
    return known;
  }
  const entries = index.entries.length;
  const phrases = index.phraseEntries.length;
  const made: Workspace = {
    gain: new Float64Array(entries),
    covered: new Float64Array(entries),
    bestGain: new Float64Array(entries),
    bestWeight: new Float64Array(entries),
    gramGain: new Float64Array(entries),
    phraseFit: new Float64Array(entries),
    titleFit: new Float64Array(entries),
    early: new Float64Array(entries),
    held: new Uint32Array(entries),
    common: new Float64Array(phrases),
    best: new Float64Array(phrases),
    commonGrams: new Uint16Array(phrases),
  };
  workspaces.set(index, made);
  return made;
}
