import { words } from './normalise.ts';

/** The same for wordings that differ in case, blanks and signs only. */
export const wordingKey = (text: string): string => words(text).join(' ');
