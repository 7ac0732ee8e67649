import type { SearchIndex, Steps } from './search-index.ts';
import { SWEDISH_STOP_WORDS } from './stop-words.ts';
import { termOf } from './term.ts';

/** Question words that say what is asked for; they must be known before anything else is read. */
const QUESTION_WORDS = ['när', 'hur', 'vem', 'var', 'vilka', 'många', 'länge', 'öppet', 'öppna'];

const fold = (text: string): string => text.replace(/[åä]/g, 'a').replace(/ö/g, 'o');

/** Words typed without å, ä and ö, by how they are typed. */
export type FoldedWords = ReadonlyMap<string, string>;

const WORDS_IN_A_STEP = 500;

/** The words and terms that somebody may type without å, ä and ö, in steps. */
export function* foldedWords(index: SearchIndex): Steps<FoldedWords> {
  const known = [...index.terms.keys(), ...SWEDISH_STOP_WORDS, ...QUESTION_WORDS];
  const folded = new Map<string, string>();
  for (const [at, word] of known.entries()) {
    const plain = fold(word);
    if (plain !== word) folded.set(plain, word);
    if (at % WORDS_IN_A_STEP === 0) yield;
  }
  return folded;
}

/**
 * The words of a question with å, ä and ö put back where the word as typed is unknown and one with them is not
 * (nar → när). A question that has any of the letters was typed with them, and only a word with some of its own is
 * looked at (overgång → övergång).
 */
export function restoreLetters(tokens: readonly string[], folded: FoldedWords, index: SearchIndex): string[] {
  const isTypedWithThem = tokens.some((token) => fold(token) !== token);
  const isKnown = (term: string): boolean => index.terms.has(term) && !index.englishOnly.has(term);
  return tokens.map((token) => {
    const plain = fold(token);
    if (isTypedWithThem && plain === token) return token;
    if (SWEDISH_STOP_WORDS.has(token) || isKnown(termOf(token))) return token;
    return folded.get(plain) ?? folded.get(termOf(plain)) ?? token;
  });
}
