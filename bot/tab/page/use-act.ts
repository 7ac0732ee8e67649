import { useCallback, useState } from 'preact/hooks';
import type { Said } from '../endpoint.ts';
import type { Api } from '../endpoints.ts';
import { type Answer, callApi, type EndpointName } from './call-api.ts';

type Refused = Extract<Answer<never>, { kind: 'refused' }>;
/** Does something on the server, and what to say about it. */
export type Act = {
  /** What was done, or why it was not; `undefined` before and meanwhile. */
  readonly said: Said | undefined;
  readonly refused: Refused | undefined;
  readonly isBusy: boolean;
  /** One thing at a time: while one is under way, nothing else is begun. */
  run<Name extends EndpointName>(name: Name, input: Api[Name]['input']): Promise<Api[Name]['output'] | undefined>;
};

/** `done` is run after what has changed something. */
export function useAct(done: () => void): Act {
  const [said, say] = useState<Said>();
  const [refused, refuse] = useState<Refused>();
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    async <Name extends EndpointName>(name: Name, input: Api[Name]['input']) => {
      if (isBusy) return undefined;
      setBusy(true);
      say(undefined);
      refuse(undefined);
      const answer = await callApi(name, input);
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
    [done, isBusy],
  );
  return { said, refused, isBusy, run };
}
