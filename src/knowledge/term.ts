import { words } from './normalise.ts';
import { stem } from './stem.ts';
import { SWEDISH_STOP_WORDS } from './stop-words.ts';

/** A definite neuter noun that Snowball leaves alone, because two consonants stand before *-et*: programmet, projektet. */
const DEFINITE_AFTER_CLUSTER = /^(.*[aeiouyåäö].*[bcdfghjklmnpqrstvwxz]{2})ets?$/;

/** Words that have been seen, so that an index over much text is built in a fraction of the time. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/** The form of a word that is looked up: its stem, and for neuter nouns the stem of the indefinite form. */
export function termOf(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const term = derive(word);
  known.set(word, term);
  return term;
}

function derive(word: string): string {
  const indefinite = DEFINITE_AFTER_CLUSTER.exec(word)?.[1];
  return stem(indefinite === undefined ? word : indefinite.replace(/([mn])\1$/, '$1'));
}

/** The terms of a text: its words without stop words, in the form in which they are looked up. */
export function termsOf(text: string): string[] {
  return words(text).flatMap((word) => (SWEDISH_STOP_WORDS.has(word) ? [] : [termOf(word)]));
}
