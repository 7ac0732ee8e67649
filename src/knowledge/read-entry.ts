import type { PlaceNames } from '../people/place-names.ts';
import { ANY_MUNICIPALITY } from './any-municipality.ts';
import type { Entry } from './entry.ts';
import { allSentences } from './entry-text.ts';
import { type Lexicon, numberOfTerm } from './lexicon.ts';
import { sentences, words } from './normalise.ts';
import { answeredTypes, type QuestionType, questionType } from './question-type.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';
import { termOf, termsOf } from './term.ts';

/** The parts of an entry that are searched, by how much a word in them counts. */
export const FIELD_WEIGHTS = { sourceTitle: 0.3, title: 0.8, questions: 1, body: 1, people: 1, english: 1 } as const;
export const FIELDS = Object.keys(FIELD_WEIGHTS) as (keyof typeof FIELD_WEIGHTS)[];

/** A sentence's terms, with those of the entry's title, and the types of question that it holds an answer to. */
export type IndexedSentence = { readonly terms: ReadonlySet<string>; readonly types: ReadonlySet<QuestionType> };

/** One way in which an entry can be asked for: its title or an alternate question, by the numbers of terms and 4-grams. */
export type ReadPhrase = {
  readonly terms: Int32Array;
  readonly grams: Int32Array;
  readonly type: QuestionType | undefined;
};

/** What an index needs of an entry that does not depend on the others; terms by their numbers in the lexicon. */
export type ReadEntry = {
  /** Each of its terms once. */
  readonly terms: Int32Array;
  /** How often each term stands in each field: `counts[field * terms.length + nth]`, fields in the order of `FIELDS`. */
  readonly counts: Uint32Array;
  /** How many terms each field has. */
  readonly lengths: readonly number[];
  /** The title, then the alternate questions, then the English title. */
  readonly phrases: readonly ReadPhrase[];
  readonly sentences: readonly IndexedSentence[];
};

/** Reads an entry, or takes what was read of it before. */
export function readEntry(entry: Entry, lexicon: Lexicon): ReadEntry {
  const before = lexicon.read.get(entry);
  if (before !== undefined) return before;
  const titleTerms = termsOf(entry.title);
  const { english } = entry;
  const englishTitle = englishTerms(english?.title ?? '');
  const phrases = [entry.title, ...entry.questions].map((text) =>
    phraseOf(phraseTerms(text, lexicon.places), termsOf(text), text, lexicon),
  );
  if (english !== undefined) phrases.push(phraseOf(englishTitle, englishTitle, english.title, lexicon));
  const read: ReadEntry = {
    ...countTerms(fieldsOf(entry, lexicon.places), lexicon),
    phrases,
    sentences: [
      ...allSentences(entry).map(({ text }) => indexedSentence(text, [...titleTerms, ...termsOf(text)])),
      ...sentences(english?.text ?? '').map((text) => indexedSentence(text, [...englishTitle, ...englishTerms(text)])),
    ],
  };
  lexicon.read.set(entry, read);
  return read;
}

/** The terms of each field, in the order of `FIELDS`. */
function fieldsOf(entry: Entry, places: PlaceNames): string[][] {
  const swedish = [
    termsOf(entry.source.title),
    termsOf(entry.title),
    entry.questions.flatMap((phrase) => phraseTerms(phrase, places)),
    termsOf(entry.body),
    termsOf(entry.people.map((person) => `${person.title} ${person.name}`).join('\n')),
  ];
  const known = new Set(swedish.flat());
  const { english } = entry;
  const own = english === undefined ? [] : englishTerms(`${english.title}. ${english.text}`);
  // Words that the Swedish text holds too (names, FVM) count as often as they stand there.
  return [...swedish, own.filter((term) => !known.has(term))];
}

function countTerms(
  fields: readonly (readonly string[])[],
  lexicon: Lexicon,
): Pick<ReadEntry, 'terms' | 'counts' | 'lengths'> {
  const nth = new Map<string, number>();
  for (const term of fields.flat()) if (!nth.has(term)) nth.set(term, nth.size);
  const counts = new Uint32Array(nth.size * fields.length);
  for (const [field, terms] of fields.entries()) {
    for (const term of terms) {
      const at = field * nth.size + (nth.get(term) ?? 0);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  const terms = Int32Array.from(nth.keys(), (term) => numberOfTerm(lexicon, term));
  return { terms, counts, lengths: fields.map(({ length }) => length) };
}

function phraseOf(terms: readonly string[], spelled: readonly string[], text: string, lexicon: Lexicon): ReadPhrase {
  const grams = spelled.flatMap((term) => [...(lexicon.gramsOf[numberOfTerm(lexicon, term)] ?? [])]);
  return {
    terms: Int32Array.from(new Set(terms), (term) => numberOfTerm(lexicon, term)),
    grams: Int32Array.from(new Set(grams)),
    type: questionType(text),
  };
}

/** A question's terms; one that names a municipality may be asked of any. */
function phraseTerms(phrase: string, places: PlaceNames): string[] {
  const terms = termsOf(phrase);
  return places.find(phrase).length > 0 ? [...terms, ANY_MUNICIPALITY] : terms;
}

/** The terms of an English text: its words without stop words, as they are looked up. */
function englishTerms(text: string): string[] {
  return words(text).flatMap((word) => (ENGLISH_STOP_WORDS.has(word) ? [] : [termOf(word)]));
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
