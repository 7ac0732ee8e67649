import type { DeliveryTexts } from '../../src/delivery/texts/delivery-texts.ts';
import { en as deliveryEn } from '../../src/delivery/texts/en.ts';
import { sv as deliverySv } from '../../src/delivery/texts/sv.ts';
import { en as forumEn } from '../../src/forum/texts/en.ts';
import type { ForumTexts } from '../../src/forum/texts/forum-texts.ts';
import { sv as forumSv } from '../../src/forum/texts/sv.ts';
import { en as knowledgeEn } from '../../src/knowledge/texts/en.ts';
import type { KnowledgeTexts } from '../../src/knowledge/texts/knowledge-texts.ts';
import { sv as knowledgeSv } from '../../src/knowledge/texts/sv.ts';
import type { Language } from '../../src/language.ts';
import { en as peopleEn } from '../../src/people/texts/en.ts';
import type { PeopleTexts } from '../../src/people/texts/people-texts.ts';
import { sv as peopleSv } from '../../src/people/texts/sv.ts';
import { en as reportsEn } from '../../src/reports/texts/en.ts';
import { overviewEn } from '../../src/reports/texts/overview-en.ts';
import { overviewSv } from '../../src/reports/texts/overview-sv.ts';
import type { OverviewTexts } from '../../src/reports/texts/overview-texts.ts';
import type { ReportsTexts } from '../../src/reports/texts/reports-texts.ts';
import { sv as reportsSv } from '../../src/reports/texts/sv.ts';
import { en as summariesEn } from '../../src/summaries/texts/en.ts';
import type { SummariesTexts } from '../../src/summaries/texts/summaries-texts.ts';
import { sv as summariesSv } from '../../src/summaries/texts/sv.ts';
import type { BotTexts } from './bot-texts.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

/** All words that a turn may need, in the reader's language. */
export type Texts = {
  readonly language: Language;
  readonly bot: BotTexts;
  readonly knowledge: KnowledgeTexts;
  readonly forum: ForumTexts;
  readonly people: PeopleTexts;
  readonly reports: ReportsTexts;
  readonly overview: OverviewTexts;
  readonly summaries: SummariesTexts;
  readonly delivery: DeliveryTexts;
};

const TEXTS: Record<Language, Texts> = {
  sv: {
    language: 'sv',
    bot: sv,
    knowledge: knowledgeSv,
    forum: forumSv,
    people: peopleSv,
    reports: reportsSv,
    overview: overviewSv,
    summaries: summariesSv,
    delivery: deliverySv,
  },
  en: {
    language: 'en',
    bot: en,
    knowledge: knowledgeEn,
    forum: forumEn,
    people: peopleEn,
    reports: reportsEn,
    overview: overviewEn,
    summaries: summariesEn,
    delivery: deliveryEn,
  },
};

export function textsFor(language: Language): Texts {
  return TEXTS[language];
}

/** The language that Teams is set to; Swedish for every other than English. */
export function languageOfLocale(locale: string | null | undefined): Language {
  return /^en\b/i.test(locale ?? '') ? 'en' : 'sv';
}
