import { createHash } from 'node:crypto';
import { inLanguage } from '../../src/knowledge/english-text.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import { allSentences, entryText } from '../../src/knowledge/entry-text.ts';
import { sentences } from '../../src/knowledge/normalise.ts';
import type { Language } from '../../src/language.ts';
import { shortened } from '../message.ts';

/** A longer answer fills the screen of a phone, so that its source and warnings are not seen. */
const MOST_ON_CARD = 900;
/** Of a longer one only so much, so that opening the whole is worth while. */
const BEGINNING = 600;

/** The sentences that a card shows of an answer too long for it; `undefined` when it fits. */
export function beginningOf(text: string): string | undefined {
  if (text.length <= MOST_ON_CARD) return undefined;
  let end = 0;
  for (const sentence of sentences(text)) {
    const next = text.indexOf(sentence, end) + sentence.length;
    if (next > BEGINNING) break;
    end = next;
  }
  return end === 0 ? shortened(text, BEGINNING) : `${text.slice(0, end)} …`;
}

/** Tells whether what an entry says in a language, or what must be known of it, has been changed. */
export function digestOf(entry: Entry, language: Language): string {
  const { publisher, title, url, asOf, period } = entry.source;
  const told = [inLanguage(entry, language).title, entryText(entry, undefined, language), entry.status];
  const whole = JSON.stringify([...told, publisher, title, url, asOf, period]);
  return createHash('sha256').update(whole).digest('hex').slice(0, 8);
}

/** The text's paragraphs as they are written, and the persons whom the source names. */
export function paragraphsOf(entry: Entry, language: Language): string[] {
  const written = inLanguage(entry, language)
    .body.split(/\n\s*\n/)
    .map((text) => text.replaceAll(/\s+/g, ' ').trim());
  const named = allSentences(entry, language).flatMap(({ text, isPerson }) => (isPerson ? [text] : []));
  return [...written, ...named].filter((text) => text !== '');
}
