/** Terms, ordered so that those like an unknown word are found without looking at all. */
export type Vocabulary = {
  /** By first letter and length: "a5". */
  readonly byShape: ReadonlyMap<string, readonly string[]>;
  readonly all: ReadonlySet<string>;
  /** In alphabetical order, and in that of the words read backwards. */
  readonly sorted: readonly string[];
  readonly backwards: readonly string[];
};

const MOST = 4;
const SHORTEST_PART = 5;
/** A part that stands last in a longer word says less: "sitiv" is nothing of "positiv". */
const SHORTEST_ENDING = 6;
const SHORTEST_TYPO = 5;

/** Orders terms for `similarTerms`, in steps. */
export function* orderVocabulary(terms: readonly string[]): Generator<void, Vocabulary> {
  const byShape = new Map<string, string[]>();
  for (const term of terms) {
    const shape = `${term[0]}${term.length}`;
    const group = byShape.get(shape);
    if (group === undefined) byShape.set(shape, [term]);
    else group.push(term);
  }
  yield;
  const sorted = yield* sortedByLetter(terms);
  const backwards = yield* sortedByLetter(terms.map(reversed));
  return { byShape, all: new Set(terms), sorted, backwards };
}

/** In the order of `sort()`, a first letter at a time. */
function* sortedByLetter(terms: readonly string[]): Generator<void, string[]> {
  const groups = new Map<number, string[]>();
  for (const term of terms) {
    const letter = term.charCodeAt(0);
    const group = groups.get(letter);
    if (group === undefined) groups.set(letter, [term]);
    else group.push(term);
  }
  yield;
  const sorted: string[] = [];
  for (const letter of [...groups.keys()].sort((a, b) => a - b)) {
    for (const term of (groups.get(letter) ?? []).sort()) sorted.push(term);
    yield;
  }
  return sorted;
}

/**
 * Terms that an unknown word may be a misspelling or a compound of, with how alike they are (0–1): one edit from five
 * letters, two from eight; or one of the two begins or ends with the other (effekthemtagningsmodell, effekthemtagning).
 */
export function similarTerms(word: string, vocabulary: Vocabulary): { term: string; weight: number }[] {
  if (word.length < 4 || /\d/.test(word)) return [];
  const found = new Map<string, number>();
  for (const term of parts(word, vocabulary)) {
    const ratio = Math.min(term.length, word.length) / Math.max(term.length, word.length);
    found.set(term, 0.4 + 0.4 * ratio);
  }
  const allowed = word.length >= 8 ? 2 : word.length >= SHORTEST_TYPO ? 1 : 0;
  if (allowed === 0) return ranked(found);
  for (let length = Math.max(4, word.length - allowed); length <= word.length + allowed; length++) {
    for (const term of vocabulary.byShape.get(`${word[0]}${length}`) ?? []) {
      if (found.has(term)) continue;
      const edits = editDistance(word, term, allowed);
      if (edits <= allowed) found.set(term, 1 - 0.15 * edits);
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
function parts(word: string, { all, sorted, backwards }: Vocabulary): string[] {
  if (word.length < SHORTEST_PART) return [];
  const inside: string[] = [];
  for (let length = SHORTEST_PART; length < word.length; length++) {
    inside.push(word.slice(0, length), word.slice(-length));
  }
  return [
    ...inside.filter((part) => all.has(part)),
    ...startingWith(word, sorted),
    ...(word.length < SHORTEST_ENDING ? [] : startingWith(reversed(word), backwards).map(reversed)),
  ];
}

function startingWith(prefix: string, sorted: readonly string[]): string[] {
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

/** Damerau–Levenshtein distance (neighbouring letters swapped count one); more than `limit` is told as `limit + 1`. */
function editDistance(a: string, b: string, limit: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (beforePrevious[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
