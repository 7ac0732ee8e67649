import type { Steps } from './steps.ts';

/** Terms, kept so that those like an unknown word are found without looking at all. */
export type Vocabulary = {
  /** By first letter and length: "a5". */
  readonly byShape: Map<string, string[]>;
  readonly sorted: SortedByLetter;
  /** The same words read backwards. */
  readonly backwards: SortedByLetter;
};

/** Words by their first letter; those of a letter are put in order when they are looked up or in good time before. */
type SortedByLetter = Map<string, { readonly words: string[]; isSorted: boolean }>;

const MOST = 4;
const SHORTEST_PART = 5;
/** A part that stands last in a longer word says less: "sitiv" is nothing of "positiv". */
const SHORTEST_ENDING = 6;
const SHORTEST_TYPO = 5;

export function createVocabulary(): Vocabulary {
  return { byShape: new Map(), sorted: new Map(), backwards: new Map() };
}

/** Adds a term that the vocabulary does not hold. */
export function addTerm({ byShape, sorted, backwards }: Vocabulary, term: string): void {
  const shape = shapeOf(term, term.length);
  const group = byShape.get(shape);
  if (group === undefined) byShape.set(shape, [term]);
  else group.push(term);
  addWord(sorted, term);
  addWord(backwards, reversed(term));
}

function addWord(words: SortedByLetter, word: string): void {
  const letter = word.charAt(0);
  const group = words.get(letter);
  if (group === undefined) {
    words.set(letter, { words: [word], isSorted: true });
    return;
  }
  group.words.push(word);
  group.isSorted = false;
}

/** Puts in order what was added, a letter at a time, so that no question has to wait for it. */
export function* orderVocabulary({ sorted, backwards }: Vocabulary): Steps<void> {
  for (const words of [sorted, backwards]) {
    for (const letter of words.keys()) {
      wordsOf(words, letter);
      yield;
    }
  }
}

function wordsOf(words: SortedByLetter, letter: string): readonly string[] {
  const group = words.get(letter);
  if (group === undefined) return [];
  if (!group.isSorted) group.words.sort();
  group.isSorted = true;
  return group.words;
}

const shapeOf = (word: string, length: number): string => `${word.charAt(0)}${length}`;

/**
 * Terms that an unknown word may be a misspelling or a compound of, with how alike they are (0–1): one edit from five
 * letters, two from eight; or one of the two begins or ends with the other (effekthemtagningsmodell, effekthemtagning).
 * Only terms that `isKnown` knows are found.
 */
export function similarTerms(
  word: string,
  vocabulary: Vocabulary,
  isKnown: (term: string) => boolean,
): { term: string; weight: number }[] {
  if (word.length < 4 || /\d/.test(word)) return [];
  const found = new Map<string, number>();
  for (const term of parts(word, vocabulary).filter(isKnown)) {
    const ratio = Math.min(term.length, word.length) / Math.max(term.length, word.length);
    found.set(term, 0.4 + 0.4 * ratio);
  }
  const allowed = word.length >= 8 ? 2 : word.length >= SHORTEST_TYPO ? 1 : 0;
  if (allowed === 0) return ranked(found);
  for (let length = Math.max(4, word.length - allowed); length <= word.length + allowed; length++) {
    for (const term of vocabulary.byShape.get(shapeOf(word, length)) ?? []) {
      if (found.has(term)) continue;
      const edits = editDistance(word, term, allowed);
      if (edits <= allowed && isKnown(term)) found.set(term, 1 - 0.15 * edits);
    }
  }
  return ranked(found);
}

function ranked(found: ReadonlyMap<string, number>): { term: string; weight: number }[] {
  return [...found]
    .map(([term, weight]) => ({ term, weight }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, MOST);
}

/** Terms that begin or end the word, and terms that the word begins or ends. */
function parts(word: string, { sorted, backwards }: Vocabulary): string[] {
  if (word.length < SHORTEST_PART) return [];
  const inside: string[] = [];
  for (let length = SHORTEST_PART; length < word.length; length++) {
    inside.push(word.slice(0, length), word.slice(-length));
  }
  return [
    ...inside,
    ...startingWith(word, sorted),
    ...(word.length < SHORTEST_ENDING ? [] : startingWith(reversed(word), backwards).map(reversed)),
  ];
}

function startingWith(prefix: string, words: SortedByLetter): string[] {
  const sorted = wordsOf(words, prefix.charAt(0));
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < prefix) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (sorted[end]?.startsWith(prefix)) end++;
  return sorted.slice(low, end);
}

const reversed = (text: string): string => [...text].reverse().join('');

const LONGEST = 100;
const TOO_MANY = LONGEST;
/** Rows of distances, used again for every pair: this one, the one before and the one before that. */
const rows = Array.from({ length: 3 }, () => new Uint8Array(LONGEST + 2));

/**
 * Damerau–Levenshtein distance (neighbouring letters swapped count one); more than `limit` is told as `limit + 1`, as it is of
 * words of more than a hundred letters. Only cells within `limit` of the diagonal are looked at.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.max(a.length, b.length) > LONGEST) return limit + 1;
  let [row, previous, beforePrevious] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit);
    const to = Math.min(b.length, i + limit);
    row[from - 1] = from === 1 ? i : TOO_MANY;
    let least = row[from - 1] as number;
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      // The cell above the last one lies outside.
      const above = j === i + limit ? TOO_MANY : (previous[j] as number);
      let edits = Math.min(above + 1, (row[j - 1] as number) + 1, (previous[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        edits = Math.min(edits, (beforePrevious[j - 2] as number) + 1);
      row[j] = edits;
      least = Math.min(least, edits);
    }
    if (least > limit) return limit + 1;
    [row, previous, beforePrevious] = [beforePrevious, row, previous];
  }
  return Math.min(previous[b.length] as number, limit + 1);
}
