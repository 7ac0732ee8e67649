import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { answerQuestion } from '../knowledge/answer.ts';
import { explain, toJson, toText } from './ask-output.ts';
import { openKnowledge } from './open-knowledge.ts';

const USAGE = `Usage: npm run --silent ask -- "fråga" [--explain] [--knowledge DIR]
       npm run --silent ask -- --json [--knowledge DIR]     one question a line on standard input`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      explain: { type: 'boolean' },
      json: { type: 'boolean' },
      knowledge: { type: 'string' },
    },
  });
  const question = positionals.join(' ').trim();
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (question === '' && values.json !== true) throw new Error(USAGE);
  const knowledge = await openKnowledge(values.knowledge);
  const asked =
    question === '' ? createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }) : [question];
  for await (const line of asked) {
    const startedAt = performance.now();
    const { answer, explanation } = answerQuestion(line, knowledge);
    const ms = Math.round((performance.now() - startedAt) * 1000) / 1000;
    if (values.json) console.log(JSON.stringify(toJson(line, answer, explanation, ms)));
    else console.log(toText(answer, knowledge, new Date(), explanation.query.language));
    if (values.explain) console.log(`\n${explain(explanation)}`);
  }
  return 0;
}

// A reader such as `head` may have seen enough.
process.stdout.on('error', () => process.exit());
process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
