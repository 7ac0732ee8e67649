import type { Api } from '../../endpoints.ts';
import { Outcome } from '../parts/outcome.tsx';
import type { Act } from '../use-act.ts';

type Line = Api['questions.queue']['output']['questions'][number];

/** Questions, each with the vote of the reader's municipality. `linked`: the one that a link leads to. */
export function QueueList(props: {
  questions: readonly Line[];
  act: Act;
  /** What this list is called among others on the page. */
  name: string;
  linked?: string | undefined;
  /** The forum on whose agenda hosts put a question. */
  forum?: string | null;
  onVoted?: (question: string, on: boolean) => void;
}) {
  const { questions, act, name, linked, forum = null, onVoted } = props;
  const vote = async (question: string, on: boolean): Promise<void> => {
    const done = await act.run('questions.vote', { question, on }, `${name}/${question}`);
    if (done !== undefined) onVoted?.(question, on);
  };
  return (
    <ol class="card questions">
      {questions.map(({ id, text, meta, flag, topic, isVoted, button, place }) => (
        <li key={id} id={`${name}-${id}`} class={id === linked ? 'now' : ''} tabIndex={-1}>
          <p class="asked" lang="sv">
            {text}
          </p>
          <p class="quiet">
            {meta} {topic}
          </p>
          {flag !== '' && <p class="mark dated">{flag}</p>}
          {isVoted !== null && (
            <button
              type="button"
              class="vote"
              aria-pressed={isVoted}
              aria-label={`${button.title}: ${text}`}
              aria-disabled={act.isBusy}
              onClick={() => void vote(id, !isVoted)}
            >
              <span aria-hidden="true">{isVoted ? '✓ ' : ''}</span>
              {button.title}
            </button>
          )}
          {place !== '' && forum !== null && (
            <button
              type="button"
              class="quiet"
              aria-label={`${place}: ${text}`}
              aria-disabled={act.isBusy}
              onClick={() =>
                void act
                  .run('agenda.arrange', { forum, question: id, how: 'place' }, `${name}/${id}`)
                  .then(() => document.getElementById(`${name}-${id}`)?.focus())
              }
            >
              {place}
            </button>
          )}
          <Outcome act={act} at={`${name}/${id}`} />
        </li>
      ))}
    </ol>
  );
}
