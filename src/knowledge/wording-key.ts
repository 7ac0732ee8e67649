import { plainText } from './normalise.ts';

/** The same for wordings that differ in case, blanks and signs only; every letter and digit counts. */
export const wordingKey = (text: string): string =>
  (
    plainText(text)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []
  ).join(' ');
