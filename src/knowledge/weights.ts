import type { Query } from './query.ts';
import type { Features, Fit } from './search.ts';

/*
 * `npm run tune` proposes these constants from judged questions. CONFIDENCE is its proposal from the repository's questions
 * and from others that were written without sight of the entries' wordings, with a bias between refusing too much and
 * suggesting too much; around RANKING the figures are flat, and it also keeps foreign texts in view.
 */

/** What candidates are ranked by. */
export const RANKING: Features = {
  words: 1.1,
  grams: 0.77,
  phrase: 0.9,
  phraseGrams: 0.5,
  coverage: 0.4,
  title: 0.35,
  sentence: 0.4,
};

const NAMES = Object.keys(RANKING) as (keyof Features)[];

/** The score of a candidate: its features, weighted. */
export function rankingScore(features: Features): number {
  return NAMES.reduce((sum, name) => sum + RANKING[name] * features[name], 0);
}

/** The signs that the best candidate is the answer, each between 0 and 1. */
export type Signs = {
  readonly phrase: number;
  readonly phraseGrams: number;
  readonly coverage: number;
  readonly sentence: number;
  readonly grams: number;
  readonly title: number;
  /** How far the best is ahead of the second. */
  readonly margin: number;
  /** The share of the question's weight in words that some entry knows. */
  readonly known: number;
  /** The weight of the heaviest word that the entry does not hold, as a share of the question's. */
  readonly missing: number;
  /** The question asks for a kind of thing (when, who …), and the entry does not hold one. */
  readonly wrongType: number;
};

export const CONFIDENCE: Signs & { bias: number } = {
  phrase: 0.64,
  phraseGrams: 1.47,
  coverage: 0.96,
  sentence: 1,
  grams: 0.14,
  title: 0.45,
  margin: 1.38,
  known: 0.59,
  missing: -2.78,
  wrongType: -0.99,
  bias: -1.15,
};
const SIGNS = Object.keys(CONFIDENCE).filter((name) => name !== 'bias') as (keyof Signs)[];

/** The share of the question's weight in words that some entry knows. */
export function knownShare({ words }: Query): number {
  const weightOf = (some: Query['words']): number => some.reduce((sum, { idf }) => sum + idf, 0);
  return weightOf(words.filter(({ terms }) => terms.length > 0)) / (weightOf(words) || 1);
}

/** Reads the signs from the candidates, best first. */
export function signsOf(query: Query, [best, second]: readonly Fit[]): Signs {
  const none: Signs = {
    phrase: 0,
    phraseGrams: 0,
    coverage: 0,
    sentence: 0,
    grams: 0,
    title: 0,
    margin: 0,
    known: 0,
    missing: 1,
    wrongType: 0,
  };
  if (best === undefined) return none;
  const total = query.words.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const { phrase, phraseGrams, coverage, sentence, grams, title } = best.features;
  return {
    phrase,
    phraseGrams,
    coverage,
    sentence,
    grams,
    title,
    margin: second === undefined ? 1 : (best.score - second.score) / best.score,
    known: knownShare(query),
    missing: best.heaviestMissing / total,
    wrongType: query.type !== undefined && sentence === 0 ? 1 : 0,
  };
}

/** How sure it is, from 0 to 1, that the best candidate answers the question. */
export function confidenceIn(query: Query, fits: readonly Fit[]): number {
  const signs = signsOf(query, fits);
  const sum = SIGNS.reduce((total, name) => total + CONFIDENCE[name] * signs[name], CONFIDENCE.bias);
  return 1 / (1 + Math.exp(-sum));
}
