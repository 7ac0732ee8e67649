import { answerQuestion } from './answer.ts';
import type { Entry } from './entry.ts';
import { shownEntries } from './evaluate.ts';
import type { Knowledge } from './knowledge.ts';

/** The entries that come nearest to some words: those that a reader would be shown, then all others that hold any of them. */
export function nearestEntries(text: string, knowledge: Knowledge): Entry[] {
  const { answer, explanation } = answerQuestion(text, knowledge);
  return [...new Set([...shownEntries(answer), ...explanation.fits.map(({ entry }) => entry)])];
}

/** The entries that hold some of the words, the best first: what is only alike in its letters is left out. */
export function fittingEntries(text: string, knowledge: Knowledge): Entry[] {
  const { answer, explanation } = answerQuestion(text, knowledge);
  const fitting = explanation.fits.filter(({ features }) => features.words > 0);
  return [...new Set([...shownEntries(answer), ...fitting.map(({ entry }) => entry)])];
}
