import { createPlaceNames } from '../people/place-names.ts';
import { minedAbbreviations } from './abbreviations.ts';
import { type Entry, ownWordings, TOPICS, type Topic } from './entry.ts';
import { type SiblingTable, siblingTable } from './follow-up.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { englishTable, type Reader, synonymTable } from './query.ts';
import { indexing } from './search-index.ts';
import { doAtOnce, type Steps } from './steps.ts';
import type { WordLists } from './word-lists.ts';
import { wordingKey } from './wording-key.ts';

/** A set of entries made ready to answer from. Never changed: an edit makes a new one. */
export type Knowledge = Reader & {
  readonly entries: ReadonlyMap<string, Entry>;
  /** What there are answers to, in the order in which topics are shown. */
  readonly topics: readonly Topic[];
  /** The word lists of the files, and what hosts have said means the same. */
  readonly lists: WordLists;
  readonly ownWords?: WordLists['synonyms'];
  /** What takes whose place in a follow-up question. */
  readonly siblings: SiblingTable;
  /** The entry that has a wording as its title or alternate question, by `wordingKey`; `undefined` where two have it. */
  readonly wordings: ReadonlyMap<string, Entry | undefined>;
};

type Reading = Pick<Knowledge, 'lists' | 'synonyms' | 'english' | 'siblings' | 'places'>;

/** Makes entries ready to answer from. `municipalities` are the names that questions may contain. */
export function createKnowledge(
  entries: readonly Entry[],
  lists: WordLists,
  municipalities: readonly string[],
): Knowledge {
  const places = createPlaceNames(municipalities);
  const siblings = siblingTable(lists.siblings ?? []);
  const reading = {
    lists,
    synonyms: synonymTable(withMined(lists, entries)),
    english: englishTable(lists),
    siblings,
    places,
  };
  return { ...reading, ...doAtOnce(indexed(entries, createLexicon(places))) };
}

function* indexed(entries: readonly Entry[], lexicon: Lexicon): Steps<Omit<Knowledge, keyof Reading>> {
  const index = yield* indexing(entries, lexicon);
  const covered = new Set(entries.filter(({ status }) => status !== 'gap').flatMap(({ topics }) => topics));
  return {
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    topics: TOPICS.filter((topic) => covered.has(topic)),
    wordings: yield* wordingsIn(entries),
    index,
  };
}

/** What has been read: after an edit all entries but one are the same objects. */
const keysBefore = new WeakMap<Entry, ReadonlySet<string>>();

function wordingKeysOf(entry: Entry): ReadonlySet<string> {
  const keys = keysBefore.get(entry) ?? new Set(ownWordings(entry).map(wordingKey));
  keysBefore.set(entry, keys);
  return keys;
}

function* wordingsIn(entries: readonly Entry[]): Steps<Map<string, Entry | undefined>> {
  const found = new Map<string, Entry | undefined>();
  for (const entry of entries) {
    for (const key of wordingKeysOf(entry)) {
      found.set(key, found.has(key) ? undefined : entry);
    }
    yield;
  }
  return found;
}

/** The same knowledge with other entries, made in steps, between which questions are answered. */
export function* withEntries(
  knowledge: Knowledge,
  entries: readonly Entry[],
  /** Words that mean the same, beside those of the files. */
  ownWords: WordLists['synonyms'] = knowledge.ownWords ?? [],
): Steps<Knowledge> {
  const { lists } = knowledge;
  const all = { ...lists, synonyms: [...lists.synonyms, ...ownWords] };
  const synonyms = synonymTable(withMined(all, entries));
  yield;
  return { ...knowledge, synonyms, ownWords, ...(yield* indexed(entries, knowledge.index.lexicon)) };
}

/** The lists with the abbreviations that the entries explain themselves. */
function withMined(lists: WordLists, entries: readonly Entry[]): WordLists {
  return { ...lists, synonyms: [...lists.synonyms, ...minedAbbreviations(entries)] };
}
