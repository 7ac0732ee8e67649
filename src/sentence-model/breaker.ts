const FAILURES = 3;
const REST_MS = 60_000;

/** Leaves a server alone that has failed three times in a row: for a minute, and then one question tries it. */
export type Breaker = {
  /** Whether it may be asked now; the outcome is to be told. */
  mayAsk(): boolean;
  succeeded(): void;
  failed(): void;
};

/** `now` is in milliseconds and only runs forward. */
export function createBreaker(now: () => number): Breaker {
  let failures = 0;
  let restsUntil = 0;
  let isTrying = false;
  return {
    mayAsk() {
      if (failures < FAILURES) return true;
      if (isTrying || now() < restsUntil) return false;
      isTrying = true;
      return true;
    },
    succeeded() {
      failures = 0;
      isTrying = false;
    },
    failed() {
      failures++;
      isTrying = false;
      if (failures >= FAILURES) restsUntil = now() + REST_MS;
    },
  };
}
