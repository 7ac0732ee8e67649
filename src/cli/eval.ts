import { parseArgs } from 'node:util';
import { z } from 'zod';
import { describeEvaluation, type Evaluation, evaluate } from '../knowledge/evaluate.ts';
import { readJudgedQuestions } from '../knowledge/judged-questions.ts';
import { answersByModel } from './answers-by-model.ts';
import { openKnowledge } from './open-knowledge.ts';

const USAGE = `Usage: npm run --silent eval -- --questions FILE [--knowledge DIR] [--json]
       [--top1 0.9] [--shown 0.97] [--answered 0.8] [--wrong 0.05]
FILE is a JSON list of {"q": question, "entry": entry id, or null for "must not answer"}; an optional
"also" lists entries that answer it as well.
The last four are floors (--wrong: a ceiling), as shares; below one of them the exit code is 1.
With EMBEDDINGS_URL and EMBEDDINGS_MODEL in the environment that sentence model has its say.`;

const share = z.coerce.number().min(0).max(1).optional();
const floors = z.object({ top1: share, shown: share, answered: share, wrong: share });

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      questions: { type: 'string' },
      knowledge: { type: 'string' },
      json: { type: 'boolean' },
      top1: { type: 'string' },
      shown: { type: 'string' },
      answered: { type: 'string' },
      wrong: { type: 'string' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.questions === undefined) throw new Error(USAGE);
  const limits = floors.parse(values);
  const questions = await readJudgedQuestions(values.questions);
  const knowledge = await openKnowledge(values.knowledge);
  const result = evaluate(questions, knowledge, await answersByModel(questions, knowledge));
  console.log(values.json ? JSON.stringify(result) : describeEvaluation(result));
  const failed = belowFloors(result, limits);
  for (const failure of failed) console.error(failure);
  return failed.length === 0 ? 0 : 1;
}

function belowFloors(result: Evaluation, limits: z.infer<typeof floors>): string[] {
  const failed = (['top1', 'shown', 'answered'] as const).flatMap((name) => {
    const floor = limits[name];
    return floor !== undefined && result[name] < floor ? [`${name} ${result[name].toFixed(3)} is below ${floor}`] : [];
  });
  const tooWrong = limits.wrong !== undefined && result.wrong > limits.wrong;
  return tooWrong ? [...failed, `wrong ${result.wrong.toFixed(3)} is above ${limits.wrong}`] : failed;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
