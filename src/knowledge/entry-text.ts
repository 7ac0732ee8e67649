import type { Language } from '../language.ts';
import { inLanguage } from './english-text.ts';
import type { Entry } from './entry.ts';
import { sentences, words } from './normalise.ts';
import type { Query } from './query.ts';
import { answersType } from './question-type.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';
import { termOf, termsOf } from './term.ts';
import { en } from './texts/en.ts';
import { sv } from './texts/sv.ts';

/** Words that point back to an earlier sentence; such a sentence cannot stand first. */
export const POINTS_BACK =
  /^(den|det|de|dess|denna|detta|dessa|där|då|därför|därefter|samma|han|hon|men|sedan|övriga|båda|bägge|uppgiften)(?!\p{L})|(?<!\p{L})(däremot|dock|alltså|dessutom|också|även|i stället)(?!\p{L})/iu;
/** How much better a later sentence must fit to be moved to the front. */
const CLEARLY = 1.3;
/** What it counts that a sentence holds the kind of thing that was asked for, in idf. */
const TYPE_GAIN = 0.7;

const ENGLISH_POINTS_BACK =
  /^(it|its|they|their|them|this|that|these|those|there|then|therefore|he|she|his|her|but|so|both|the (?:others?|same|rest))(?!\p{L})|(?<!\p{L})(however|also|instead|moreover)(?!\p{L})/iu;

/** The entry's sentences in a language, and the persons that its source names, each with the source's date: names go out of date. */
export function allSentences(entry: Entry, language: Language = 'sv'): { text: string; isPerson: boolean }[] {
  const { asOf } = entry.source;
  const texts = language === 'en' && entry.english !== undefined ? en : sv;
  const source = asOf === undefined ? texts.namedByUndated : texts.namedBySource(texts.date(asOf));
  return [
    ...sentences(inLanguage(entry, language).body).map((text) => ({ text, isPerson: false })),
    ...entry.people.map(({ title, name }) => ({ text: texts.named(title, name, source), isPerson: true })),
  ];
}

/** The entry's text as it is written in a language. With a question the sentence that answers it comes first, when one clearly does. */
export function entryText(entry: Entry, query?: Query, language: Language = 'sv'): string {
  const all = allSentences(entry, language);
  // An entry about what is missing says so first, whatever was asked.
  if (query === undefined || entry.status === 'gap') return all.map(({ text }) => text).join(' ');
  const isEnglish = language === 'en' && entry.english !== undefined;
  const weights = isEnglish ? englishWeights(query) : swedishWeights(query);
  const pointsBack = isEnglish ? ENGLISH_POINTS_BACK : POINTS_BACK;
  const relevance = ({ text, isPerson }: (typeof all)[number]): number => {
    const covered = [...new Set(termsOf(text))].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
    const ofType = query.type === 'who' ? isPerson : query.type !== undefined && answersType(query.type, text);
    return covered + (ofType ? TYPE_GAIN : 0);
  };
  const fits = all.map((sentence, at) => (at > 0 && pointsBack.test(sentence.text) ? 0 : relevance(sentence)));
  const lead = fits.reduce((best, fit, at) => (fit > (fits[best] as number) * CLEARLY ? at : best), 0);
  return [all[lead], ...all.toSpliced(lead, 1)].map((sentence) => sentence?.text).join(' ');
}

const swedishWeights = ({ words: asked }: Query): ReadonlyMap<string, number> =>
  new Map(asked.flatMap(({ terms, idf }) => terms.map(({ term, weight }) => [term, weight * idf])));

/** The question's own words, each as much as the others: most were put in Swedish to be looked up. */
const englishWeights = ({ text }: Query): ReadonlyMap<string, number> =>
  new Map(words(text).flatMap((word) => (ENGLISH_STOP_WORDS.has(word) ? [] : [[termOf(word), 1]])));
