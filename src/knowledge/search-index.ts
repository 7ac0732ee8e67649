import type { PlaceNames } from '../people/place-names.ts';
import { ANY_MUNICIPALITY } from './any-municipality.ts';
import type { Entry } from './entry.ts';
import { allSentences } from './entry-text.ts';
import { grams, sentences, words } from './normalise.ts';
import { answeredTypes, type QuestionType, questionType } from './question-type.ts';
import { orderVocabulary, type Vocabulary } from './similar-terms.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';
import { termOf, termsOf } from './term.ts';

/** Where a term stands: entry numbers, and beside each how much the term counts there (0–1, saturated). */
type Postings = { readonly docs: Int32Array; readonly gains: Float32Array; readonly idf: number };

/** One way in which an entry can be asked for: its title or an alternate question. */
export type Phrase = { readonly doc: number; readonly size: number; readonly type: QuestionType | undefined };

/** A sentence's terms, with those of the entry's title, and the types of question that it holds an answer to. */
export type IndexedSentence = { readonly terms: ReadonlySet<string>; readonly types: ReadonlySet<QuestionType> };

/** Everything that search looks up; made once for a set of entries and never changed. */
export type SearchIndex = {
  readonly entries: readonly Entry[];
  readonly terms: ReadonlyMap<string, Postings>;
  readonly grams: ReadonlyMap<string, Postings>;
  /** Phrase numbers by term; `phrases[n]` tells the entry and the phrase's sum of idf. */
  readonly phrasesByTerm: ReadonlyMap<string, Int32Array>;
  readonly phrases: readonly Phrase[];
  /** For each entry the number of its title among the phrases; its alternate questions follow. */
  readonly titles: Int32Array;
  /** Phrase numbers by gram, and for each phrase how many grams it has. */
  readonly phrasesByGram: ReadonlyMap<string, Int32Array>;
  readonly phraseGrams: Uint16Array;
  /** For each entry its sentences. */
  readonly sentences: readonly (readonly IndexedSentence[])[];
  /** Terms in which misspelled words and parts of words are looked up. */
  readonly vocabulary: Vocabulary;
  /** Terms that stand in English texts only; no question in Swedish is about them. */
  readonly englishOnly: ReadonlySet<string>;
  /** The idf of a word that no entry holds. */
  readonly maxIdf: number;
};

/** Terms that are put together before others have their turn. */
const TERMS_IN_A_STEP = 200;

const K1 = 1.2;
const B = 0.5;
const FIELD_WEIGHTS = { sourceTitle: 0.3, title: 0.8, questions: 1, body: 1, people: 1, english: 1 } as const;
type Field = keyof typeof FIELD_WEIGHTS;
const FIELDS = Object.keys(FIELD_WEIGHTS) as Field[];
const SWEDISH_FIELDS = FIELDS.filter((field) => field !== 'english');

function fieldTexts(entry: Entry): Record<Exclude<Field, 'questions' | 'english'>, string> {
  return {
    sourceTitle: entry.source.title,
    title: entry.title,
    body: entry.body,
    people: entry.people.map((person) => `${person.title} ${person.name}`).join('\n'),
  };
}

/** The terms of an English text: its words without stop words, as they are looked up. */
function englishTerms(text: string): string[] {
  return words(text).flatMap((word) => (ENGLISH_STOP_WORDS.has(word) ? [] : [termOf(word)]));
}

/** A question's terms; one that names a municipality may be asked of any. */
function phraseTerms(phrase: string, places: PlaceNames): string[] {
  const terms = termsOf(phrase);
  return places.find(phrase).length > 0 ? [...terms, ANY_MUNICIPALITY] : terms;
}

/** A piece of work in small steps, between which others may have their turn. */
export type Steps<Result> = Generator<void, Result>;

/** Does all steps at once. */
export function doAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What an index needs of an entry that does not depend on the others. */
type ReadEntry = {
  /** The terms of each field, in the order of `FIELDS`. */
  readonly fields: readonly (readonly string[])[];
  /** The title, then the alternate questions. */
  readonly phrases: readonly {
    readonly terms: ReadonlySet<string>;
    readonly grams: ReadonlySet<string>;
    readonly type: QuestionType | undefined;
  }[];
  readonly sentences: readonly IndexedSentence[];
};

