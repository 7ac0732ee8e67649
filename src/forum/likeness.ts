import { grams } from '../knowledge/normalise.ts';
import { termsOf } from '../knowledge/term.ts';

/** From here up two questions are said to be alike. */
const ALIKE_FROM = 0.6;

type Asked = { readonly grams: ReadonlySet<string>; readonly numbers: string };

function read(text: string): Asked {
  const numbers = [...new Set(text.match(/\d+/g))].sort().join();
  return { grams: new Set(termsOf(text).flatMap(grams)), numbers };
}

/**
 * How alike two questions are, from 0 to 1: the share of the letter groups of their content words that they have in common. With
 * other numbers in it ("option 2", "option 3") it is another question.
 */
function shared(one: Asked, other: Asked): number {
  if (one.grams.size === 0 || other.grams.size === 0 || one.numbers !== other.numbers) return 0;
  // Of very different lengths they cannot share enough.
  const [few, many] = one.grams.size < other.grams.size ? [one, other] : [other, one];
  if ((2 * few.grams.size) / (few.grams.size + many.grams.size) < ALIKE_FROM) return 0;
  let common = 0;
  for (const gram of few.grams) if (many.grams.has(gram)) common++;
  return (2 * common) / (one.grams.size + other.grams.size);
}

/** Tells whether two questions are alike; each is read once. */
export function createLikeness(): (one: string, other: string) => boolean {
  const known = new Map<string, Asked>();
  const readOnce = (text: string): Asked => {
    const asked = known.get(text) ?? read(text);
    known.set(text, asked);
    return asked;
  };
  return (one, other) => shared(readOnce(one), readOnce(other)) >= ALIKE_FROM;
}

/** Those of the questions that ask much the same, the likest first. */
export function likeQuestions<Question extends { readonly text: string }>(
  text: string,
  questions: readonly Question[],
  most: number,
): Question[] {
  const own = read(text);
  return questions
    .map((question) => ({ question, likeness: shared(own, read(question.text)) }))
    .filter((one) => one.likeness >= ALIKE_FROM)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ question }) => question);
}
