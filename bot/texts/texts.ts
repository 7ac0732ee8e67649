import { en as forumEn } from '../../src/forum/texts/en.ts';
import type { ForumTexts } from '../../src/forum/texts/forum-texts.ts';
import { sv as forumSv } from '../../src/forum/texts/sv.ts';
import { en as knowledgeEn } from '../../src/knowledge/texts/en.ts';
import type { KnowledgeTexts } from '../../src/knowledge/texts/knowledge-texts.ts';
import { sv as knowledgeSv } from '../../src/knowledge/texts/sv.ts';
import type { BotTexts } from './bot-texts.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

export type Language = 'sv' | 'en';

/** All words that a turn may need, in the reader's language. */
export type Texts = {
  readonly language: Language;
  readonly bot: BotTexts;
  readonly knowledge: KnowledgeTexts;
  readonly forum: ForumTexts;
};

const TEXTS: Record<Language, Texts> = {
  sv: { language: 'sv', bot: sv, knowledge: knowledgeSv, forum: forumSv },
  en: { language: 'en', bot: en, knowledge: knowledgeEn, forum: forumEn },
};

export function textsFor(language: Language): Texts {
  return TEXTS[language];
}

/** The language that Teams is set to; Swedish for every other than English. */
export function languageOfLocale(locale: string | null | undefined): Language {
  return /^en\b/i.test(locale ?? '') ? 'en' : 'sv';
}
