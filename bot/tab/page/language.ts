import { en } from '../texts/en.ts';
import { sv } from '../texts/sv.ts';
import type { TabTexts } from '../texts/tab-texts.ts';

export type Language = 'sv' | 'en';

const TEXTS: Record<Language, TabTexts> = { sv, en };

export function textsIn(language: Language): TabTexts {
  return TEXTS[language];
}

/** The language that Teams is set to; Swedish for every other than English. */
export function languageOf(locale: string | undefined): Language {
  return /^en\b/i.test(locale ?? '') ? 'en' : 'sv';
}
