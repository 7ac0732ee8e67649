import type { Api } from '../../endpoints.ts';
import type { Act } from '../use-act.ts';

type Line = Api['questions.queue']['output']['questions'][number];

/** Questions, each with the vote of the reader's municipality. */
export function QueueList({ questions, act }: { questions: readonly Line[]; act: Act }) {
  return (
    <ol class="card questions">
      {questions.map(({ id, text, meta, flag, topic, isVoted, button }) => (
        <li key={id}>
          <p class="asked">{text}</p>
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
              onClick={() => void act.run('questions.vote', { question: id, on: !isVoted })}
            >
              <span aria-hidden="true">{isVoted ? '✓ ' : ''}</span>
              {button.title}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
