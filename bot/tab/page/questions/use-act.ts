import { useCallback, useState } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { type Answer, callApi, type EndpointName } from '../call-api.ts';

type Refused = Extract<Answer<never>, { kind: 'refused' }>;
/** Does something on the server, and what to say about it. */
export type Act = {
  readonly said: string;
  readonly refused: Refused | undefined;
  readonly isBusy: boolean;
  run<Name extends EndpointName>(name: Name, input: Api[Name]['input']): Promise<Api[Name]['output'] | undefined>;
};

/** One thing at a time; `done` is run after what has changed something. */
export function useAct(done: () => void): Act {
  const [said, say] = useState('');
  const [refused, refuse] = useState<Refused>();
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    async <Name extends EndpointName>(name: Name, input: Api[Name]['input']) => {
      setBusy(true);
      say('');
      refuse(undefined);
      const answer = await callApi(name, input);
      setBusy(false);
      if (answer.kind === 'refused') {
        refuse(answer);
        return undefined;
      }
      const { value } = answer;
      const { said: words } = (value ?? {}) as { said?: string };
      if (words !== undefined) say(words);
      done();
      return value;
    },
    [done],
  );
  return { said, refused, isBusy, run };
}
