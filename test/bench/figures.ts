/** The middle value. */
export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);

/** The value that the share `p` of the numbers does not exceed. */
export function percentile(numbers: readonly number[], p: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}

export const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** The number with so many digits that mean something. */
export const rounded = (n: number, digits = 3): number => Number(n.toPrecision(digits));
