import { readFile } from 'node:fs/promises';
import { openKnowledge } from '../../src/cli/open-knowledge.ts';
import type { JudgedQuestion } from '../../src/knowledge/evaluate.ts';
import { readQuestion } from '../../src/knowledge/query.ts';
import { type Features, type Fit, search } from '../../src/knowledge/search.ts';
import { CONFIDENCE, RANKING, type Signs, signsOf } from '../../src/knowledge/weights.ts';

/*
 * Fits the constants of src/knowledge/weights.ts to judged questions and prints them. Run it after a change to the
 * features, look at what `npm run eval` says with the new constants, and only then copy them.
 * Usage: npm run tune -- [FILE …]; without a file the repository's own questions.
 */

const STEPS = [0.5, 0.75, 0.9, 1.1, 1.3, 1.8];
const ROUNDS = 6;
const GRADIENT = { steps: 20_000, rate: 0.5, towardsZero: 0.5 };

type Judged = { question: JudgedQuestion; signs: Signs; fits: Fit[] };

async function main(files: readonly string[]): Promise<void> {
  const knowledge = await openKnowledge();
  const lists = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(file, 'utf8')) as JudgedQuestion[]),
  );
  const judged = lists.flat().map((question): Judged => {
    const query = readQuestion(question.q, knowledge);
    const fits = search(query, knowledge.index);
    return { question, fits, signs: signsOf(query, fits) };
  });
  print('RANKING', climb(judged));
  print('CONFIDENCE', fitConfidence(judged));
}

const isRight = ({ entry, also = [] }: JudgedQuestion, id: string): boolean => id === entry || also.includes(id);

/** Coordinate ascent on the mean reciprocal rank: each weight is tried larger and smaller, in turn. */
function climb(judged: readonly Judged[]): Features {
  const answerable = judged.filter(({ question }) => question.entry !== null);
  const names = Object.keys(RANKING) as (keyof Features)[];
  const scoreWith = (weights: Features) => (fit: Fit) =>
    names.reduce((sum, name) => sum + weights[name] * fit.features[name], 0);
  const quality = (weights: Features): number =>
    answerable.reduce((sum, { question, fits }) => {
      const score = scoreWith(weights);
      const ranked = fits.map((fit) => ({ id: fit.entry.id, score: score(fit) })).sort((a, b) => b.score - a.score);
      const rank = ranked.findIndex(({ id }) => isRight(question, id));
      return rank < 0 ? sum : sum + 1 / (rank + 1);
    }, 0) / answerable.length;
  let weights: Features = RANKING;
  let best = quality(weights);
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) {
      for (const step of STEPS) {
        const tried = { ...weights, [name]: weights[name] * step };
        const reached = quality(tried);
        if (reached > best + 1e-6) [weights, best] = [tried, reached];
      }
    }
    console.error(`round ${round + 1} of ${ROUNDS}: MRR ${best.toFixed(4)}`);
  }
  return weights;
}

/** Logistic regression of "the best candidate is right"; entries that say what is missing are judged by the same signs. */
function fitConfidence(judged: readonly Judged[]): Signs & { bias: number } {
  const names = Object.keys(CONFIDENCE) as (keyof typeof CONFIDENCE)[];
  const examples = judged.flatMap(({ question, fits, signs }) => {
    const best = fits[0]?.entry;
    if (best === undefined || best.status === 'gap') return [];
    const values = names.map((name) => (name === 'bias' ? 1 : signs[name]));
    return [{ values, isRight: isRight(question, best.id) ? 1 : 0 }];
  });
  let weights = names.map(() => 0);
  for (let step = 0; step < GRADIENT.steps; step++) {
    const gradient = weights.map((weight) => GRADIENT.towardsZero * weight);
    for (const { values, isRight: expected } of examples) {
      const sum = values.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
      const error = 1 / (1 + Math.exp(-sum)) - expected;
      for (const [at, value] of values.entries()) gradient[at] = (gradient[at] ?? 0) + error * value;
    }
    weights = weights.map((weight, at) => weight - (GRADIENT.rate * (gradient[at] ?? 0)) / examples.length);
  }
  return Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0])) as Signs & { bias: number };
}

function print(name: string, weights: object): void {
  const rounded = Object.entries(weights).map(([key, value]) => `${key}: ${Math.round(value * 100) / 100}`);
  console.log(`${name} { ${rounded.join(', ')} }`);
}

const files = process.argv.slice(2);
await main(files.length > 0 ? files : ['data/judged-questions.json']);
