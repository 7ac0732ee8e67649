import { readFile } from 'node:fs/promises';
import { dataFile } from '../../src/data-files.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import type { JudgedQuestion } from '../../src/knowledge/evaluate.ts';
import { readEntries } from '../../src/knowledge/read-entries.ts';
import { readWordLists } from '../../src/knowledge/word-lists.ts';
import { readMunicipalities } from '../../src/people/municipalities.ts';
import { type Engine, enginesToCompare } from './engines.ts';
import { mean, median, percentile } from './figures.ts';
import { makePassages } from './passages.ts';

const PASSAGES = 3600;
const PASSAGE_QUESTIONS = 200;
const ROUNDS = 5;

/** How one engine did; times in milliseconds, the medians of the rounds. */
export type SearchMeasurement = {
  engine: string;
  buildMs: number;
  meanMs: number;
  p50Ms: number;
  p99Ms: number;
  /** The share of the questions whose own text came first. */
  top1: number;
};

type Asked = { q: string; entry: string };
type Task = { entries: readonly Entry[]; questions: readonly Asked[] };

/** Index build, query time and right-first share on the repository's entries and on made-up passages. */
export async function benchSearch(progress: (line: string) => void) {
  const municipalities = (await readMunicipalities(dataFile('municipalities.json'))).map(({ name }) => name);
  const engines = enginesToCompare(await readWordLists(dataFile('words')), municipalities);
  const own = await ownTask();
  const passages = passageTask();
  const measure = (name: string, task: Task) => ({
    documents: task.entries.length,
    questions: task.questions.length,
    engines: compare(engines, task, (round) => progress(`search: ${name}, round ${round} of ${ROUNDS}`)),
  });
  return { entries: measure('entries', own), passages: measure('passages', passages) };
}

async function ownTask(): Promise<Task> {
  const { entries } = await readEntries(dataFile('knowledge'));
  const file = new URL('../../data/judged-questions.json', import.meta.url);
  const judged = JSON.parse(await readFile(file, 'utf8')) as JudgedQuestion[];
  return { entries, questions: judged.flatMap(({ q, entry }) => (entry === null ? [] : { q, entry })) };
}

/** Made-up passages as entries, with questions about them. */
export function passageTask(count = PASSAGES): Task {
  const { passages, questions } = makePassages(count, PASSAGE_QUESTIONS);
  const entries = passages.map(
    ({ id, title, text }): Entry => ({
      id: `passage-${id}`,
      title,
      questions: [],
      topics: ['om-fvm'],
      source: { publisher: 'ingen', title: 'påhittad text', url: undefined, asOf: undefined, period: undefined },
      status: 'current',
      reviewBy: undefined,
      supersededBy: undefined,
      people: [],
      later: [],
      disagreesWith: [],
      body: text,
    }),
  );
  return { entries, questions: questions.map(({ q, passage }) => ({ q, entry: `passage-${passage}` })) };
}

/** The engines take turns in every round, so that what else the machine does meets all of them. */
function compare(engines: readonly Engine[], task: Task, onRound: (round: number) => void): SearchMeasurement[] {
  const runs = engines.map(({ name }) => ({ name, rounds: [] as Omit<SearchMeasurement, 'engine'>[] }));
  for (let round = 1; round <= ROUNDS; round++) {
    onRound(round);
    for (const [at, engine] of engines.entries()) runs[at]?.rounds.push(measureOnce(engine, task));
  }
  return runs.map(({ name, rounds }) => {
    const middle = (key: keyof Omit<SearchMeasurement, 'engine'>): number => median(rounds.map((round) => round[key]));
    return {
      engine: name,
      buildMs: middle('buildMs'),
      meanMs: middle('meanMs'),
      p50Ms: middle('p50Ms'),
      p99Ms: middle('p99Ms'),
      top1: middle('top1'),
    };
  });
}

function measureOnce(engine: Engine, { entries, questions }: Task): Omit<SearchMeasurement, 'engine'> {
  const buildStart = performance.now();
  const find = engine.build(entries);
  const buildMs = performance.now() - buildStart;
  let right = 0;
  const times = questions.map(({ q, entry }) => {
    const start = performance.now();
    const found = find(q);
    const ms = performance.now() - start;
    if (found === entry) right++;
    return ms;
  });
  return {
    buildMs,
    meanMs: mean(times),
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    top1: right / questions.length,
  };
}