/** What has been read: after an edit all entries but one are the same objects. */
const readBefore = new WeakMap<PlaceNames, WeakMap<Entry, ReadEntry>>();

function readEntry(entry: Entry, places: PlaceNames): ReadEntry {
  const known = readBefore.get(places) ?? new WeakMap<Entry, ReadEntry>();
  readBefore.set(places, known);
  const before = known.get(entry);
  if (before !== undefined) return before;
  const texts = fieldTexts(entry);
  const titleTerms = termsOf(entry.title);
  const { english } = entry;
  const englishTitle = english === undefined ? [] : englishTerms(english.title);
  const fields = SWEDISH_FIELDS.map((field) =>
    field === 'questions' ? entry.questions.flatMap((phrase) => phraseTerms(phrase, places)) : termsOf(texts[field]),
  );
  const read: ReadEntry = {
    fields: withEnglish(fields, english),
    phrases: [
      ...[entry.title, ...entry.questions].map((text) => ({
        terms: new Set(phraseTerms(text, places)),
        grams: new Set(termsOf(text).flatMap(grams)),
        type: questionType(text),
      })),
      ...(english === undefined
        ? []
        : [
            {
              terms: new Set(englishTitle),
              grams: new Set(englishTitle.flatMap(grams)),
              type: questionType(english.title),
            },
          ]),
    ],
    sentences: [
      ...allSentences(entry).map(({ text }) => indexedSentence(text, [...titleTerms, ...termsOf(text)])),
      ...sentences(english?.text ?? '').map((text) => indexedSentence(text, [...englishTitle, ...englishTerms(text)])),
    ],
  };
  known.set(entry, read);
  return read;
}

/** Words that the Swedish text holds too (names, FVM) count as often as they stand there. */
function withEnglish(fields: readonly string[][], english: Entry['english']): string[][] {
  const swedish = new Set(fields.flat());
  const own = english === undefined ? [] : englishTerms(`${english.title}. ${english.text}`);
  return [...fields, own.filter((term) => !swedish.has(term))];
}

/** Its types are looked for when a question asks for them first: most sentences are never asked. */
function indexedSentence(text: string, terms: readonly string[]): IndexedSentence {
  let types: ReadonlySet<QuestionType> | undefined;
  return {
    terms: new Set(terms),
    get types() {
      types ??= answeredTypes(text);
      return types;
    },
  };
}

/** Builds the index, in steps of an entry or some. Pure. */
export function* indexing(entries: readonly Entry[], places: PlaceNames): Steps<SearchIndex> {
  const read = yield* each(entries, (entry) => readEntry(entry, places));
  const fields = read.map((one) => one.fields);
  // Most entries have no English text.
  const averages = FIELDS.map((field, at) => {
    const lengths = fields.map((texts) => texts[at]?.length ?? 0);
    return mean(field === 'english' ? lengths.filter((length) => length > 0) : lengths);
  });
  const termCounts = yield* each(fields, (texts) => weightedCounts(texts, averages));
  const terms = yield* postings(termCounts, K1);
  const englishOnly = onlyEnglish(read, terms);
  const gramCounts = yield* each(termCounts, (counts) => gramCountsOf(counts, englishOnly));
  const phrases = yield* indexPhrases(read, (term) => terms.get(term)?.idf ?? 0);
  return {
    entries,
    terms,
    grams: yield* postings(gramCounts, K1),
    ...phrases,
    sentences: read.map((one) => one.sentences),
    ...(yield* indexPhraseGrams(read)),
    vocabulary: yield* orderVocabulary([...terms.keys()].filter((term) => !englishOnly.has(term))),
    englishOnly,
    maxIdf: idf(0.5, entries.length),
  };
}

/** `map`, a step each. */
function* each<One, Other>(all: readonly One[], make: (one: One) => Other): Steps<Other[]> {
  const made: Other[] = [];
  for (const one of all) {
    made.push(make(one));
    yield;
  }
  return made;
}

/** BM25F's term frequency: each field's count, weighted and set against the field's average length. */
function weightedCounts(texts: readonly (readonly string[])[], averages: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [at, terms] of texts.entries()) {
    const field = FIELDS[at] as Field;
    const weight = FIELD_WEIGHTS[field] / (1 - B + (B * terms.length) / (averages[at] || 1));
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + weight);
  }
  return counts;
}

