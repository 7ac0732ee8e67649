import type { Answer } from '../knowledge/answer.ts';
import type { Entry } from '../knowledge/entry.ts';

/** So many of the nearest in meaning may be shown beside what the words find. */
const NEAREST = 3;
/** At most so many are shown in all, as without a model. */
const SHOWN = 3;
/** How soon a place further down counts less. */
const FLATNESS = 10;

/**
 * Orders what is suggested by words and by meaning together: what is high in both comes first, and what is first in one of them is
 * always shown. Anything but a suggestion stays as it is.
 * @param found entries by words, the best first
 * @param nearest entries by meaning, the nearest first
 */
export function orderByMeaning(answer: Answer, found: readonly Entry[], nearest: readonly Entry[]): Answer {
  const [best] = found;
  const [closest] = nearest;
  if (answer.kind !== 'suggest' || best === undefined || closest === undefined) return answer;
  // Places are compared and not figures: what a cosine of 0.8 means differs from model to model.
  const gain = (entry: Entry, list: readonly Entry[]): number => {
    const place = list.indexOf(entry);
    return place < 0 ? 0 : 1 / (FLATNESS + place);
  };
  const scored = [...new Set([...answer.entries, ...nearest.slice(0, NEAREST)])]
    .map((entry) => ({ entry, score: gain(entry, found) + gain(entry, nearest) }))
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
  const firsts = new Set([best, closest]);
  const others = scored.filter((entry) => !firsts.has(entry)).slice(0, SHOWN - firsts.size);
  return { ...answer, entries: scored.filter((entry) => firsts.has(entry) || others.includes(entry)) };
}
