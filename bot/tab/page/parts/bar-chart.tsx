import { useId } from 'preact/hooks';
import { useTexts } from '../page-context.ts';

type Chart = { title: string; label: string; value: string; bars: { label: string; value: number }[] };

/** Bars with their names and numbers beside them, so that no colour is needed; the same as a table is folded beneath. */
export function BarChart({ chart: { title, label, value, bars }, total }: { chart: Chart; total: number }) {
  const texts = useTexts().charts;
  const id = useId();
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div class="bars" aria-hidden="true">
        {bars.map((bar) => (
          <div key={bar.label} class="bar">
            <span>{bar.label}</span>
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect class="all" width="100" height="1" />
              <rect class="part" width={total === 0 ? 0 : (100 * bar.value) / total} height="1" />
            </svg>
            <span class="number">{texts.of(bar.value, total)}</span>
          </div>
        ))}
      </div>
      <details class="table">
        <summary>{texts.asTable}</summary>
        <table>
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{label}</th>
              <th scope="col" class="number">
                {value}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                <td class="number">{bar.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
