import type { Entry } from './entry.ts';
import { words } from './normalise.ts';

/** "Data protection impact assessment (DPIA)": a long form, and what it is shortened to. */
const SHORTENED = /((?:[\p{L}][\p{L}-]*[ ]){1,8})\(([\p{Lu}][\p{L}]{1,7})\)/gu;
const SMALL_WORDS = new Set(['och', 'i', 'av', 'för', 'på', 'med', 'the', 'of', 'and']);

/** What the entries themselves say that abbreviations stand for, each with its long form. */
export function minedAbbreviations(entries: Iterable<Entry>): string[][] {
  const found = new Map<string, string[]>();
  for (const { title, body } of entries) {
    for (const [, before = '', short = ''] of `${title}. ${body}`.matchAll(SHORTENED)) {
      const long = longForm(before.trim().split(' '), short);
      const key = words(short).join(' ');
      if (long !== undefined && key !== '' && !found.has(key)) found.set(key, [short, long]);
    }
  }
  return [...found.values()];
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
