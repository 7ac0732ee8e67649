import { openKnowledge } from '../../src/cli/open-knowledge.ts';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import { judgedQuestions } from '../support/judged-questions.ts';
import { type DoorChild, startChild } from './door-child.ts';
import { type Door, openLoad } from './door-load.ts';
import { median, percentile } from './figures.ts';

const ROUNDS = 5;
const WARM_UP_MESSAGES = 2000;
const MESSAGES = 1500;

/** What one server spends on a message; the medians of the rounds. */
export type DoorMeasurement = { server: string; cpuMs: number; perSecond: number; p50Ms: number; p99Ms: number };

type Round = Omit<DoorMeasurement, 'server'>;

/** CPU time per answered message through the HTTP door, beside a bare echo of botbuilder and restify. */
export async function benchDoor(progress: (line: string) => void) {
  const questions = await realQuestions();
  const load = await openLoad(questions);
  const children: DoorChild[] = [];
  try {
    for (const [name, file] of [
      ['fvm-forum', 'bot-child.ts'],
      ['echo', 'echo-child.ts'],
    ] as const) {
      children.push(await startChild(name, new URL(file, import.meta.url)));
    }
    const servers = children.map((child) => ({ child, door: load.doorTo(child.port), rounds: [] as Round[] }));
    for (const { child, door } of servers) {
      progress(`door: ${child.name} warms up`);
      await door.ask(WARM_UP_MESSAGES);
    }
    for (let round = 1; round <= ROUNDS; round++) {
      progress(`door: round ${round} of ${ROUNDS}`);
      for (const { child, door, rounds } of servers) rounds.push(await measureRound(child, door));
    }
    const [bot, echo] = servers.map(({ child, rounds }) => summary(child.name, rounds)) as [
      DoorMeasurement,
      DoorMeasurement,
    ];
    return {
      questions: questions.length,
      outcomes: await outcomesOf(questions),
      servers: [bot, echo],
      ratio: bot.cpuMs / echo.cpuMs,
    };
  } finally {
    for (const child of children) child.stop();
    await load.close();
  }
}

async function measureRound(child: DoorChild, door: Door): Promise<Round> {
  const before = await child.cpuMs();
  const start = performance.now();
  const times = await door.ask(MESSAGES);
  const seconds = (performance.now() - start) / 1000;
  const cpuMs = ((await child.cpuMs()) - before) / MESSAGES;
  return { cpuMs, perSecond: MESSAGES / seconds, p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) };
}

function summary(server: string, rounds: readonly Round[]): DoorMeasurement {
  const middle = (key: keyof Round): number => median(rounds.map((round) => round[key]));
  return {
    server,
    cpuMs: middle('cpuMs'),
    perSecond: middle('perSecond'),
    p50Ms: middle('p50Ms'),
    p99Ms: middle('p99Ms'),
  };
}

async function realQuestions(): Promise<string[]> {
  return (await judgedQuestions()).map(({ q }) => q);
}

async function outcomesOf(questions: readonly string[]): Promise<Record<string, number>> {
  const knowledge = await openKnowledge();
  const outcomes: Record<string, number> = {};
  for (const question of questions) {
    const { kind } = answerQuestion(question, knowledge).answer;
    outcomes[kind] = (outcomes[kind] ?? 0) + 1;
  }
  return outcomes;
}
