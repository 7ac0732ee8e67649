/** A piece of work in small steps, between which others may have their turn. */
export type Steps<Result> = Generator<void, Result>;

/** Does all steps at once. */
export function doAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
