import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Person, personSchema } from '../people/person.ts';
import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';
import { type Change, defineCollection } from '../store/store.ts';
import { type Answer, answerQuestion } from './answer.ts';
import { wordingsOf } from './entry-form.ts';
import { type JudgedQuestion, judge, type Verdict } from './evaluate.ts';
import type { Knowledge } from './knowledge.ts';
import type { Steps } from './steps.ts';
import { wordingKey } from './wording-key.ts';

export const MAX_TEST_QUESTIONS = 500;
const MAX_TEST_QUESTION_LENGTH = 300;

const questionSchema = z.object({
  q: z.string().min(1).max(MAX_TEST_QUESTION_LENGTH),
  /** The entry that should answer; `null` when none may. */
  entry: z.string().nullable(),
  by: personSchema,
  at: z.iso.datetime(),
});
type TestQuestion = Readonly<z.infer<typeof questionSchema>>;

const questionsSchema = z.object({ questions: z.record(z.string(), questionSchema) });
export type TestQuestions = Readonly<z.infer<typeof questionsSchema>>;

/** Questions by which hosts guard what is answered. They are tried before an edit goes live, and never used for search. */
export const knowledgeQuestions = defineCollection({
  name: 'knowledge-questions',
  version: 1,
  schema: questionsSchema,
  empty: (): TestQuestions => ({ questions: {} }),
});
export const testQuestions = knowledgeQuestions.doc('own');

export type TestQuestionProblem = 'nothing' | 'too-long' | 'personal-data';
export type ReadTestQuestions =
  | { readonly kind: 'questions'; readonly questions: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: TestQuestionProblem };

/** Reads questions, one on each line. */
export function parseTestQuestions(text: string): ReadTestQuestions {
  const questions = wordingsOf(text);
  const refuse = (problem: TestQuestionProblem): ReadTestQuestions => ({ kind: 'problem', problem });
  if (questions.length === 0) return refuse('nothing');
  if (questions.some((one) => one.length > MAX_TEST_QUESTION_LENGTH)) return refuse('too-long');
  if (holdsPersonalIdentityNumber(questions.join('\n'))) return refuse('personal-data');
  return { kind: 'questions', questions };
}

export type AddedTestQuestions =
  | { readonly kind: 'added'; readonly count: number; readonly known: number }
  /** One of them is there already, with another answer that is right. */
  | { readonly kind: 'taken'; readonly question: TestQuestion }
  | { readonly kind: 'full' };

/** Adds questions that one entry should answer, or none (`null`): all of them or, when one cannot be, nothing. */
export function addTestQuestions(
  current: TestQuestions,
  { questions, entry, by, now }: { questions: readonly string[]; entry: string | null; by: Person; now: Date },
): Change<TestQuestions, AddedTestQuestions> {
  const known = questions.flatMap((q) => findTestQuestion(current, keyOf(q)) ?? []);
  const taken = known.find((one) => one.entry !== entry);
  if (taken !== undefined) return { result: { kind: 'taken', question: taken } };
  const added = questions.filter((q) => findTestQuestion(current, keyOf(q)) === undefined);
  if (Object.keys(current.questions).length + added.length > MAX_TEST_QUESTIONS) return { result: { kind: 'full' } };
  const result = { kind: 'added', count: added.length, known: known.length } as const;
  if (added.length === 0) return { result };
  const noted = { entry, by: { tenantId: by.tenantId, userId: by.userId }, at: now.toISOString() };
  const more = Object.fromEntries(added.map((q) => [keyOf(q), { q, ...noted }]));
  return { next: { questions: { ...current.questions, ...more } }, result };
}

/** Removes a question by its key; `gone` when that has been done already. */
export function removeTestQuestion(current: TestQuestions, key: string): Change<TestQuestions, 'done' | 'gone'> {
  if (findTestQuestion(current, key) === undefined) return { result: 'gone' };
  const questions = Object.fromEntries(Object.entries(current.questions).filter(([one]) => one !== key));
  return { next: { questions }, result: 'done' };
}

/** The questions as judged ones, in the order in which they were added. */
export function judgedBy({ questions }: TestQuestions): JudgedQuestion[] {
  return Object.values(questions).map(({ q, entry }) => ({ q, entry }));
}

/** A question with how it is answered. */
export type TriedTestQuestion = TestQuestion & {
  readonly key: string;
  readonly answer: Answer;
  readonly verdict: Verdict;
};

const VERDICTS: readonly Verdict[] = ['wrong', 'shown', 'right'];

/** Asks the questions, those that get a wrong answer first. In steps of a question each. */
export function* tryTestQuestions({ questions }: TestQuestions, knowledge: Knowledge): Steps<TriedTestQuestion[]> {
  const tried: TriedTestQuestion[] = [];
  for (const [key, question] of Object.entries(questions)) {
    const { answer } = answerQuestion(question.q, knowledge);
    tried.push({ ...question, key, answer, verdict: judge(question, answer) });
    yield;
  }
  return tried.sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
}

function findTestQuestion({ questions }: TestQuestions, key: string): TestQuestion | undefined {
  return Object.hasOwn(questions, key) ? questions[key] : undefined;
}

/** The same for questions that differ in case, blanks and signs only. */
function keyOf(question: string): string {
  return createHash('sha256').update(wordingKey(question)).digest('hex').slice(0, 24);
}
