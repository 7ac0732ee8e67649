import { useRef } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Outcome } from '../parts/outcome.tsx';
import type { Act } from '../use-act.ts';

type Shown = Api['agenda.show']['output'];
type Line = Shown['items'][number];

/** What the next forum takes up and how it goes; hosts say so while it runs. */
export function Agenda({ agenda, canVote, act }: { agenda: Shown; canVote: boolean; act: Act }) {
  const texts = useTexts().questions;
  const { forum, heading, absence, items, fill } = agenda;
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
      {fill !== '' && forum !== null && absence === '' && (
        <p class="steps">
          <Button onClick={() => void act.run('agenda.fill', { forum }, 'fill')}>{fill}</Button>
        </p>
      )}
      <Outcome act={act} at="fill" />
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
  const { id, text, state, mark, votes, ticks, ways } = item;
  /** The button that was pressed may be gone; the keyboard stays at its question. */
  const stay = (): void => box.current?.focus();
  const at = `agenda/${id}`;
  const tick = (of: string, to: Line['ticks'][number]['to']): Promise<void> =>
    act.run('agenda.tick', { forum: of, question: id, to }, at).then(stay);
  const arrange = (of: string, how: Line['ways'][number]['how']): Promise<void> =>
    act.run('agenda.arrange', { forum: of, question: id, how }, at).then(stay);
  return (
    <li ref={box} class={state} aria-current={state === 'now' ? 'step' : undefined} tabIndex={-1}>
      <p class="asked" lang="sv">
        {text}
      </p>
      <p class="quiet">
        <strong>{mark || texts.waiting}</strong> · {votes}
      </p>
      {ticks.length + ways.length > 0 && forum !== null && (
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
          {ways.map(({ how, title }) => (
            <button
              key={how}
              type="button"
              class="quiet"
              aria-label={`${title}: ${text}`}
              aria-disabled={act.isBusy}
              onClick={() => void arrange(forum, how)}
            >
              {title}
            </button>
          ))}
        </p>
      )}
      <Outcome act={act} at={at} />
    </li>
  );
}
