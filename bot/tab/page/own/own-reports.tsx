import { useRef, useState } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { capital } from '../capital.ts';
import { useTexts } from '../page-context.ts';
import { Button } from '../parts/button.tsx';
import { LazyDetails } from '../parts/lazy-details.tsx';
import { Outcome } from '../parts/outcome.tsx';
import { Report } from '../parts/report.tsx';
import { ReportForm } from '../parts/report-form.tsx';
import type { Act } from '../use-act.ts';

type Reports = Api['own.show']['output']['reports'][number];

/** The month's report of a municipality that the reader reports for, and those before it. */
export function OwnReports({ reports, act, changed }: { reports: Reports; act: Act; changed: () => void }) {
  const texts = useTexts().own;
  const [isWriting, write] = useState(false);
  const [said, say] = useState('');
  const box = useRef<HTMLElement>(null);
  const { municipality, period, month, window, isOpen, isPaused, months } = reports;
  const current = months.find((one) => one.period === period);
  const isIn = current?.state === 'in-time' || current?.state === 'late';
  const id = `report-${municipality.code}`;
  const done = (outcome: string): void => {
    say(outcome);
    write(false);
    if (outcome !== '') changed();
    // The form was where the keyboard is; now that is the heading above.
    box.current?.querySelector('h2')?.focus();
  };
  return (
    <section ref={box} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {texts.reportOf(municipality.name, month)}
      </h2>
      <p>
        {current !== undefined && current.word !== '' && (
          <>
            <span class={`mark ${current.state}`}>{current.word}</span>{' '}
          </>
        )}
        {!isWriting && window}
      </p>
      <p role="status" class={said === '' ? 'unseen' : 'said good'}>
        {said}
      </p>
      {isWriting ? (
        <ReportForm period={period} municipality={municipality.code} onDone={done} />
      ) : (
        isOpen && (
          <p class="steps">
            <Button
              look="primary"
              onClick={() => {
                say('');
                write(true);
              }}
            >
              {isIn ? texts.changeReport : texts.writeReport}
            </Button>
            {!isIn && (
              <Button
                onClick={() =>
                  void act.run('own.pause', { municipality: municipality.code, period, paused: !isPaused }, id)
                }
              >
                {isPaused ? texts.resume : texts.pause}
              </Button>
            )}
          </p>
        )
      )}
      <Outcome act={act} at={id} />
      <h3>{texts.history}</h3>
      <ul class="card entries">
        {months
          .filter(({ state }) => state !== 'no-data')
          .map(({ period: of, name, state, word }) => (
            // What has just been handed in is unfolded.
            <li key={of === period ? `${of} ${isIn}` : of}>
              <LazyDetails
                heading={capital(name)}
                level={4}
                beside={<span class={`mark ${state}`}>{word}</span>}
                isOpenFirst={of === period && isIn}
              >
                {() => <Report period={of} municipality={municipality.code} />}
              </LazyDetails>
            </li>
          ))}
        {months.every(({ state }) => state === 'no-data') && <li class="none quiet">{texts.noHistory}</li>}
      </ul>
    </section>
  );
}
