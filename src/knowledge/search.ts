import type { Entry } from './entry.ts';
import type { Query, QueryWord } from './query.ts';
import type { Phrase, SearchIndex } from './search-index.ts';

/** How an entry fits a question. Every figure but `score` is between 0 and 1 and does not depend on how many entries there are. */
export type Fit = {
  readonly entry: Entry;
  /** What candidates are ranked by. */
  readonly score: number;
  /** Words: BM25F over its highest possible value. */
  readonly wordsFit: number;
  /** Parts of words: BM25 over character 4-grams, over its highest possible value. */
  readonly gramsFit: number;
  /** The title or alternate question that is most like the question. */
  readonly phraseFit: number;
  /** The share of the question's weight that the entry covers. */
  readonly coverage: number;
};

const CANDIDATES = 25;
/** Weights of the parts of `score`, found with `npm run eval` on the repository's questions. */
const WEIGHTS = { words: 1, grams: 0.6, phrase: 0.9, coverage: 0.4, title: 0.3, type: 0.3 };
/** How much it counts, in idf, that a phrase asks for the same type of thing (when, who …) as the question. */
const TYPE_IDF = 1.5;

/** The entries that fit the question, best first, at most 25. */
export function search(query: Query, index: SearchIndex): Fit[] {
  const total = query.words.reduce((sum, word) => sum + word.idf, 0);
  if (total === 0) return [];
  const size = index.entries.length;
  const gain = new Float64Array(size);
  const covered = new Float64Array(size);
  for (const word of query.words) addWord(word, index, gain, covered);
  const gramGain = gramGains(query, index);
  const { phraseFit, titleFit } = phraseFits(query, index, total);
  const fits: Fit[] = [];
  for (let doc = 0; doc < size; doc++) {
    if (gain[doc] === 0 && gramGain.gains[doc] === 0) continue;
    const wordsFit = (gain[doc] as number) / total;
    const gramsFit = (gramGain.gains[doc] as number) / gramGain.total;
    const coverage = (covered[doc] as number) / total;
    const phrase = phraseFit[doc] as number;
    const answersType = query.type !== undefined && index.answers[doc]?.has(query.type) === true;
    const score =
      WEIGHTS.words * wordsFit +
      WEIGHTS.grams * gramsFit +
      WEIGHTS.phrase * phrase +
      WEIGHTS.coverage * coverage +
      WEIGHTS.title * (titleFit[doc] as number) +
      (answersType ? WEIGHTS.type : 0);
    fits.push({ entry: index.entries[doc] as Entry, score, wordsFit, gramsFit, phraseFit: phrase, coverage });
  }
  return fits.sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1)).slice(0, CANDIDATES);
}

/** Adds the best of a word's terms to each entry that holds one of them. */
function addWord(word: QueryWord, index: SearchIndex, gain: Float64Array, covered: Float64Array): void {
  const best = new Map<number, { gain: number; weight: number }>();
  for (const { term, weight } of word.terms) {
    const found = index.terms.get(term);
    if (found === undefined) continue;
    const idf = Math.min(found.idf, word.idf);
    for (let at = 0; at < found.docs.length; at++) {
      const doc = found.docs[at] as number;
      const value = weight * idf * (found.gains[at] as number);
      const before = best.get(doc);
      if (before === undefined) best.set(doc, { gain: value, weight });
      else best.set(doc, { gain: Math.max(before.gain, value), weight: Math.max(before.weight, weight) });
    }
  }
  for (const [doc, { gain: value, weight }] of best) {
    gain[doc] = (gain[doc] as number) + value;
    covered[doc] = (covered[doc] as number) + weight * word.idf;
  }
}

function gramGains(query: Query, index: SearchIndex): { gains: Float64Array; total: number } {
  const gains = new Float64Array(index.entries.length);
  let total = 0;
  for (const gram of query.grams) {
    const found = index.grams.get(gram);
    total += found?.idf ?? index.maxIdf;
    if (found === undefined) continue;
    for (let at = 0; at < found.docs.length; at++) {
      const doc = found.docs[at] as number;
      gains[doc] = (gains[doc] as number) + found.idf * (found.gains[at] as number);
    }
  }
  return { gains, total: total || 1 };
}

/** For each entry the most alike of its phrases (Dice's coefficient over terms weighted by idf), and its title's covered share. */
function phraseFits(query: Query, index: SearchIndex, total: number): { phraseFit: Float64Array; titleFit: Float64Array } {
  const common = new Map<number, number>();
  for (const word of query.words) {
    const best = new Map<number, number>();
    for (const { term, weight } of word.terms) {
      const idf = Math.min(index.terms.get(term)?.idf ?? 0, word.idf);
      for (const phrase of index.phrasesByTerm.get(term) ?? []) {
        best.set(phrase, Math.max(best.get(phrase) ?? 0, weight * idf));
      }
    }
    for (const [phrase, value] of best) common.set(phrase, (common.get(phrase) ?? 0) + value);
  }
  const phraseFit = new Float64Array(index.entries.length);
  const titleFit = new Float64Array(index.entries.length);
  for (const [phrase, value] of common) {
    const { doc, size, type } = index.phrases[phrase] as Phrase;
    const typeWeight = (query.type === undefined ? 0 : TYPE_IDF) + (type === undefined ? 0 : TYPE_IDF);
    const sameType = query.type !== undefined && query.type === type ? TYPE_IDF : 0;
    const alike = Math.min(1, (2 * (value + sameType)) / (total + size + typeWeight));
    phraseFit[doc] = Math.max(phraseFit[doc] as number, alike);
    if (index.titles[doc] === phrase) titleFit[doc] = Math.min(1, value / (size || 1));
  }
  return { phraseFit, titleFit };
}
