import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { Empty } from '../parts/empty.tsx';
import type { Act } from '../use-act.ts';

/** What the next forum takes up and how it goes; hosts say so while it runs. */
export function Agenda({ agenda, act }: { agenda: Api['agenda.show']['output']; act: Act }) {
  const texts = useTexts().questions;
  const { forum, heading, absence, items } = agenda;
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda">{heading}</h2>
      {absence !== '' && <p class="warning">{absence}</p>}
      {items.length === 0 && forum !== null && absence === '' && (
        <Empty heading={texts.noAgenda} text={texts.noAgendaHint} level={3} />
      )}
      {items.length > 0 && (
        <ol class="card questions agenda">
          {items.map(({ id, text, state, mark, votes, ticks }) => (
            <li key={id} class={state} aria-current={state === 'now' ? 'step' : undefined}>
              <p class="asked">{text}</p>
              <p class="quiet">
                <strong>{mark || texts.waiting}</strong> · {votes}
              </p>
              {ticks.length > 0 && forum !== null && (
                <p class="ticks">
                  {ticks.map(({ to, title }) => (
                    <button
                      key={to}
                      type="button"
                      aria-label={`${title}: ${text}`}
                      aria-disabled={act.isBusy}
                      onClick={() => void act.run('agenda.tick', { forum, question: id, to })}
                    >
                      {title}
                    </button>
                  ))}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
