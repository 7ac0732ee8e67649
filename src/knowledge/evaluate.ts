import { type Answer, answerQuestion } from './answer.ts';
import type { Entry } from './entry.ts';
import type { Knowledge } from './knowledge.ts';

/** A question and the entry that should answer it, `null` when no entry may; `also` are entries that answer it as well. */
export type JudgedQuestion = { q: string; entry: string | null; also?: readonly string[] | undefined };

type Miss = { q: string; expected: string | null; outcome: string; shown: string[] };

/** How well questions are answered. All but `mrr` are shares of the answerable questions, `wrong` of the unanswerable. */
export type Evaluation = {
  answerable: number;
  unanswerable: number;
  /** The right entry stands first among what is shown. */
  top1: number;
  /** The right entry is among what is shown (at most three). */
  shown: number;
  /** Mean reciprocal rank of the right entry among what is shown. */
  mrr: number;
  /** Answered directly, rightly or not; an entry that states a gap is no answer. */
  answered: number;
  /** Escalated although an entry answers. */
  wronglyEscalated: number;
  /** Answered directly although no entry may; an entry that states the gap is no answer. */
  wrong: number;
  misses: Miss[];
};

/** Asks every question and compares. Pure and deterministic, as long as the answers are. */
export function evaluate(
  questions: readonly JudgedQuestion[],
  knowledge: Knowledge,
  answerTo: (question: string) => Answer = (question) => answerQuestion(question, knowledge).answer,
): Evaluation {
  const misses: Miss[] = [];
  const count = { answerable: 0, unanswerable: 0, top1: 0, shown: 0, mrr: 0, answered: 0, escalated: 0, wrong: 0 };
  for (const { q, entry: expected, also = [] } of questions) {
    const answer = answerTo(q);
    const entries = shownEntries(answer);
    const shown = entries.map((entry) => entry.id);
    const miss = (): unknown => misses.push({ q, expected, outcome: answer.kind, shown });
    if (expected === null) {
      count.unanswerable++;
      if (judge({ q, entry: expected }, answer) === 'right') continue;
      count.wrong++;
      miss();
      continue;
    }
    count.answerable++;
    if (answer.kind === 'answer' && answer.entry.status !== 'gap') count.answered++;
    if (answer.kind === 'escalate') count.escalated++;
    const rank = rankOf({ q, entry: expected, also }, answer);
    if (rank >= 0) count.shown++;
    if (rank >= 0) count.mrr += 1 / (rank + 1);
    if (rank === 0) count.top1++;
    else miss();
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    answerable: count.answerable,
    unanswerable: count.unanswerable,
    top1: share(count.top1, count.answerable),
    shown: share(count.shown, count.answerable),
    mrr: share(count.mrr, count.answerable),
    answered: share(count.answered, count.answerable),
    wronglyEscalated: share(count.escalated, count.answerable),
    wrong: share(count.wrong, count.unanswerable),
    misses,
  };
}

/** How a question is answered: by the right entry first, by it among others, or not so. */
export type Verdict = 'right' | 'shown' | 'wrong';

/** What no entry may answer is right unless one answers it directly; one that states the gap is no answer. */
export function judge(question: JudgedQuestion, answer: Answer): Verdict {
  if (question.entry === null) return answer.kind === 'answer' && answer.entry.status !== 'gap' ? 'wrong' : 'right';
  const rank = rankOf(question, answer);
  return rank === 0 ? 'right' : rank > 0 ? 'shown' : 'wrong';
}

/** The place of the right entry among what is shown, from 0; -1 for none. */
function rankOf({ entry, also = [] }: JudgedQuestion, answer: Answer): number {
  return shownEntries(answer).findIndex(({ id }) => id === entry || also.includes(id));
}

/** The entries that a person sees, best first. */
export function shownEntries(answer: Answer): Entry[] {
  if (answer.kind === 'answer') return [answer.entry, ...answer.alternatives];
  return answer.kind === 'suggest' ? answer.entries : [];
}

/** The evaluation as lines for a terminal, the misses last. */
export function describeEvaluation(result: Evaluation): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  return [
    `answerable questions    ${result.answerable}`,
    `  right entry first     ${percent(result.top1)}`,
    `  shown (top 3)         ${percent(result.shown)}`,
    `  MRR                   ${result.mrr.toFixed(3)}`,
    `  answered directly     ${percent(result.answered)}`,
    `  wrongly escalated     ${percent(result.wronglyEscalated)}`,
    `unanswerable questions  ${result.unanswerable}`,
    `  answered directly     ${percent(result.wrong)}`,
    ...result.misses.map(
      (miss) => `${miss.expected ?? '(none)'} | ${miss.q} | ${miss.outcome}: ${miss.shown.join(', ')}`,
    ),
  ].join('\n');
}
