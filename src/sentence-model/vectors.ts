/** The meaning of a text as a direction: its length is 1, so that the inner product of two is their cosine. */
export type Vector = Float32Array;

/** Models have 256 to 4096. */
const MOST_DIMENSIONS = 4096;

/**
 * The vectors of an answer of an embeddings server, in the order in which the texts were sent; a string says what is wrong with it.
 * `dimension` is what the vectors before had; `undefined` for the first ones.
 */
export function parseVectors(
  json: unknown,
  { count, dimension }: { count: number; dimension: number | undefined },
): Vector[] | string {
  const data = (json as { data?: unknown } | null)?.data;
  if (!Array.isArray(data)) return 'it holds no list of vectors';
  if (data.length !== count) return `it holds ${data.length} vectors for ${count} texts`;
  const found: Vector[] = [];
  let expected = dimension;
  for (const one of data as unknown[]) {
    const { index, embedding } = (one ?? {}) as { index?: unknown; embedding?: unknown };
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= count)
      return 'a vector does not say which text it is of';
    if (found[index] !== undefined) return 'two vectors are of the same text';
    const vector = toVector(embedding);
    if (vector === undefined) return 'a vector is not one of numbers';
    expected ??= vector.length;
    if (vector.length !== expected) return `a vector has ${vector.length} numbers in place of ${expected}`;
    found[index] = vector;
  }
  return found;
}

function toVector(numbers: unknown): Vector | undefined {
  if (!Array.isArray(numbers) || numbers.length === 0 || numbers.length > MOST_DIMENSIONS) return undefined;
  let square = 0;
  for (const number of numbers as unknown[]) {
    if (typeof number !== 'number') return undefined;
    square += number * number;
  }
  // Also of a number beyond all bounds, which JSON can hold.
  const length = Math.sqrt(square);
  if (!(length > 0) || !Number.isFinite(length)) return undefined;
  return Float32Array.from(numbers as number[], (number) => number / length);
}

/** How alike two texts are in meaning, from -1 to 1. */
export function cosine(one: Vector, other: Vector): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
  return sum;
}
