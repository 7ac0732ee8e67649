import type { Entry } from './entry.ts';
import { words } from './normalise.ts';

/** "Data protection impact assessment (DPIA)": what a long form is shortened to, and the words right before that. */
const SHORT = /\((\p{Lu}\p{L}{1,7})\)/gu;
const LONG = /(?:\p{L}[\p{L}-]* ){1,8}$/u;
/** So far back the long form begins, in characters. */
const LONGEST = 200;
const SMALL_WORDS = new Set(['och', 'i', 'av', 'för', 'på', 'med', 'the', 'of', 'and']);

/** What the entries themselves say that abbreviations stand for, each with its long form. */
export function minedAbbreviations(entries: Iterable<Entry>): string[][] {
  const found = new Map<string, string[]>();
  for (const entry of entries) {
    for (const [key, pair] of minedFrom(entry)) if (!found.has(key)) found.set(key, pair);
  }
  return [...found.values()];
}

/** What has been read: after an edit all entries but one are the same objects. */
const minedBefore = new WeakMap<Entry, readonly [key: string, pair: string[]][]>();

function minedFrom(entry: Entry): readonly [key: string, pair: string[]][] {
  const before = minedBefore.get(entry);
  if (before !== undefined) return before;
  const text = `${entry.title}. ${entry.body}`;
  const mined = [...text.matchAll(SHORT)].flatMap(({ 1: short = '', index }): [string, string[]][] => {
    const said = LONG.exec(text.slice(Math.max(0, index - LONGEST), index))?.[0] ?? '';
    const long = longForm(said.trim().split(' '), short);
    const key = words(short).join(' ');
    return long === undefined || key === '' ? [] : [[key, [short, long]]];
  });
  minedBefore.set(entry, mined);
  return mined;
}

/** The words right before, whose first letters are those of the abbreviation. */
function longForm(before: readonly string[], short: string): string | undefined {
  const letters = [...short.toLowerCase()];
  for (let size = letters.length; size <= Math.min(before.length, letters.length + 3); size++) {
    const part = before.slice(-size);
    const initials = part
      .filter((word) => !SMALL_WORDS.has(word.toLowerCase()))
      .map((word) => word.charAt(0).toLowerCase());
    if (initials.join('') === letters.join('')) return part.join(' ');
  }
  return undefined;
}
