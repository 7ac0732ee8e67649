import { useRef, useState } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { BarChart } from '../parts/bar-chart.tsx';
import { Button } from '../parts/button.tsx';
import { LazyDetails } from '../parts/lazy-details.tsx';
import { Lines } from '../parts/lines.tsx';
import { Outcome } from '../parts/outcome.tsx';
import { Problem } from '../parts/problem.tsx';
import { Report } from '../parts/report.tsx';
import { isLeft, ReportForm } from '../parts/report-form.tsx';
import { Steps } from '../parts/steps.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { type Act, useAct } from '../use-act.ts';
import { useApi } from '../use-api.ts';

type Month = Api['reports.month']['output'];

/** Who has reported in a month, who needs support, and what can be done about the rest. */
export function MonthReports() {
  const [period, turnTo] = useState<string>();
  const {
    value: month,
    refused,
    reload,
  } = useApi('reports.month', period === undefined ? {} : { period }, ['reports']);
  const act = useAct(reload);
  if (refused !== undefined) return <Problem refused={refused} onRetry={reload} />;
  if (month === undefined) return <Waiting />;
  const { earlier, later, remind } = month;
  return (
    <section aria-labelledby="month">
      <h2 id="month">{month.heading}</h2>
      <p>
        <strong>{month.isIn}.</strong> {month.window} {month.reminded}
      </p>
      <Steps
        earlier={{ title: earlier.name, onPress: () => turnTo(earlier.period) }}
        later={later === null ? undefined : { title: later.name, onPress: () => turnTo(later.period) }}
      />
      <BarChart chart={month.chart} total={month.total} />
      <Needs month={month} />
      {remind !== '' && (
        <Button look="primary" onClick={() => void act.run('reports.remind', { period: month.period })}>
          {remind}
        </Button>
      )}
      <Outcome act={act} />
      <Unreachable month={month} />
      <Regions key={month.period} month={month} act={act} changed={reload} />
    </section>
  );
}

function Needs({ month: { needs, notes } }: { month: Month }) {
  return (
    <>
      {needs.map(({ heading, rows, more }) => (
        <div key={heading} class="warning">
          <h3>{heading}</h3>
          <dl class="facts">
            {rows.map(({ name, lines }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <Lines lines={lines} />
                </dd>
              </div>
            ))}
          </dl>
          {more !== '' && <p>{more}</p>}
        </div>
      ))}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </>
  );
}

function Unreachable({ month: { unreachable } }: { month: Month }) {
  return unreachable.map(({ heading, reasons }) => (
    <div key={heading} class="part quiet">
      <p class="label">{heading}</p>
      <dl class="facts">
        {reasons.map(({ reason, names }) => (
          <div key={reason}>
            <dt>{reason}</dt>
            <dd>{names}</dd>
          </div>
        ))}
      </dl>
    </div>
  ));
}

/** The municipalities by region, each to be opened. */
function Regions(props: { month: Month; act: Act; changed: () => void }) {
  const {
    month: { regions, period },
    ...doing
  } = props;
  return (
    <>
      {regions.map(({ name, isIn, rows }) => (
        <div key={name} class="region">
          <h3>
            {name} <span class="quiet">{isIn}</span>
          </h3>
          <ul class="card entries">
            {rows.map((row) => (
              <li key={row.code}>
                <LazyDetails
                  heading={row.name}
                  level={4}
                  beside={
                    <>
                      <span class={`mark ${row.state}`}>{row.label}</span>
                      {row.status !== '' && <span class="quiet">{row.status}</span>}
                    </>
                  }
                >
                  {() => <OneMonth period={period} municipality={row.code} {...doing} />}
                </LazyDetails>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** A municipality's month, or the form in which the leader writes down its report. */
function OneMonth(props: { period: string; municipality: string; act: Act; changed: () => void }) {
  const { act, changed, ...of } = props;
  const [isWriting, write] = useState(() => isLeft({ ...of, isPhone: true }));
  const [said, say] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const done = (outcome: string): void => {
    say(outcome);
    write(false);
    if (outcome !== '') changed();
    // The form was where the keyboard is; now that is what unfolds the month.
    box.current?.closest('details')?.querySelector('summary')?.focus();
  };
  return (
    <div ref={box}>
      <p role="status" class={said === '' ? 'unseen' : 'said good'}>
        {said}
      </p>
      {isWriting ? (
        <ReportForm {...of} isPhone onDone={done} />
      ) : (
        <Report
          {...of}
          act={act}
          onPhone={() => {
            say('');
            write(true);
          }}
        />
      )}
    </div>
  );
}
