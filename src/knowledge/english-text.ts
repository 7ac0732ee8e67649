import { createHash } from 'node:crypto';
import type { Language } from '../language.ts';
import type { EnglishText, Entry } from './entry.ts';

/** Tells one Swedish text from another: what an English text was written beside. The same whatever the blanks. */
export function swedishDigest({ title, body }: Pick<Entry, 'title' | 'body'>): string {
  const text = [title, body].map((part) => part.replace(/\s+/g, ' ').trim());
  return `sv-${createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 8)}`;
}

/** Whether the Swedish text has been changed since the English one was written or looked at. */
export function isEnglishOlder(entry: Entry): boolean {
  const of = entry.english?.of;
  return of !== undefined && of !== swedishDigest(entry);
}

/** The entry as it is read in a language: with its English title and text, where it has them. */
export function inLanguage(entry: Entry, language: Language): Entry {
  if (language === 'sv' || entry.english === undefined) return entry;
  const { title, text } = entry.english;
  return { ...entry, title, body: text };
}

/** The language in which an entry's text can be read: its own English one, or Swedish. */
export function languageRead({ english }: Entry, language: Language): Language {
  return english === undefined ? 'sv' : language;
}

/** Whether two English texts say the same. */
export function sameEnglish(one: EnglishText | undefined, other: EnglishText | undefined): boolean {
  return one?.title === other?.title && one?.text === other?.text && one?.of === other?.of;
}
