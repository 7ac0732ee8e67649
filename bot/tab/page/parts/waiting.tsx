import { useEffect, useState } from 'preact/hooks';
import { useTexts } from '../page-context.ts';

/** What is quicker than this is not announced. */
const DELAY_MS = 400;

/** Says that something is on its way, unless it comes at once. */
export function Waiting() {
  const { loading } = useTexts();
  const [isShown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(show, DELAY_MS, true);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" class="waiting">
      {isShown && (
        <>
          <span class="spinner" aria-hidden="true" />
          {loading}
        </>
      )}
    </p>
  );
}
