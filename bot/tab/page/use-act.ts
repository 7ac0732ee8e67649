import { useCallback, useRef, useState } from 'preact/hooks';
import type { Said } from '../endpoint.ts';
import type { Api } from '../endpoints.ts';
import { type Answer, callApi, type EndpointName } from './call-api.ts';

type Refused = Extract<Answer<never>, { kind: 'refused' }>;
/** Does something on the server, and what to say about it. */
export type Act = {
  /** Where on the page it is done; what comes of it is said there. */
  readonly at: string;
  /** What was done, or why it was not; `undefined` before and meanwhile. */
  readonly said: Said | undefined;
  readonly refused: Refused | undefined;
  readonly isBusy: boolean;
  /** One thing at a time: while one is under way, nothing else is begun. */
  run<Name extends EndpointName>(
    name: Name,
    input: Api[Name]['input'],
    at?: string,
  ): Promise<Api[Name]['output'] | undefined>;
  /** Takes away what was said. */
  clear(): void;
};

/** `done` is run after what has changed something. */
export function useAct(done: () => void): Act {
  const [at, stand] = useState('');
  const [said, say] = useState<Said>();
  const [refused, refuse] = useState<Refused>();
  const [isBusy, setBusy] = useState(false);
  const isUnderWay = useRef(false);
  const clear = useCallback(() => {
    say(undefined);
    refuse(undefined);
  }, []);
  const run = useCallback(
    async <Name extends EndpointName>(name: Name, input: Api[Name]['input'], where = '') => {
      if (isUnderWay.current) return undefined;
      isUnderWay.current = true;
      setBusy(true);
      clear();
      stand(where);
      const answer = await callApi(name, input);
      isUnderWay.current = false;
      setBusy(false);
      if (answer.kind === 'refused') {
        refuse(answer);
        return undefined;
      }
      const { value } = answer;
      const outcome = (value ?? {}) as Partial<Said>;
      if (outcome.said !== undefined) say({ ...outcome, said: outcome.said });
      done();
      return value;
    },
    [done, clear],
  );
  return { at, said, refused, isBusy, run, clear };
}
