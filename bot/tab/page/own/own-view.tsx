import { useCallback } from 'preact/hooks';
import { useTexts } from '../page-context.ts';
import { Outcome } from '../parts/outcome.tsx';
import { Problem } from '../parts/problem.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useAct } from '../use-act.ts';
import { useApi } from '../use-api.ts';
import { Choice } from './choice.tsx';
import { OwnData } from './own-data.tsx';
import { OwnReports } from './own-reports.tsx';
import { Subscriptions } from './subscriptions.tsx';

/** The reader's municipality with its reports, what comes to the reader, and what is kept about them. */
export function OwnView() {
  const texts = useTexts().own;
  const { value: own, refused, reload } = useApi('own.show', {}, ['reports', 'questions']);
  const act = useAct(useCallback(() => reload(), [reload]));
  if (own === undefined) {
    return (
      <>
        <h1>{texts.heading}</h1>
        {refused === undefined ? <Waiting /> : <Problem refused={refused} onRetry={reload} />}
      </>
    );
  }
  return (
    <>
      <header>
        <h1>{own.municipality?.name ?? texts.heading}</h1>
        {own.why !== '' && <p>{own.why}</p>}
      </header>
      {refused !== undefined && <Problem refused={refused} onRetry={reload} />}
      <Outcome act={act} at="choice" />
      {own.municipality === null && own.choices.length > 0 && <Choice own={own} act={act} />}
      {own.reports.map((reports) => (
        <OwnReports key={reports.municipality.code} reports={reports} act={act} changed={reload} />
      ))}
      {own.reports.length === 0 && (
        <section aria-labelledby="no-reports">
          <h2 id="no-reports">{texts.reports}</h2>
          <p>{texts.notReporter}</p>
        </section>
      )}
      <Subscriptions subscriptions={own.subscriptions} act={act} />
      {own.municipality !== null && own.choices.length > 0 && <Choice own={own} act={act} />}
      <OwnData data={own.data} />
    </>
  );
}
