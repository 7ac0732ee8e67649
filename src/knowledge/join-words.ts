import { type SearchIndex, swedishTermNumber } from './search-index.ts';
import { similarTerms } from './similar-terms.ts';
import { SWEDISH_STOP_WORDS } from './stop-words.ts';
import { termOf } from './term.ts';

const MOST_PARTS = 3;
const SHORTEST_PART = 2;
/** One letter wrong. */
const ALIKE = 0.85;

/** The words of a question with compounds that were written apart put together, where the entries hold the compound (styr grupp → styrgrupp). */
export function joinWords(tokens: readonly string[], index: SearchIndex): string[] {
  const result: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = longestCompound(tokens, at, index);
    result.push(found?.word ?? tokens[at] ?? '');
    at += found?.parts ?? 1;
  }
  return result;
}

function longestCompound(tokens: readonly string[], at: number, index: SearchIndex) {
  for (let parts = Math.min(MOST_PARTS, tokens.length - at); parts > 1; parts--) {
    const word = compoundOf(tokens.slice(at, at + parts), index);
    if (word !== undefined) return { word, parts };
  }
  return undefined;
}

function compoundOf(parts: readonly string[], index: SearchIndex): string | undefined {
  const isPart = (part: string): boolean =>
    part.length >= SHORTEST_PART && /^\p{L}+$/u.test(part) && !SWEDISH_STOP_WORDS.has(part);
  if (!parts.every(isPart)) return undefined;
  const isKnown = (term: string): boolean => swedishTermNumber(index, term) !== undefined;
  const spelled = [parts.join(''), parts.join('s')];
  const known = spelled.find((word) => isKnown(termOf(word)));
  if (known !== undefined || parts.every((part) => isKnown(termOf(part)))) return known;
  return spelled
    .flatMap((word) => similarTerms(termOf(word), index.lexicon.vocabulary, isKnown))
    .find(({ weight }) => weight >= ALIKE)?.term;
}
