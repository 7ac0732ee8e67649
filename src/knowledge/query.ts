import type { PlaceNames } from '../people/place-names.ts';
import { ANY_MUNICIPALITY } from './any-municipality.ts';
import { withoutCourtesies } from './courtesy.ts';
import { joinWords } from './join-words.ts';
import { grams, plainText, words } from './normalise.ts';
import { type QuestionType, questionType } from './question-type.ts';
import { restoreLetters } from './restore-letters.ts';
import { idfOf, type SearchIndex, swedishTermNumber, termNumber } from './search-index.ts';
import { similarTerms } from './similar-terms.ts';
import { ENGLISH_STOP_WORDS, languageOf, SWEDISH_STOP_WORDS } from './stop-words.ts';
import { termOf, termsOf } from './term.ts';
import type { WordLists } from './word-lists.ts';

/** A term to look up, how much it counts (0–1) and how it came about. */
type QueryTerm = { term: string; weight: number; via: 'word' | 'synonym' | 'similar' | 'place' };

/** One word of the question and the terms that may stand for it. Without terms the entries do not know the word. */
export type QueryWord = { word: string; idf: number; terms: QueryTerm[] };

/** A question, read. */
export type Query = {
  readonly text: string;
  readonly language: 'sv' | 'en' | undefined;
  readonly type: QuestionType | undefined;
  readonly words: readonly QueryWord[];
  readonly grams: readonly string[];
  /** Municipalities that the question names. */
  readonly places: readonly string[];
};

/** What reading a question needs beside the question. */
export type Reader = {
  readonly index: SearchIndex;
  readonly synonyms: SynonymTable;
  readonly english: EnglishTable;
  readonly places: PlaceNames;
};

/** By the stems of a phrase: the terms of each phrase that means the same. */
type SynonymTable = ReadonlyMap<string, readonly (readonly string[])[]>;
type EnglishTable = ReadonlyMap<string, string>;

const SYNONYM_WEIGHT = 0.7;
/** An English word that no list knows says less than a Swedish one that no entry knows: the lists are short. */
const UNKNOWN_ENGLISH = 0.7;
/** A municipality's name says less of the subject than its rarity in the entries would have it. */
const PLACE_WEIGHT = 0.6;
const LONGEST_PHRASE = 4;

/** The synonym groups by the stems of each phrase in them. */
export function synonymTable(lists: WordLists): SynonymTable {
  const table = new Map<string, string[][]>();
  for (const group of lists.synonyms) {
    for (const phrase of group) {
      const key = words(phrase).map(termOf).join(' ');
      const others = group.filter((other) => other !== phrase).map(termsOf);
      table.set(key, [...(table.get(key) ?? []), ...others]);
    }
  }
  return table;
}

/** English phrases in lower case, words parted by single spaces, and their Swedish counterparts. */
export function englishTable(lists: WordLists): EnglishTable {
  return new Map(Object.entries(lists.english).map(([phrase, swedish]) => [words(phrase).join(' '), swedish]));
}

/** Reads a question: language, type, and for every word that matters the terms to look up. */
export function readQuestion(question: string, reader: Reader): Query {
  const text = withoutCourtesies(plainText(question));
  const typed = words(text);
  const language = languageOf(typed);
  const tokens =
    language === 'en' ? typed : joinWords(restoreLetters(typed, reader.index), { typed, text, index: reader.index });
  const read = toSwedish(tokens, language, reader);
  const swedish = read.map(({ word }) => word);
  const places = reader.places.find(text);
  const placeWords = new Set(places.flatMap((place) => words(place)));
  const queryWords = withSynonyms(swedish, reader).map((word) =>
    resolve(word, read[word.at]?.english ?? [], reader.index),
  );
  if (language === 'en') {
    for (const word of queryWords) if (word.terms.length === 0) word.idf *= UNKNOWN_ENGLISH;
  }
  if (places.length > 0) {
    for (const word of queryWords) {
      if (placeWords.has(word.word) || placeWords.has(word.word.replace(/s$/, ''))) {
        word.terms = word.terms.filter((term) => term.via !== 'similar');
        word.terms.push({ term: ANY_MUNICIPALITY, weight: 0.9, via: 'place' });
        word.idf *= PLACE_WEIGHT;
      }
    }
  }
  const type = questionType(tokens.every((token, at) => token === typed[at]) ? text : tokens.join(' '));
  return { text, language, type, words: queryWords, grams: gramsOf(swedish), places };
}

