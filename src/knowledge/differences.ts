import { type Answer, answerQuestion } from './answer.ts';
import type { Entry } from './entry.ts';
import { type JudgedQuestion, judge, shownEntries } from './evaluate.ts';
import type { Knowledge } from './knowledge.ts';
import type { Steps } from './steps.ts';

/** A question that is tried: a judged one, or one of which nobody has said what answers it. */
export type TriedQuestion = JudgedQuestion | { readonly q: string; readonly entry?: undefined };

/** A question that would be answered otherwise; `undefined` for no answer. */
export type Difference = {
  readonly question: string;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
  readonly effect: Effect;
};

/** `broken`: it was answered as it should be, and would no longer be; `mended`: the other way round. As they are told. */
export const EFFECTS = ['broken', 'changed', 'mended'] as const;
export type Effect = (typeof EFFECTS)[number];

/**
 * The questions whose answer would come from another entry, or that would get one or none; the broken ones first, the mended
 * ones last. In steps of a question each.
 */
export function* differences(
  questions: readonly TriedQuestion[],
  before: Knowledge,
  after: Knowledge,
): Steps<Difference[]> {
  const found: Difference[] = [];
  for (const tried of questions) {
    const difference = differenceOf(tried, answerTo(tried, before), answerTo(tried, after));
    if (difference !== undefined) found.push(difference);
    yield;
  }
  return found.toSorted((a, b) => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect));
}

function answerTo({ q }: TriedQuestion, knowledge: Knowledge): Answer {
  return answerQuestion(q, knowledge).answer;
}

function differenceOf(tried: TriedQuestion, was: Answer, is: Answer): Difference | undefined {
  const effect = effectOn(tried, was, is);
  const [before, after] = [shownEntries(was)[0], shownEntries(is)[0]];
  if (effect === 'changed' && (before?.id === after?.id || areAlike(was, is))) return undefined;
  // Suggestions are no answer to what no entry may answer.
  const isUnanswerable = tried.entry === null;
  return {
    question: tried.q,
    before: isUnanswerable && effect === 'broken' ? undefined : before,
    after: isUnanswerable && effect === 'mended' ? undefined : after,
    effect,
  };
}

/** Suggestions in another order: what a reader saw first is still shown, and what is first now was. */
function areAlike(was: Answer, is: Answer): boolean {
  if (was.kind !== 'suggest' || is.kind !== 'suggest') return false;
  const shows = ({ entries }: typeof was, first: Entry | undefined): boolean =>
    entries.some(({ id }) => id === first?.id);
  return shows(is, was.entries[0]) && shows(was, is.entries[0]);
}

function effectOn(tried: TriedQuestion, was: Answer, is: Answer): Effect {
  if (tried.entry === undefined) return 'changed';
  const [wasRight, isRight] = [judge(tried, was) === 'right', judge(tried, is) === 'right'];
  if (wasRight === isRight) return 'changed';
  return wasRight ? 'broken' : 'mended';
}
