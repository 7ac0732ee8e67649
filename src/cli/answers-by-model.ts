import { pino } from 'pino';
import { realTimer } from '../delivery/timer.ts';
import { type Answer, answerQuestion } from '../knowledge/answer.ts';
import type { JudgedQuestion } from '../knowledge/evaluate.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { parseModelSettings } from '../sentence-model/model-settings.ts';
import { createSentenceModel } from '../sentence-model/sentence-model.ts';

/** A measurement waits for a slow model; people do not. */
const QUESTION_MS = 10_000;

/** The answers with the say of the sentence model that is set in `env`; `undefined` where none is. Throws when it cannot be used. */
export async function answersByModel(
  questions: readonly JudgedQuestion[],
  knowledge: Knowledge,
  env: NodeJS.ProcessEnv = process.env,
): Promise<((question: string) => Answer) | undefined> {
  const problems: string[] = [];
  const settings = parseModelSettings(env, problems);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  if (settings === undefined) return undefined;
  const troubles: unknown[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => troubles.push(JSON.parse(line).reason) });
  const model = createSentenceModel({ settings, timer: { ...realTimer, sleep: giveUp }, log, questionMs: QUESTION_MS });
  /** What does not answer at once is not measured. */
  async function giveUp(): Promise<void> {
    model.stop();
  }
  model.learn(knowledge);
  await model.learnt();
  const answers = new Map<string, Answer>();
  for (const { q } of questions) answers.set(q, await model.order(answerQuestion(q, knowledge), knowledge));
  if (troubles.length > 0) throw new Error(`EMBEDDINGS_URL: the sentence model does not answer: ${troubles[0]}`);
  return (question) => answers.get(question) ?? answerQuestion(question, knowledge).answer;
}
