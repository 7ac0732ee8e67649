import { openKnowledge } from '../../../src/cli/open-knowledge.ts';
import { type Answer, answerQuestion } from '../../../src/knowledge/answer.ts';

type AnswerOf<Kind> = Extract<Answer, { kind: Kind }>;

/**
 * The first of the questions that comes out so with the entries as they stand, and the answer that belongs to it. What
 * entries say is tested elsewhere; here only that the person sees it.
 */
export async function questionThatGets<Kind extends Answer['kind']>(
  kind: Kind,
  questions: readonly string[],
): Promise<{ question: string; answer: AnswerOf<Kind> }> {
  const knowledge = await openKnowledge();
  for (const question of questions) {
    const { answer } = answerQuestion(question, knowledge);
    if (answer.kind === kind) return { question, answer: answer as AnswerOf<Kind> };
  }
  throw new Error(`none of these questions gets "${kind}" any more: ${questions.join(' | ')}`);
}
