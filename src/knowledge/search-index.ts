import type { Entry } from './entry.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { inverted, isListed, type NumberLists, startsOf } from './number-lists.ts';
import type { QuestionType } from './question-type.ts';
import { FIELD_WEIGHTS, FIELDS, type ReadEntry, type ReadPhrase, readEntry } from './read-entry.ts';
import { orderVocabulary } from './similar-terms.ts';
import type { Steps } from './steps.ts';

/** Which entries hold a term (by number), and beside each how much the term counts there (0–1, saturated). */
export type Postings = NumberLists & { readonly gains: Float32Array };

/**
 * Everything that search looks up; made once for a set of entries and never changed. Terms and 4-grams stand by their
 * numbers in the lexicon, entries and phrases by theirs here.
 */
export type SearchIndex = {
  readonly lexicon: Lexicon;
  readonly entries: readonly Entry[];
  readonly read: readonly ReadEntry[];
  readonly terms: Postings;
  readonly grams: Postings;
  readonly phrasesByTerm: NumberLists;
  readonly phrasesByGram: NumberLists;
  /** Of each phrase its entry, the sum of its terms' idf, how many 4-grams it has, and what it asks for. */
  readonly phraseEntries: Int32Array;
  readonly phraseSizes: Float64Array;
  readonly phraseGrams: Int32Array;
  readonly phraseTypes: readonly (QuestionType | undefined)[];
  /** For each entry the number of its title among the phrases; its alternate questions follow. */
  readonly titles: Int32Array;
  /** 1 for a term that stands in English texts only; no question in Swedish is about it. */
  readonly englishOnly: Uint8Array;
  /** The idf of a word that no entry holds. */
  readonly maxIdf: number;
};

const K1 = 1.2;
const B = 0.5;
const ENGLISH = FIELDS.indexOf('english');
/** A lexicon with more terms than this is left, for what it holds of entries that are gone. */
const MOST_TERMS = 500_000;

/** The number of a term that some entry holds. */
export function termNumber(index: SearchIndex, term: string): number | undefined {
  const number = index.lexicon.termNumbers.get(term);
  return isListed(index.terms, number) ? number : undefined;
}

/** The number of a term that some entry holds in a Swedish text. */
export function swedishTermNumber(index: SearchIndex, term: string): number | undefined {
  const number = termNumber(index, term);
  return number === undefined || index.englishOnly[number] === 1 ? undefined : number;
}

/** How many entries hold a term or 4-gram that some entry holds. */
export function holders({ starts }: Postings, number: number): number {
  return (starts[number + 1] as number) - (starts[number] as number);
}

/** The idf of a term or 4-gram that some entry holds. */
export function idfOf(index: SearchIndex, postings: Postings, number: number): number {
  return idf(holders(postings, number), index.entries.length);
}

/** The idf of a term, 0 when no entry holds it. */
export function termIdf(index: SearchIndex, term: string): number {
  const number = termNumber(index, term);
  return number === undefined ? 0 : idfOf(index, index.terms, number);
}

/** Builds the index, in steps of an entry or some. The same entries give the same figures, whatever the lexicon holds. */
export function* indexing(entries: readonly Entry[], before: Lexicon): Steps<SearchIndex> {
  const lexicon = before.terms.length > MOST_TERMS ? createLexicon(before.places) : before;
  const read: ReadEntry[] = [];
  const lengths = FIELDS.map(() => ({ sum: 0, holding: 0 }));
  for (const entry of entries) {
    const one = readEntry(entry, lexicon);
    read.push(one);
    for (const [field, length] of lengths.entries()) {
      length.sum += one.lengths[field] ?? 0;
      length.holding += one.lengths[field] === 0 ? 0 : 1;
    }
    yield;
  }
  yield* orderVocabulary(lexicon.vocabulary);
  // The lexicon may grow by other entries while this goes on.
  const termCount = lexicon.terms.length;
  const gramCount = lexicon.gramNumbers.size;
  // Most entries have no English text.
  const averages = lengths.map(({ sum, holding }, field) => sum / (field === ENGLISH ? holding : read.length) || 1);
  const weights = (one: ReadEntry): number[] => weightsOf(one, averages);
  const { starts, englishOnly } = yield* countHolders(read, termCount);
  const terms = yield* termPostings(read, weights, starts);
  return {
    lexicon,
    entries,
    read,
    terms,
    grams: yield* gramPostings(read, { weights, lexicon, englishOnly, gramCount }),
    ...(yield* indexPhrases(read, terms, gramCount)),
    englishOnly,
    maxIdf: idf(0.5, entries.length),
  };
}

/** BM25F: how much one occurrence counts in each field of an entry, set against the field's average length. */
function weightsOf({ lengths }: ReadEntry, averages: readonly number[]): number[] {
  return FIELDS.map(
    (name, field) => FIELD_WEIGHTS[name] / (1 - B + (B * (lengths[field] ?? 0)) / (averages[field] ?? 1)),
  );
}

/** What a term counts in an entry: how often it stands in each field, weighted. */
function weighted({ terms, counts }: ReadEntry, nth: number, weights: readonly number[]): number {
  let sum = 0;
  for (let field = 0; field < weights.length; field++) {
    sum += (counts[field * terms.length + nth] as number) * (weights[field] as number);
  }
  return sum;
}

const saturated = (count: number): number => count / (count + K1);

