import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { capital } from '../capital.ts';
import { useTexts } from '../page-context.ts';
import { Button } from '../parts/button.tsx';
import { LazyDetails } from '../parts/lazy-details.tsx';
import { Problem } from '../parts/problem.tsx';
import { useApi } from '../use-api.ts';
import { OpenSummary } from './summary.tsx';

type Line = Api['summary.list']['output']['summaries'][number];

/** Every monthly status, the newest first, a year at a time. */
export function Archive() {
  const texts = useTexts().status;
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined]);
  const [ends, setEnds] = useState<Record<string, string | null>>({});
  const tell = useCallback((page: string, before: string | null) => {
    setEnds((known) => (known[page] === before ? known : { ...known, [page]: before }));
  }, []);
  const next = ends[pages.at(-1) ?? ''];
  return (
    <section aria-labelledby="archive">
      <h2 id="archive">{texts.archive}</h2>
      <ul class="card entries">
        {pages.map((before) => (
          <Page key={before ?? ''} before={before} tell={tell} />
        ))}
      </ul>
      {next != null && <Button onClick={() => setPages([...pages, next])}>{texts.older}</Button>}
    </section>
  );
}

function Page(props: { before: string | undefined; tell: (page: string, next: string | null) => void }) {
  const { before, tell } = props;
  const texts = useTexts().status;
  const { value, refused, reload } = useApi('summary.list', before === undefined ? {} : { before }, ['summaries']);
  const next = value?.before;
  useEffect(() => {
    if (next !== undefined) tell(before ?? '', next);
  }, [before, next, tell]);
  if (refused !== undefined) {
    return (
      <li>
        <Problem refused={refused} onRetry={reload} />
      </li>
    );
  }
  if (value?.summaries.length === 0) return <li class="quiet none">{texts.none}</li>;
  return (
    <>
      {value?.summaries.map((line) => (
        <li key={line.period}>
          <Month line={line} />
        </li>
      ))}
    </>
  );
}

function Month({ line: { period, month, title } }: { line: Line }) {
  const beside = title === '' ? undefined : <span class="quiet">{title}</span>;
  return (
    <LazyDetails heading={capital(month)} beside={beside} level={3}>
      {() => <OpenSummary period={period} />}
    </LazyDetails>
  );
}
