import { createPlaceNames, type PlaceNames } from '../people/place-names.ts';
import { type Entry, TOPICS, type Topic } from './entry.ts';
import { englishTable, type Reader, synonymTable } from './query.ts';
import { foldedWords } from './restore-letters.ts';
import { buildIndex } from './search-index.ts';
import type { WordLists } from './word-lists.ts';

/** A set of entries made ready to answer from. Never changed: an edit makes a new one. */
export type Knowledge = Reader & {
  readonly entries: ReadonlyMap<string, Entry>;
  /** What there are answers to, in the order in which topics are shown. */
  readonly topics: readonly Topic[];
};

/** Makes entries ready to answer from. `municipalities` are the names that questions may contain. */
export function createKnowledge(
  entries: readonly Entry[],
  lists: WordLists,
  municipalities: readonly string[],
): Knowledge {
  const places = createPlaceNames(municipalities);
  const reading = { synonyms: synonymTable(lists), english: englishTable(lists), places };
  return { ...reading, ...indexed(entries, places) };
}

function indexed(entries: readonly Entry[], places: PlaceNames) {
  const index = buildIndex(entries, places);
  const covered = new Set(entries.filter(({ status }) => status !== 'gap').flatMap(({ topics }) => topics));
  return {
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    topics: TOPICS.filter((topic) => covered.has(topic)),
    index,
    folded: foldedWords(index),
  };
}

/** The same knowledge with more entries; one with an id that is there already takes its place. */
export function withEntries(knowledge: Knowledge, more: readonly Entry[]): Knowledge {
  const entries = new Map([...knowledge.entries.values(), ...more].map((entry) => [entry.id, entry]));
  return { ...knowledge, ...indexed([...entries.values()], knowledge.places) };
}
