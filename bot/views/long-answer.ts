import { createHash } from 'node:crypto';
import { sentences } from '../../src/knowledge/normalise.ts';
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

/** Tells whether a text has been changed. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
