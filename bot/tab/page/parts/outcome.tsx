import type { Act } from '../use-act.ts';
import { Problem } from './problem.tsx';

/** What came of a press, where it is seen and read out. */
export function Outcome({ act: { said, refused } }: { act: Act }) {
  return (
    <>
      <p role="status" class={said === undefined ? 'unseen' : `said ${said.tone ?? 'good'}`}>
        {said?.said}
      </p>
      {refused !== undefined && <Problem refused={refused} />}
    </>
  );
}
