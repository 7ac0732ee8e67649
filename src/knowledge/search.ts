import type { Entry } from './entry.ts';
import { isListed } from './number-lists.ts';
import type { Query, QueryWord } from './query.ts';
import type { QuestionType } from './question-type.ts';
import type { IndexedSentence } from './read-entry.ts';
import { idfOf, type SearchIndex, termIdf, termNumber } from './search-index.ts';
import { WORD_BITS, type Workspace, workspaceOf } from './search-workspace.ts';
import { rankingScore } from './weights.ts';

/** How an entry fits a question: each figure between 0 and 1, none dependent on how many entries there are. */
export type Features = {
  /** Words: BM25F over its highest possible value. */
  readonly words: number;
  /** Parts of words: BM25 over character 4-grams, over its highest possible value. */
  readonly grams: number;
  /** The title or alternate question that is most like the question: Dice's coefficient over terms weighted by idf. */
  readonly phrase: number;
  /** The same over character 4-grams, which sees through misspellings and compounds. */
  readonly phraseGrams: number;
  /** The share of the question's weight that the whole entry covers. */
  readonly coverage: number;
  /** The share of the title's weight that the question covers. */
  readonly title: number;
  /** The share that its best sentence covers; where a time, a number, a place … is asked for, half by those that hold one. */
  readonly sentence: number;
};

/** A candidate: what it is ranked by, and why. */
export type Fit = {
  readonly entry: Entry;
  readonly score: number;
  readonly features: Features;
  /** The idf of the heaviest word of the question that the entry holds in no form. */
  readonly heaviestMissing: number;
};

const CANDIDATES = 15;
/** Of two that fit alike, the one with an answer comes before the one that says that there is none. */
const GAP_HANDICAP = 0.97;
/** How much it counts, in idf, that a phrase asks for the same kind of thing (when, who …) as the question. */
const TYPE_IDF = 1.5;

/** The entries that fit the question, best first, at most 15. */
export function search(query: Query, index: SearchIndex): Fit[] {
  const total = query.words.reduce((sum, word) => sum + word.idf, 0);
  if (total === 0) return [];
  const work = workspaceOf(index);
  const { gain, covered, gramGain, phraseFit, titleFit, early, held } = work;
  for (const [at, word] of query.words.entries()) addWord(word, at, index, work);
  const gramTotal = addGrams(query, index, gramGain);
  fitPhrases(query, index, total, work);
  for (let doc = 0; doc < early.length; doc++) {
    early[doc] =
      ((gain[doc] as number) + (covered[doc] as number) / 2) / total +
      (gramGain[doc] as number) / gramTotal / 2 +
      (phraseFit[doc] as number);
  }
  const wordTerms = weightedTerms(query, index);
  countCommonGrams(query, index, work.commonGrams);
  const fits = highest(early, CANDIDATES).map((doc): Fit => {
    const indexed = index.read[doc]?.sentences ?? [];
    const features: Features = {
      words: (gain[doc] as number) / total,
      grams: (gramGain[doc] as number) / gramTotal,
      phrase: phraseFit[doc] as number,
      phraseGrams: phraseGramFit(query, index, work.commonGrams, doc),
      coverage: (covered[doc] as number) / total,
      title: titleFit[doc] as number,
      sentence: bestSentence(wordTerms, indexed, query.type) / total,
    };
    const missing = query.words.filter((_, at) => ((held[doc] as number) & (1 << (at % WORD_BITS))) === 0);
    const heaviestMissing = Math.max(0, ...missing.map(({ idf }) => idf));
    const entry = index.entries[doc] as Entry;
    const score = rankingScore(features) * (entry.status === 'gap' ? GAP_HANDICAP : 1);
    return { entry, score, features, heaviestMissing };
  });
  return fits.sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1));
}

type WeightedTerm = { term: string; value: number };

/** For each word of the question its terms, the most telling first. */
function weightedTerms(query: Query, index: SearchIndex): WeightedTerm[][] {
  return query.words.map(({ terms, idf }) =>
    terms
      .map(({ term, weight }) => ({ term, value: weight * Math.min(idf, termIdf(index, term)) }))
      .sort((a, b) => b.value - a.value),
  );
}

/** What the best sentence covers, and the best of those that hold the kind of thing asked for: the mean of both. */
function bestSentence(
  words: readonly WeightedTerm[][],
  all: readonly IndexedSentence[],
  type: QuestionType | undefined,
): number {
  let best = 0;
  let bestOfType = 0;
  for (const { terms, types } of all) {
    let sum = 0;
    for (const word of words) sum += word.find(({ term }) => terms.has(term))?.value ?? 0;
    best = Math.max(best, sum);
    if (type === undefined || types.has(type)) bestOfType = Math.max(bestOfType, sum);
  }
  return (best + bestOfType) / 2;
}

/** The places of the highest values above zero, highest first, at most `most`. */
function highest(values: Float64Array, most: number): number[] {
  const places: number[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value === 0 || (places.length === most && value <= (values[places[most - 1] as number] as number))) continue;
    let place = Math.min(places.length, most - 1);
    while (place > 0 && (values[places[place - 1] as number] as number) < value) place--;
    places.splice(place, 0, at);
    if (places.length > most) places.pop();
  }
  return places;
}

