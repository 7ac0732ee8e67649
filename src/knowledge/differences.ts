import { answerQuestion } from './answer.ts';
import type { Entry } from './entry.ts';
import { shownEntries } from './evaluate.ts';
import type { Knowledge } from './knowledge.ts';
import type { Steps } from './steps.ts';

/** A question that would be answered otherwise; `undefined` for no answer. */
export type Difference = {
  readonly question: string;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
};

/** The questions whose answer would come from another entry, or that would get one or none. In steps of a question each. */
export function* differences(questions: readonly string[], before: Knowledge, after: Knowledge): Steps<Difference[]> {
  const found: Difference[] = [];
  for (const question of questions) {
    const [was, is] = [answerOf(question, before), answerOf(question, after)];
    if (was?.id !== is?.id) found.push({ question, before: was, after: is });
    yield;
  }
  return found;
}

/** What answers directly, or is suggested first. */
function answerOf(question: string, knowledge: Knowledge): Entry | undefined {
  return shownEntries(answerQuestion(question, knowledge).answer)[0];
}
