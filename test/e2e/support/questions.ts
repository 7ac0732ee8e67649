import { openKnowledge } from '../../../src/cli/open-knowledge.ts';
import { type Answer, answerQuestion } from '../../../src/knowledge/answer.ts';
import { judgedQuestions } from '../../support/judged-questions.ts';

type AnswerOf<Kind> = Extract<Answer, { kind: Kind }>;

/**
 * The first of the questions, and then of the repository's judged ones, that comes out so with the entries as they
 * stand, and the answer that belongs to it. What entries say is tested elsewhere; here only that the person sees it.
 */
export async function questionThatGets<Kind extends Answer['kind']>(
  kind: Kind,
  questions: readonly string[] = [],
): Promise<{ question: string; answer: AnswerOf<Kind> }> {
  const knowledge = await openKnowledge();
  const judged = (await judgedQuestions()).map(({ q }) => q);
  for (const question of [...questions, ...judged]) {
    const { answer } = answerQuestion(question, knowledge);
    if (answer.kind === kind) return { question, answer: answer as AnswerOf<Kind> };
  }
  throw new Error(`no question gets "${kind}" any more`);
}