function gramsOf(swedish: readonly string[]): string[] {
  return [...new Set(swedish.filter((word) => !SWEDISH_STOP_WORDS.has(word)).flatMap((word) => grams(termOf(word))))];
}

/** A word to look up, and the words of the question that may stand in an English text in its place. */
type ReadWord = { readonly word: string; readonly english: readonly string[] };

/** The question's words with English phrases put into Swedish; words that no list knows stay as they are. */
function toSwedish(tokens: readonly string[], language: Query['language'], { english, index }: Reader): ReadWord[] {
  if (language === 'sv') return tokens.map((word) => ({ word, english: [] }));
  const result: ReadWord[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = longestPhrase(tokens, at, (key) => english.get(key));
    const isSwedish = found?.length === 1 && language === undefined && holdsSwedish(index, termOf(tokens[at] ?? ''));
    if (found !== undefined && !isSwedish) {
      const said = tokens.slice(at, at + found.length).filter((token) => !ENGLISH_STOP_WORDS.has(token));
      result.push(...words(found.value).map((word) => ({ word, english: said })));
      at += found.length;
      continue;
    }
    const token = tokens[at] ?? '';
    if (language !== 'en' || !ENGLISH_STOP_WORDS.has(token)) result.push({ word: token, english: [token] });
    at++;
  }
  return result;
}

type Unresolved = { word: string; at: number; synonyms: { term: string; weight: number }[] };

function withSynonyms(tokens: readonly string[], { synonyms }: Reader): Unresolved[] {
  const stems = tokens.map(termOf);
  const result: Unresolved[] = tokens.flatMap((word, at) =>
    SWEDISH_STOP_WORDS.has(word) ? [] : [{ at, word, synonyms: [] }],
  );
  for (let at = 0; at < stems.length; at++) {
    const found = longestPhrase(stems, at, (key) => synonyms.get(key));
    if (found === undefined) continue;
    const terms = found.value.flatMap((phrase) =>
      phrase.map((term) => ({ term, weight: SYNONYM_WEIGHT / Math.sqrt(phrase.length) })),
    );
    const covered = result.filter((word) => word.at >= at && word.at < at + found.length);
    for (const word of covered) word.synonyms.push(...terms);
    // A phrase of nothing but stop words may mean something ("står för"); a stop word alone does not.
    if (covered.length === 0 && found.length > 1)
      result.push({ at, word: tokens.slice(at, at + found.length).join(' '), synonyms: terms });
  }
  return result;
}

/** The terms of one word that the index knows, the word's own first; misspellings and compounds only for unknown words. */
function resolve({ word, synonyms }: Unresolved, english: readonly string[], index: SearchIndex): QueryWord {
  const own = termOf(word);
  const known = swedishTermNumber(index, own);
  const isKnown = (term: string): boolean => holdsSwedish(index, term);
  const terms = new Map<string, QueryTerm>();
  if (known !== undefined) terms.set(own, { term: own, weight: 1, via: 'word' });
  else
    for (const similar of misspellings(word, isKnown, index)) terms.set(similar.term, { ...similar, via: 'similar' });
  for (const { term, weight } of synonyms) {
    if (isKnown(term) && (terms.get(term)?.weight ?? 0) < weight) terms.set(term, { term, weight, via: 'synonym' });
  }
  for (const term of english.map(termOf)) {
    if (termNumber(index, term) !== undefined && !isKnown(term)) terms.set(term, { term, weight: 1, via: 'word' });
  }
  const weight = known === undefined ? index.maxIdf : idfOf(index, index.terms, known);
  return { word, idf: weight, terms: [...terms.values()] };
}

/** Terms like an unknown word; as a misspelled ending may have misled the stemmer, like the whole word too. */
function misspellings(word: string, isKnown: (term: string) => boolean, index: SearchIndex) {
  const own = termOf(word);
  const found = similarTerms(own, index.lexicon.vocabulary, isKnown);
  return own === word || found.length > 0 ? found : similarTerms(word, index.lexicon.vocabulary, isKnown);
}

/** Whether a term stands in a Swedish text of the entries. */
const holdsSwedish = (index: SearchIndex, term: string): boolean => swedishTermNumber(index, term) !== undefined;

function longestPhrase<T>(tokens: readonly string[], at: number, find: (key: string) => T | undefined) {
  for (let length = Math.min(LONGEST_PHRASE, tokens.length - at); length > 0; length--) {
    const value = find(tokens.slice(at, at + length).join(' '));
    if (value !== undefined) return { value, length };
  }
  return undefined;
}