/** Counts how many of the question's grams each phrase has. */
function countCommonGrams(query: Query, index: SearchIndex, common: Uint16Array): void {
  const { starts, items } = index.phrasesByGram;
  for (const gram of query.grams) {
    const number = index.lexicon.gramNumbers.get(gram);
    if (!isListed(index.phrasesByGram, number)) continue;
    const end = starts[number + 1] as number;
    for (let at = starts[number] as number; at < end; at++) {
      const phrase = items[at] as number;
      common[phrase] = (common[phrase] as number) + 1;
    }
  }
}

/** Dice's coefficient with the most alike of the entry's phrases. */
function phraseGramFit(query: Query, index: SearchIndex, common: Uint16Array, doc: number): number {
  const end = index.titles[doc + 1] ?? index.phraseEntries.length;
  let best = 0;
  for (let phrase = index.titles[doc] as number; phrase < end; phrase++) {
    const size = query.grams.length + (index.phraseGrams[phrase] as number);
    best = Math.max(best, (2 * (common[phrase] as number)) / (size || 1));
  }
  return best;
}

/** Adds the best of a word's terms to each entry that holds one of them, and notes which entries those are. */
function addWord(word: QueryWord, place: number, index: SearchIndex, work: Workspace): void {
  const { gain, covered, held, bestGain, bestWeight } = work;
  const { starts, items, gains } = index.terms;
  const bit = 1 << (place % WORD_BITS);
  bestGain.fill(0);
  bestWeight.fill(0);
  for (const { term, weight } of word.terms) {
    const number = termNumber(index, term);
    if (number === undefined) continue;
    const value = weight * Math.min(idfOf(index, index.terms, number), word.idf);
    const end = starts[number + 1] as number;
    for (let at = starts[number] as number; at < end; at++) {
      const doc = items[at] as number;
      const here = value * (gains[at] as number);
      if (here > (bestGain[doc] as number)) bestGain[doc] = here;
      if (weight > (bestWeight[doc] as number)) bestWeight[doc] = weight;
      held[doc] = (held[doc] as number) | bit;
    }
  }
  for (let doc = 0; doc < gain.length; doc++) {
    gain[doc] = (gain[doc] as number) + (bestGain[doc] as number);
    covered[doc] = (covered[doc] as number) + (bestWeight[doc] as number) * word.idf;
  }
}

/** Adds each entry's score over character 4-grams; returns the highest that is possible. */
function addGrams(query: Query, index: SearchIndex, sums: Float64Array): number {
  const { starts, items, gains } = index.grams;
  let total = 0;
  for (const gram of query.grams) {
    const number = index.lexicon.gramNumbers.get(gram);
    if (!isListed(index.grams, number)) {
      total += index.maxIdf;
      continue;
    }
    const idf = idfOf(index, index.grams, number);
    total += idf;
    const end = starts[number + 1] as number;
    for (let at = starts[number] as number; at < end; at++) {
      const doc = items[at] as number;
      sums[doc] = (sums[doc] as number) + idf * (gains[at] as number);
    }
  }
  return total || 1;
}

/** For each entry the most alike of its phrases (Dice's coefficient over terms weighted by idf), and its title's covered share. */
function fitPhrases(query: Query, index: SearchIndex, total: number, work: Workspace): void {
  const { common, best, phraseFit, titleFit } = work;
  const { starts, items } = index.phrasesByTerm;
  const found: number[] = [];
  for (const word of query.words) {
    const touched: number[] = [];
    for (const { term, weight } of word.terms) {
      const number = termNumber(index, term);
      if (number === undefined) continue;
      const value = weight * Math.min(idfOf(index, index.terms, number), word.idf);
      const end = starts[number + 1] as number;
      for (let at = starts[number] as number; at < end; at++) {
        const phrase = items[at] as number;
        const before = best[phrase] as number;
        if (before === 0) touched.push(phrase);
        if (value > before) best[phrase] = value;
      }
    }
    for (const phrase of touched) {
      if (common[phrase] === 0) found.push(phrase);
      common[phrase] = (common[phrase] as number) + (best[phrase] as number);
      best[phrase] = 0;
    }
  }
  for (const phrase of found) {
    const value = common[phrase] as number;
    const doc = index.phraseEntries[phrase] as number;
    const size = index.phraseSizes[phrase] as number;
    const type = index.phraseTypes[phrase];
    const typeWeight = (query.type === undefined ? 0 : TYPE_IDF) + (type === undefined ? 0 : TYPE_IDF);
    const sameType = query.type !== undefined && query.type === type ? TYPE_IDF : 0;
    const alike = Math.min(1, (2 * (value + sameType)) / (total + size + typeWeight));
    phraseFit[doc] = Math.max(phraseFit[doc] as number, alike);
    if (index.titles[doc] === phrase) titleFit[doc] = Math.min(1, value / (size || 1));
  }
}
