import { useState } from 'preact/hooks';
import { useTexts } from '../page-context.ts';
import { useApi } from '../use-api.ts';
import { Archive } from './archive.tsx';
import { MonthReports } from './month-reports.tsx';
import { NewestSummary } from './summary.tsx';
import { Trend } from './trend.tsx';

const PARTS = ['summary', 'reports', 'trend'] as const;

/** The monthly status with its archive; for those who see the municipalities' reports these and their trend beside. */
export function StatusView({ item }: { item: string | undefined }) {
  const texts = useTexts().status;
  const me = useApi('me', {});
  const [part, show] = useState<(typeof PARTS)[number]>('summary');
  return (
    <>
      <header>
        <h1>{texts.heading}</h1>
        <p>{texts.intro}</p>
      </header>
      {me.value?.seesReports && (
        <fieldset class="parts">
          <legend class="unseen">{texts.parts.label}</legend>
          {PARTS.map((one) => (
            <button key={one} type="button" aria-pressed={one === part} onClick={() => show(one)}>
              {texts.parts[one]}
            </button>
          ))}
        </fieldset>
      )}
      {part === 'summary' && (
        <>
          <NewestSummary item={item} />
          <Archive />
        </>
      )}
      {part === 'reports' && <MonthReports />}
      {part === 'trend' && <Trend />}
    </>
  );
}
