import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ChangedTopic } from '../changes.ts';
import type { Api } from '../endpoints.ts';
import { type Answer, callApi, type EndpointName } from './call-api.ts';
import { listenToChanges } from './live.ts';

/** What was asked for; `value` stays while it is asked for anew, so that nothing flickers. */
export type Loaded<Output> = {
  readonly value: Output | undefined;
  readonly refused: Extract<Answer<never>, { kind: 'refused' }> | undefined;
  readonly isLoading: boolean;
  reload(): void;
};

/**
 * Asks the server, and again when the input changes or one of the `topics` has changed there. With `undefined` as input
 * nothing is asked.
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
  const reload = useCallback(() => setTurn((before) => before + 1), []);
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
    setLoading(true);
    callApi(name, input, left.signal).then(
      (came) => {
        if (left.signal.aborted) return;
        if (came.kind === 'done') last.current = came.value;
        setAnswer(came);
        setLoading(false);
      },
      () => undefined,
    );
    return () => left.abort();
  }, [name, key, turn]);

  useEffect(() => {
    if (about === '') return undefined;
    return listenToChanges((topic) => {
      if (topic === undefined || about.split(',').includes(topic)) reload();
    });
  }, [about, reload]);

  return { value: last.current, refused: answer?.kind === 'refused' ? answer : undefined, isLoading, reload };
}
