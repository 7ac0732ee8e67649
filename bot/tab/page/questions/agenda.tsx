import { useRef } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Outcome } from '../parts/outcome.tsx';
import type { Act } from '../use-act.ts';

type Shown = Api['agenda.show']['output'];
type Line = Shown['items'][number];

/** What the next forum takes up and how it goes; hosts say so while it runs. */
export function Agenda({ agenda, canVote, act }: { agenda: Shown; canVote: boolean; act: Act }) {
  const texts = useTexts().questions;
  const { forum, heading, absence, items } = agenda;
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda">{heading}</h2>
      {absence !== '' && <p class="warning">{absence}</p>}
      {items.length === 0 && forum !== null && absence === '' && (
        <Empty
          heading={texts.noAgenda}
          text={canVote ? `${texts.noAgendaHint} ${texts.voteHint}` : texts.noAgendaHint}
          level={3}
        />
      )}
      {items.length > 0 && (
        <ol class="card questions agenda">
          {items.map((item) => (
            <Item key={item.id} item={item} forum={forum} act={act} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Item({ item, forum, act }: { item: Line; forum: string | null; act: Act }) {
  const texts = useTexts().questions;
  const box = useRef<HTMLLIElement>(null);
  const { id, text, state, mark, votes, ticks } = item;
  const tick = async (of: string, to: Line['ticks'][number]['to']): Promise<void> => {
    await act.run('agenda.tick', { forum: of, question: id, to }, `agenda/${id}`);
    // The button that was pressed may be gone; the keyboard stays at its question.
    box.current?.focus();
  };
  return (
    <li ref={box} class={state} aria-current={state === 'now' ? 'step' : undefined} tabIndex={-1}>
      <p class="asked" lang="sv">
        {text}
      </p>
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
              onClick={() => void tick(forum, to)}
            >
              {title}
            </button>
          ))}
        </p>
      )}
      <Outcome act={act} at={`agenda/${id}`} />
    </li>
  );
}