/** The terms that stand in English texts wherever they stand. */
function onlyEnglish(read: readonly ReadEntry[], terms: ReadonlyMap<string, Postings>): Set<string> {
  const counts = new Map<string, number>();
  for (const { fields } of read) {
    for (const term of new Set(fields[FIELDS.indexOf('english')])) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([term, count]) => (count === terms.get(term)?.docs.length ? [term] : [])));
}

/** The grams of terms that have been seen: a term stands in many entries. */
const gramsOfTerm = new Map<string, readonly string[]>();
const MOST_KNOWN = 50_000;

function knownGrams(term: string): readonly string[] {
  const known = gramsOfTerm.get(term);
  if (known !== undefined) return known;
  if (gramsOfTerm.size >= MOST_KNOWN) gramsOfTerm.clear();
  const found = grams(term);
  gramsOfTerm.set(term, found);
  return found;
}

/** Parts of words are looked at in Swedish only, where words are put together. */
function gramCountsOf(terms: ReadonlyMap<string, number>, without: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [term, count] of terms) {
    if (without.has(term)) continue;
    for (const gram of knownGrams(term)) counts.set(gram, (counts.get(gram) ?? 0) + count);
  }
  return counts;
}

function* postings(counts: readonly ReadonlyMap<string, number>[], k1: number): Steps<Map<string, Postings>> {
  // Two lists of numbers each, not one of pairs: there are a million of them in an index over much text.
  const lists = new Map<string, { docs: number[]; gains: number[] }>();
  for (const [doc, terms] of counts.entries()) {
    for (const [term, count] of terms) {
      const list = lists.get(term);
      const gain = count / (count + k1);
      if (list === undefined) lists.set(term, { docs: [doc], gains: [gain] });
      else {
        list.docs.push(doc);
        list.gains.push(gain);
      }
    }
    yield;
  }
  const result = new Map<string, Postings>();
  for (const [term, { docs, gains }] of lists) {
    result.set(term, {
      docs: Int32Array.from(docs),
      gains: Float32Array.from(gains),
      idf: idf(docs.length, counts.length),
    });
    if (result.size % TERMS_IN_A_STEP === 0) yield;
  }
  return result;
}

function* indexPhrases(
  read: readonly ReadEntry[],
  idfOf: (term: string) => number,
): Steps<Pick<SearchIndex, 'phrases' | 'phrasesByTerm' | 'titles'>> {
  const phrases: Phrase[] = [];
  const phrasesByTerm = new Map<string, number[]>();
  const titles = new Int32Array(read.length);
  for (const [doc, one] of read.entries()) {
    titles[doc] = phrases.length;
    for (const { terms, type } of one.phrases) {
      for (const term of terms) {
        const list = phrasesByTerm.get(term) ?? [];
        list.push(phrases.length);
        phrasesByTerm.set(term, list);
      }
      phrases.push({ doc, size: [...terms].reduce((sum, term) => sum + idfOf(term), 0), type });
    }
    yield;
  }
  return { phrases, phrasesByTerm: yield* packed(phrasesByTerm), titles };
}

function* indexPhraseGrams(read: readonly ReadEntry[]): Steps<Pick<SearchIndex, 'phrasesByGram' | 'phraseGrams'>> {
  const lists = new Map<string, number[]>();
  const sizes: number[] = [];
  for (const { grams: found } of read.flatMap((one) => one.phrases)) {
    for (const gram of found) {
      const list = lists.get(gram);
      if (list === undefined) lists.set(gram, [sizes.length]);
      else list.push(sizes.length);
    }
    sizes.push(found.size);
    yield;
  }
  return { phrasesByGram: yield* packed(lists), phraseGrams: Uint16Array.from(sizes) };
}

/** Lists of numbers in less room. */
function* packed(lists: ReadonlyMap<string, readonly number[]>): Steps<Map<string, Int32Array>> {
  const result = new Map<string, Int32Array>();
  for (const [key, list] of lists) {
    result.set(key, Int32Array.from(list));
    if (result.size % TERMS_IN_A_STEP === 0) yield;
  }
  return result;
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / (numbers.length || 1);
const idf = (holders: number, all: number): number => Math.log(1 + (all - holders + 0.5) / (holders + 0.5));
