import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { words } from '../knowledge/normalise.ts';
import { SWEDISH_STOP_WORDS } from '../knowledge/stop-words.ts';
import { termOf, termsOf } from '../knowledge/term.ts';

/** What the lines of a monthly status are gathered under, in the order in which they are shown. */
export const THEMES = [
  ...(['training', 'staffing', 'change', 'benefits', 'it', 'legal', 'economy', 'timetable', 'cooperation'] as const),
  ...(['option-1', 'option-2', 'option-3', 'other'] as const),
] as const;
export type Theme = (typeof THEMES)[number];

/** The words by which a theme is known. */
export type Themes = {
  /** By each word of a theme, and by its stem. */
  readonly byWord: ReadonlyMap<string, Theme>;
  /** By each phrase of several words, as its terms with a space between. */
  readonly byPhrase: ReadonlyMap<string, Theme>;
  /** The first terms of the phrases. */
  readonly phraseStarts: ReadonlySet<string>;
};

/** A phrase has at most so many terms. */
const LONGEST_PHRASE = 3;
/** What a word counts that is a part of a compound. */
const PART = 0.8;
/** What words of an option count: for which option something is done says less than what is done. */
const OPTION = 0.5;
/** Fewer letters begin or end another word by chance. */
const SHORTEST_PART = 5;
/** What is left of a compound has so many letters: konto stands in kontor by chance. */
const SHORTEST_REST = 3;
/** A shorter stem stands for other words too, unless it lacks one letter only: införande and inför, skrivare and skriver. */
const SHORTEST_STEM = 6;
/** Endings after which the stemmer finds another stem than without them: datorn, elevhälsan. */
const ENDING = /(?:[aeo]rna|[aeo]r|en|et|na|n|t)?s?$/;

const contentWords = (text: string): string[] => words(text).filter((word) => !SWEDISH_STOP_WORDS.has(word));
const keyOf = (phrase: string): string => termsOf(phrase).join(' ');

const NAMED = THEMES.filter((theme) => theme !== 'other');
const phraseSchema = z.coerce.string().refine((phrase) => {
  const { length } = contentWords(phrase);
  return length >= 1 && length <= LONGEST_PHRASE;
}, `must have 1–${LONGEST_PHRASE} words that count`);
const listsSchema = z
  .record(z.enum(NAMED), z.array(z.array(phraseSchema)).min(1))
  .transform((lists) =>
    NAMED.flatMap((theme) => lists[theme].flat().map((phrase) => ({ theme, phrase, key: keyOf(phrase) }))),
  )
  .superRefine((all, context) => {
    const themeOfKey = new Map(all.map(({ key, theme }) => [key, theme]));
    for (const { key, theme, phrase } of all) {
      const last = themeOfKey.get(key);
      if (last !== theme) context.addIssue(`"${phrase}" stands under ${theme} and ${last}`);
    }
  });

/** Makes themes of the words of each theme but *other*. Throws when a list is missing or a word stands in two. */
export function parseThemes(content: unknown): Themes {
  const byWord = new Map<string, Theme>();
  const byPhrase = new Map<string, Theme>();
  for (const { theme, phrase, key } of listsSchema.parse(content)) {
    const [word = '', ...more] = contentWords(phrase);
    if (more.length > 0) byPhrase.set(key, theme);
    else for (const form of formsOf(word)) byWord.set(form, theme);
  }
  return { byWord, byPhrase, phraseStarts: new Set([...byPhrase.keys()].map((key) => key.split(' ')[0] ?? '')) };
}

/** A word and its stem, unless that is too short. */
function formsOf(word: string): string[] {
  const stem = termOf(word);
  return stem.length >= SHORTEST_STEM || word.length - stem.length <= 1 ? [word, stem] : [word];
}

/** Reads `themes.yml`. Throws with the file's name when it is missing or malformed. */
export async function readThemes(dir: string): Promise<Themes> {
  const file = join(dir, 'themes.yml');
  const text = await readFile(file, 'utf8');
  try {
    return parseThemes(parse(text, { schema: 'core' }));
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${file}: ${problem}`, { cause: error });
  }
}

/**
 * What a sentence is about. A phrase counts as many as it has words, a word one, and less within a compound; the theme
 * with the most wins, and of equals the one that comes first. *other* when no word of a theme stands in it.
 */
export function themeOf(sentence: string, themes: Themes): Theme {
  const said = contentWords(sentence);
  const terms = said.map(termOf);
  const counts = new Map<Theme, number>();
  const count = (theme: Theme, gain: number): void => {
    counts.set(theme, (counts.get(theme) ?? 0) + gain * (theme.startsWith('option-') ? OPTION : 1));
  };
  for (let at = 0; at < said.length; at++) {
    const phrase = phraseAt(terms, at, themes);
    const whole = wholeTheme(said[at] ?? '', themes);
    if (phrase !== undefined) {
      count(phrase.theme, phrase.size);
      at += phrase.size - 1;
    } else if (whole !== undefined) count(whole, 1);
    else for (const theme of partThemes(said[at] ?? '', themes)) count(theme, PART);
  }
  const most = Math.max(...counts.values());
  return THEMES.find((theme) => counts.get(theme) === most) ?? 'other';
}

/** The longest phrase that begins there. */
function phraseAt(
  terms: readonly string[],
  at: number,
  { byPhrase, phraseStarts }: Themes,
): { theme: Theme; size: number } | undefined {
  if (!phraseStarts.has(terms[at] ?? '')) return undefined;
  for (let size = LONGEST_PHRASE; size > 1; size--) {
    const theme = byPhrase.get(terms.slice(at, at + size).join(' '));
    if (theme !== undefined) return { theme, size };
  }
  return undefined;
}

function wholeTheme(word: string, { byWord }: Themes): Theme | undefined {
  return byWord.get(word) ?? byWord.get(termOf(word)) ?? byWord.get(word.replace(ENDING, ''));
}

/** The themes of the longest word that begins a compound, and of the longest that ends it. */
function partThemes(compound: string, { byWord }: Themes): ReadonlySet<Theme> {
  const found = new Set<Theme>();
  const add = (word: string, partOf: (length: number) => string): void => {
    for (let length = word.length - SHORTEST_REST; length >= SHORTEST_PART; length--) {
      const theme = byWord.get(partOf(length));
      if (theme === undefined) continue;
      found.add(theme);
      return;
    }
  };
  const term = termOf(compound);
  add(compound, (length) => compound.slice(0, length));
  add(term, (length) => term.slice(-length));
  return found;
}
