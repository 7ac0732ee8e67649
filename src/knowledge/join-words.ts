import { type SearchIndex, swedishTermNumber } from './search-index.ts';
import { similarTerms } from './similar-terms.ts';
import { SWEDISH_STOP_WORDS } from './stop-words.ts';
import { termOf } from './term.ts';

const MOST_PARTS = 3;
const SHORTEST_PART = 2;
/** One letter wrong. */
const ALIKE = 0.85;
/** So many places of a question are looked at for a misspelled compound, which takes longer than all else. */
const MOST_MISSPELLED = 2;

/**
 * The words of a question with compounds that were written apart put together, where the entries hold the compound (styr
 * grupp → styrgrupp). `typed` are the words as they stand in `text`.
 */
export function joinWords(
  tokens: readonly string[],
  { typed, text, index }: { typed: readonly string[]; text: string; index: SearchIndex },
): string[] {
  const spaced = ` ${text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `;
  const result: string[] = [];
  let misspelled = MOST_MISSPELLED;
  for (let at = 0; at < tokens.length; ) {
    let joined = 1;
    let word = tokens[at] ?? '';
    for (let size = Math.min(MOST_PARTS, tokens.length - at); size > 1 && joined === 1; size--) {
      const parts = tokens.slice(at, at + size);
      // Small words between them that are no tokens part them.
      if (!areParts(parts) || !spaced.includes(` ${typed.slice(at, at + size).join(' ')} `)) continue;
      const compound = compoundOf(parts, index) ?? (misspelled-- > 0 ? misspelledCompound(parts, index) : undefined);
      if (compound !== undefined) [word, joined] = [compound, size];
    }
    result.push(word);
    at += joined;
  }
  return result;
}

/** A small word may end a compound (väst kom), but does not begin one. */
function areParts(parts: readonly string[]): boolean {
  return parts.every(
    (part, at) =>
      part.length >= SHORTEST_PART &&
      /^\p{L}+$/u.test(part) &&
      (!SWEDISH_STOP_WORDS.has(part) || (at > 0 && at === parts.length - 1)),
  );
}

const spellings = (parts: readonly string[]): string[] => [parts.join(''), parts.join('s')];

/** What the entries hold, unless that is but the first word with an ending (beslut tas). */
function compoundOf(parts: readonly string[], index: SearchIndex): string | undefined {
  const first = termOf(parts[0] ?? '');
  return spellings(parts).find((word) => {
    const term = termOf(word);
    return term !== first && term.length > first.length + 1 && swedishTermNumber(index, term) !== undefined;
  });
}

/** A compound of which one letter is wrong; not where all its parts are words that the entries hold. */
function misspelledCompound(parts: readonly string[], index: SearchIndex): string | undefined {
  const isKnown = (term: string): boolean => swedishTermNumber(index, term) !== undefined;
  if (parts.every((part) => isKnown(termOf(part)))) return undefined;
  return spellings(parts)
    .flatMap((word) => similarTerms(termOf(word), index.lexicon.vocabulary, isKnown))
    .find(({ weight }) => weight >= ALIKE)?.term;
}
