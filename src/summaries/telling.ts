import { answersType } from '../knowledge/question-type.ts';

/** How rare a term is among the sentences of a month, 0–1. */
export type Rarity = (term: string) => number;

/** A word that stands in one sentence only is as likely a slip as something particular. */
const ONCE = 0.7;
/** Longer words are no words, and count next to nothing. */
const LONGEST_WORD = 40;
const NO_WORD = 0.05;
/** So many of a sentence's rarest terms count, so that a long one is not better for being long. */
const COUNTED_TERMS = 6;

/** What tells beside rare words, and how much. */
const GAINS = { figure: 0.15, need: 0.3, length: 0.3 } as const;
/** Characters of a sentence that says enough and is still read. */
const GOOD_LENGTH = { from: 60, to: 200 } as const;

/** A need, a decision, or how far something has come. */
const NEED =
  /(?<!\p{L})(?:beslut|klar(?:a|t)?(?!\p{L})|färdig|godkän|försen|dröj|senarelag|sakna|brist|behöv|risk|hinder|hinner inte|inte hinn|svår|oro|oklar|vakan|hjälp|stöd|stopp|väntar|akut|avbr|avsluta|slutför|rekryter|anställ|utse|påbörja|startar|inför|ersätt)|brist(?:en|er)?(?!\p{L})/iu;

/** How rare terms are, from the terms of the month's sentences. Sentences of the same terms count once. */
export function rarityAmong(sentences: readonly ReadonlySet<string>[]): Rarity {
  const different = [...new Map(sentences.map((terms) => [[...terms].join(' '), terms])).values()];
  const counts = new Map<string, number>();
  for (const terms of different) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const idf = (count: number): number => Math.log(1 + different.length / count);
  const rarities = new Map(
    [...counts].map(([term, count]) => [term, count === 1 ? ONCE : idf(count) / idf(2)] as const),
  );
  return (term) => (term.length > LONGEST_WORD ? NO_WORD : (rarities.get(term) ?? ONCE));
}

/** How much a sentence tells a reader of the month: rare words, a figure or date, a need or decision, a good length. */
export function howTelling(
  { text, terms, isNeed }: { text: string; terms: ReadonlySet<string>; isNeed: boolean },
  rarity: Rarity,
): number {
  const rarest = [...terms].map(rarity).sort((a, b) => b - a);
  const rare = rarest.slice(0, COUNTED_TERMS).reduce((sum, value) => sum + value, 0) / COUNTED_TERMS;
  const hasFigure = /\p{N}/u.test(text) || answersType('when', text);
  return (
    rare +
    (hasFigure ? GAINS.figure : 0) +
    (isNeed || NEED.test(text) ? GAINS.need : 0) +
    GAINS.length * lengthFit(text.length)
  );
}

/** 1 for a good length, less for shorter and longer sentences. */
function lengthFit(length: number): number {
  if (length < GOOD_LENGTH.from) return length / GOOD_LENGTH.from;
  return length > GOOD_LENGTH.to ? GOOD_LENGTH.to / length : 1;
}

/** So many sentences of each part of a municipality's report are considered. */
const CONSIDERED = 8;

/** The most telling sentences of each group, in the order that they stand in. */
export function mostTelling<Told extends { readonly telling: number }>(
  all: readonly Told[],
  groupOf: (one: Told) => string,
): Told[] {
  const counts = new Map<string, number>();
  const isAmong = (group: string): boolean => {
    counts.set(group, (counts.get(group) ?? 0) + 1);
    return (counts.get(group) ?? 0) <= CONSIDERED;
  };
  const best = new Set(all.toSorted((a, b) => b.telling - a.telling).filter((one) => isAmong(groupOf(one))));
  return all.filter((one) => best.has(one));
}
