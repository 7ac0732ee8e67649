import { useState } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { BarChart } from '../parts/bar-chart.tsx';
import { Empty } from '../parts/empty.tsx';
import { Problem } from '../parts/problem.tsx';
import { Steps } from '../parts/steps.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useApi } from '../use-api.ts';

type History = Api['reports.history']['output'];

/** How many have reported, month by month, and who. */
export function Trend() {
  const texts = useTexts().status;
  const [last, turnTo] = useState<string>();
  const {
    value: history,
    refused,
    reload,
  } = useApi('reports.history', last === undefined ? {} : { last }, ['reports']);
  if (refused !== undefined) return <Problem refused={refused} onRetry={reload} />;
  if (history === undefined) return <Waiting />;
  const { earlier, later, none } = history;
  const step = (to: History['earlier']) =>
    to === null ? undefined : { title: to.title.replaceAll(/[‹›]/g, '').trim(), onPress: () => turnTo(to.last) };
  return (
    <section aria-labelledby="trend">
      <h2 id="trend">{history.heading}</h2>
      <Steps earlier={step(earlier)} later={step(later)} />
      {none !== '' && <Empty heading={none} text={texts.noReports} level={3} />}
      {none === '' && (
        <>
          <BarChart chart={history.chart} total={history.total} />
          <Matrix history={history} />
        </>
      )}
    </section>
  );
}

/** Who has reported in which month: letters, with the word for those who hear it. */
function Matrix({ history }: { history: History }) {
  const texts = useTexts();
  const { months, regions, municipality, legend } = history;
  return (
    <>
      <h3>{texts.status.matrix}</h3>
      <p class="quiet">{legend}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1) */}
      <section class="card scrolls" aria-label={texts.status.matrix} tabIndex={0}>
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{municipality}</th>
              {months.map(({ period, name, short }) => (
                <th key={period} scope="col">
                  <abbr title={name}>{short}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          {regions.map(({ name, rows }) => (
            <tbody key={name}>
              <tr>
                <th scope="rowgroup" colSpan={months.length + 1}>
                  {name}
                </th>
              </tr>
              {rows.map((row) => (
                <tr key={row.code}>
                  <th scope="row">{row.name}</th>
                  {row.cells.map(({ state, letter, word }, at) => (
                    <td key={months[at]?.period} class={state}>
                      <span aria-hidden="true">{letter}</span>
                      <span class="unseen">{word === '' ? texts.charts.noData : word}</span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </>
  );
}
