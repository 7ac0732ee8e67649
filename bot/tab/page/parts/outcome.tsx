import type { Act } from '../use-act.ts';
import { Problem } from './problem.tsx';

/** What came of a press, beside where it was pressed and read out. */
export function Outcome({ act: { at: where, said, refused }, at = '' }: { act: Act; at?: string }) {
  const own = where === at ? said : undefined;
  return (
    <>
      <p role="status" class={own === undefined ? 'unseen' : `said ${own.tone ?? 'good'}`}>
        {own?.said}
      </p>
      {where === at && refused !== undefined && <Problem refused={refused} />}
    </>
  );
}