function* countHolders(
  read: readonly ReadEntry[],
  size: number,
): Steps<{ starts: Int32Array; englishOnly: Uint8Array }> {
  const counts = new Int32Array(size + 1);
  const englishOnly = new Uint8Array(size).fill(1);
  for (const { terms, counts: inFields } of read) {
    for (let nth = 0; nth < terms.length; nth++) {
      const term = terms[nth] as number;
      counts[term + 1] = (counts[term + 1] as number) + 1;
      if (inFields[ENGLISH * terms.length + nth] === 0) englishOnly[term] = 0;
    }
    yield;
  }
  return { starts: startsOf(counts), englishOnly };
}

function* termPostings(
  read: readonly ReadEntry[],
  weightsIn: (one: ReadEntry) => number[],
  starts: Int32Array,
): Steps<Postings> {
  const postings = yield* emptyPostings(starts);
  const next = starts.slice();
  for (const [doc, one] of read.entries()) {
    const weights = weightsIn(one);
    for (let nth = 0; nth < one.terms.length; nth++) {
      const term = one.terms[nth] as number;
      const at = next[term] as number;
      next[term] = at + 1;
      postings.items[at] = doc;
      postings.gains[at] = saturated(weighted(one, nth, weights));
    }
    yield;
  }
  return postings;
}

/** In steps, since even making room for a million numbers takes a while. */
function* emptyPostings(starts: Int32Array): Steps<Postings> {
  const size = starts[starts.length - 1] as number;
  yield;
  const items = new Int32Array(size);
  yield;
  return { starts, items, gains: new Float32Array(size) };
}

/** Parts of words are looked at in Swedish only, where words are put together. */
function* gramPostings(
  read: readonly ReadEntry[],
  {
    weights: weightsIn,
    lexicon: { gramsOf },
    englishOnly,
    gramCount,
  }: { weights: (one: ReadEntry) => number[]; lexicon: Lexicon; englishOnly: Uint8Array; gramCount: number },
): Steps<Postings> {
  /** What each 4-gram counts in an entry, and the number of the last entry (from 1) that held it. */
  const sums = new Float64Array(gramCount);
  const lastHolder = new Int32Array(gramCount);
  const counts = new Int32Array(gramCount + 1);
  for (let doc = 0; doc < read.length; doc++) {
    for (const term of (read[doc] as ReadEntry).terms) {
      if (englishOnly[term] === 1) continue;
      for (const gram of gramsOf[term] as Int32Array) {
        if (lastHolder[gram] === doc + 1) continue;
        lastHolder[gram] = doc + 1;
        counts[gram + 1] = (counts[gram + 1] as number) + 1;
      }
    }
    yield;
  }
  const postings = yield* emptyPostings(startsOf(counts));
  const next = postings.starts.slice();
  lastHolder.fill(0);
  for (const [doc, one] of read.entries()) {
    const weights = weightsIn(one);
    const held: number[] = [];
    for (let nth = 0; nth < one.terms.length; nth++) {
      const term = one.terms[nth] as number;
      if (englishOnly[term] === 1) continue;
      const count = weighted(one, nth, weights);
      for (const gram of gramsOf[term] as Int32Array) {
        if (lastHolder[gram] !== doc + 1) {
          lastHolder[gram] = doc + 1;
          sums[gram] = 0;
          held.push(gram);
        }
        sums[gram] = (sums[gram] as number) + count;
      }
    }
    for (const gram of held) {
      const at = next[gram] as number;
      next[gram] = at + 1;
      postings.items[at] = doc;
      postings.gains[at] = saturated(sums[gram] as number);
    }
    yield;
  }
  return postings;
}

type PhraseIndex = Pick<
  SearchIndex,
  'phrasesByTerm' | 'phrasesByGram' | 'phraseEntries' | 'phraseSizes' | 'phraseGrams' | 'phraseTypes' | 'titles'
>;

function* indexPhrases(read: readonly ReadEntry[], terms: Postings, gramCount: number): Steps<PhraseIndex> {
  const titles = new Int32Array(read.length);
  const phrases: { doc: number; size: number; phrase: ReadPhrase }[] = [];
  for (const [doc, one] of read.entries()) {
    titles[doc] = phrases.length;
    for (const phrase of one.phrases) phrases.push({ doc, size: phraseSize(phrase, terms, read.length), phrase });
    yield;
  }
  const phraseEntries = Int32Array.from(phrases, ({ doc }) => doc);
  yield;
  const phraseSizes = Float64Array.from(phrases, ({ size }) => size);
  yield;
  const phraseGrams = Int32Array.from(phrases, ({ phrase }) => phrase.grams.length);
  yield;
  const phraseTypes = phrases.map(({ phrase }) => phrase.type);
  const termsOf = phrases.map(({ phrase }) => phrase.terms);
  const phrasesByTerm = yield* inverted(termsOf, terms.starts.length - 1);
  const gramsOf = phrases.map(({ phrase }) => phrase.grams);
  const phrasesByGram = yield* inverted(gramsOf, gramCount);
  return { titles, phraseEntries, phraseSizes, phraseGrams, phraseTypes, phrasesByTerm, phrasesByGram };
}

function phraseSize(phrase: ReadPhrase, terms: Postings, entries: number): number {
  let sum = 0;
  for (const term of phrase.terms) if (isListed(terms, term)) sum += idf(holders(terms, term), entries);
  return sum;
}

const idf = (holding: number, all: number): number => Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
