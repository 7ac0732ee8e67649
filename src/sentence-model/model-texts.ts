import type { Entry } from '../knowledge/entry.ts';
import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';

/** Models read some 500 tokens, and some servers refuse more. */
const MAX_ENTRY = 1500;
const MAX_QUESTION = 500;

/** What a model is told of an entry: nothing of persons and of who edited it. */
export function entryToSend({ title, questions, body, english }: Entry): string {
  const inEnglish = english === undefined ? [] : [english.title, english.text];
  return [title, body, ...inEnglish, ...questions].join('\n').slice(0, MAX_ENTRY);
}

/** E-mail addresses, and telephone and other long numbers. */
const CONTACT = /\S+@\S+|\+?\(?\d(?:[\s\p{Pd}./()]{0,3}\d){5,}/gu;

/**
 * What a model is told of a question (already without greeting and signature): no e-mail address and no telephone number.
 * `undefined` for one that holds a personal identity number.
 */
export function questionToSend(question: string): string | undefined {
  if (holdsPersonalIdentityNumber(question)) return undefined;
  return question.replace(CONTACT, ' ').replace(/\s+/g, ' ').trim().slice(0, MAX_QUESTION) || undefined;
}
