import type { SearchIndex } from './search-index.ts';

const MOST = 4;
const SHORTEST_PART = 5;

/**
 * Terms that an unknown word may be a misspelling or a compound of, with how alike they are (0–1): one edit from four
 * letters, two from eight; or one of the two begins or ends with the other (effekthemtagningsmodell, effekthemtagning).
 */
export function similarTerms(word: string, index: SearchIndex): { term: string; weight: number }[] {
  if (word.length < 4 || /\d/.test(word)) return [];
  const allowed = word.length >= 8 ? 2 : 1;
  const found: { term: string; weight: number }[] = [];
  for (const [length, terms] of index.termsByLength) {
    const mayBeTypo = Math.abs(length - word.length) <= allowed && length >= 4;
    const mayBePart = Math.min(length, word.length) >= SHORTEST_PART;
    if (!mayBeTypo && !mayBePart) continue;
    for (const term of terms) {
      if (mayBePart && isPart(word, term)) {
        const ratio = Math.min(length, word.length) / Math.max(length, word.length);
        found.push({ term, weight: 0.4 + 0.4 * ratio });
      } else if (mayBeTypo && term[0] === word[0]) {
        const edits = editDistance(word, term, allowed);
        if (edits <= allowed) found.push({ term, weight: 1 - 0.15 * edits });
      }
    }
  }
  return found.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, MOST);
}

function isPart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.startsWith(short) || long.endsWith(short);
}

/** Damerau–Levenshtein distance (neighbouring letters swapped count one); more than `limit` is told as `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
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
