import { holders, type SearchIndex, swedishTermNumber } from './search-index.ts';
import { SWEDISH_STOP_WORDS } from './stop-words.ts';
import { termOf } from './term.ts';

/** Question words that say what is asked for; they must be known before anything else is read. */
const QUESTION_WORDS = ['när', 'hur', 'vem', 'var', 'vilka', 'många', 'länge', 'öppet', 'öppna'];

const fold = (text: string): string => text.replace(/[åä]/g, 'a').replace(/ö/g, 'o');

/** Terms with å, ä and ö, by how they are typed without. */
export type FoldedWords = Map<string, string[]>;

/** Adds a new term, if it has å, ä or ö. */
export function addFolded(folded: FoldedWords, term: string): void {
  const plain = fold(term);
  if (plain === term) return;
  const group = folded.get(plain);
  if (group === undefined) folded.set(plain, [term]);
  else group.push(term);
}

const SMALL_WORDS = new Map(
  [...SWEDISH_STOP_WORDS, ...QUESTION_WORDS].filter((word) => fold(word) !== word).map((word) => [fold(word), word]),
);
/** Small words that, without their letters, are no other Swedish word (as "val" is, and "inga"). */
const ONLY_SMALL_WORDS = new Set(
  'ar for fran fore gor gors lange manga nagon nagot nagra nar oppet oppna over pa'.split(' '),
);

/**
 * The words of a question with å, ä and ö put back where the word as typed is unknown and one with them is not
 * (nar → när). A question that has any of the letters was typed with them, and only a word with some of its own is
 * looked at (overgång → övergång). In one that has none a small word (for → för), or a word that more entries hold
 * (direktor → direktör), is meant rather than what is only known by its stem.
 */
export function restoreLetters(tokens: readonly string[], index: SearchIndex): string[] {
  const isTypedWithThem = tokens.some((token) => fold(token) !== token);
  return tokens.map((token) => {
    const plain = fold(token);
    if (isTypedWithThem && plain === token) return token;
    if (SWEDISH_STOP_WORDS.has(token)) return token;
    const term = termOf(token);
    const whole = term === token ? undefined : restored(token, plain, index);
    if (!isTypedWithThem && ONLY_SMALL_WORDS.has(plain)) return SMALL_WORDS.get(plain) ?? token;
    if (!isTypedWithThem && whole !== undefined && countOf(whole, index) > countOf(term, index)) return whole;
    if (swedishTermNumber(index, term) !== undefined) return token;
    const small = SMALL_WORDS.get(plain);
    if (small !== undefined && keepsLetters(token, small)) return small;
    return whole ?? restored(token, plain, index) ?? restored(token, termOf(plain), index) ?? token;
  });
}

const countOf = (term: string, index: SearchIndex): number => {
  const number = swedishTermNumber(index, term);
  return number === undefined ? 0 : holders(index.terms, number);
};

/** Whether the letters of its own that a word was typed with are those of the other (gäng is not gång). */
function keepsLetters(token: string, word: string): boolean {
  return [...word].every(
    (letter, at) => token[at] === undefined || fold(token[at]) === token[at] || token[at] === letter,
  );
}

/** Of the words that are typed so, the one that most entries hold. */
function restored(token: string, plain: string, index: SearchIndex): string | undefined {
  const found = (index.lexicon.folded.get(plain) ?? []).flatMap((term) => {
    const count = keepsLetters(token, term) ? countOf(term, index) : 0;
    return count === 0 ? [] : [{ term, count }];
  });
  return found.sort((a, b) => b.count - a.count || (a.term < b.term ? -1 : 1))[0]?.term;
}
