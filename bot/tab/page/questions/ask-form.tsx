import { useId, useState } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { Button } from '../parts/button.tsx';
import { Problem } from '../parts/problem.tsx';
import { type Act, useAct } from '../use-act.ts';
import { QueueList } from './queue-list.tsx';

/** As long as a question may be. */
const MAX_LENGTH = 1000;
type Similar = Extract<Api['questions.ask']['output'], { kind: 'similar' }>;

/** Puts a question; similar ones are shown first, to vote for instead. */
export function AskForm({ changed, act }: { changed: () => void; act: Act }) {
  const texts = useTexts().questions;
  const id = useId();
  const [text, type] = useState('');
  const [similar, offer] = useState<Similar>();
  const asking = useAct(changed);
  const ask = async (anyway: boolean): Promise<void> => {
    const value = await asking.run('questions.ask', { text, anyway });
    if (value === undefined) return;
    offer(value.kind === 'similar' ? value : undefined);
    if (value.kind === 'asked') type('');
  };
  return (
    <section aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>{texts.ask}</h2>
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          if (!asking.isBusy) void ask(false);
        }}
      >
        <label for={id}>{texts.label}</label>
        <textarea
          id={id}
          rows={3}
          value={text}
          maxLength={MAX_LENGTH}
          aria-describedby={`${id}-hint`}
          aria-invalid={asking.refused !== undefined}
          onInput={(event) => {
            type(event.currentTarget.value);
            offer(undefined);
          }}
        />
        <p id={`${id}-hint`} class="quiet">
          {texts.private} {texts.limit(MAX_LENGTH - text.length)}
        </p>
        {asking.refused !== undefined && <Problem refused={asking.refused} />}
        <button type="submit" class="primary" aria-disabled={asking.isBusy}>
          {texts.send}
        </button>
      </form>
      <p role="status" class={asking.said === undefined && similar === undefined ? 'unseen' : 'said good'}>
        {asking.said?.said}
        {similar !== undefined && `${similar.heading}. ${similar.text}`}
      </p>
      {similar !== undefined && (
        <>
          <QueueList questions={similar.questions} act={act} />
          <Button onClick={() => void ask(true)}>{texts.sendAnyway}</Button>
        </>
      )}
    </section>
  );
}
