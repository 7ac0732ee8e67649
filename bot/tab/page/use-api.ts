import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ChangedTopic } from '../changes.ts';
import type { Api } from '../endpoints.ts';
import { type Answer, callApi, type EndpointName, live } from './call-api.ts';
import { createPacer } from './pacer.ts';

/** What was asked for; `value` stays while it is asked for anew, so that nothing flickers. */
export type Loaded<Output> = {
  readonly value: Output | undefined;
  readonly refused: Extract<Answer<never>, { kind: 'refused' }> | undefined;
  readonly isLoading: boolean;
  reload(): void;
};

/** What could not be had for a passing reason is asked for again so much later. */
const AGAIN_MS = 5000;
const PASSING = ['too-many', 'offline', 'unreachable', 'unavailable'];

/**
 * Asks the server, and again when the input changes or one of the `topics` has changed there. With `undefined` as input
 * nothing is asked. What is shown already is not taken away by a passing trouble of the page's own asking.
 */
export function useApi<Name extends EndpointName>(
  name: Name,
  input: Api[Name]['input'] | undefined,
  topics: readonly ChangedTopic[] = [],
): Loaded<Api[Name]['output']> {
  const [answer, setAnswer] = useState<Answer<Api[Name]['output']>>();
  const [isLoading, setLoading] = useState(input !== undefined);
  const [turn, setTurn] = useState(0);
  const last = useRef<Api[Name]['output'] | undefined>(undefined);
  const isAsked = useRef(true);
  const reload = useCallback(() => {
    isAsked.current = true;
    setTurn((before) => before + 1);
  }, []);
  const key = input === undefined ? undefined : JSON.stringify(input);
  const about = topics.join();

  // The input is compared by what it says; `turn` asks again.
  useEffect(() => {
    if (input === undefined) {
      last.current = undefined;
      setAnswer(undefined);
      setLoading(false);
      return undefined;
    }
    const left = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const isOwnIdea = !isAsked.current;
    isAsked.current = true;
    setLoading(true);
    callApi(name, input, left.signal).then(
      (came) => {
        if (left.signal.aborted) return;
        setLoading(false);
        if (came.kind === 'refused' && isOwnIdea && last.current !== undefined && PASSING.includes(came.error)) {
          again = setTimeout(() => lookAgain(), AGAIN_MS * (0.75 + Math.random() / 2));
          return;
        }
        if (came.kind === 'done') last.current = came.value;
        setAnswer(came);
      },
      () => undefined,
    );
    return () => {
      left.abort();
      clearTimeout(again);
    };
  }, [name, key, turn]);

  const lookAgain = useCallback(() => {
    isAsked.current = false;
    setTurn((before) => before + 1);
  }, []);

  useEffect(() => {
    if (about === '') return undefined;
    const pacer = createPacer(lookAgain);
    const leave = live.listen((topic) => {
      if (topic === undefined || about.split(',').includes(topic)) pacer.ask();
    });
    return () => {
      leave();
      pacer.stop();
    };
  }, [about, lookAgain]);

  return { value: last.current, refused: answer?.kind === 'refused' ? answer : undefined, isLoading, reload };
}
