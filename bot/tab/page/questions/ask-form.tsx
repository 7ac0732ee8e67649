import { useId, useState } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { Button } from '../parts/button.tsx';
import { Problem } from '../parts/problem.tsx';
import { type Act, useAct } from '../use-act.ts';
import { QueueList } from './queue-list.tsx';

type Similar = Extract<Api['questions.ask']['output'], { kind: 'similar' }>;
/** What is wrong with the text itself. */
const OF_TEXT = ['no-words', 'personal-data', 'too-large'];

/** Puts a question of at most `longest` characters; similar ones are shown first, to vote for instead. */
export function AskForm({ longest, changed, act }: { longest: number; changed: () => void; act: Act }) {
  const texts = useTexts().questions;
  const id = useId();
  const [text, type] = useState('');
  const [similar, offer] = useState<Similar>();
  const asking = useAct(changed);
  const { said, refused, isBusy } = asking;
  const isWrong = refused !== undefined && OF_TEXT.includes(refused.error);
  const ask = async (anyway: boolean): Promise<void> => {
    const value = await asking.run('questions.ask', { text, anyway });
    if (value === undefined) return;
    offer(value.kind === 'similar' ? value : undefined);
    if (value.kind === 'asked') type('');
  };
  const show = (question: string, now: object): void => {
    if (similar === undefined) return;
    const questions = similar.questions.map((one) => (one.id === question ? { ...one, ...now } : one));
    offer({ ...similar, questions });
  };
  return (
    <section aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>{texts.ask}</h2>
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          void ask(false);
        }}
      >
        <label for={id}>{texts.label}</label>
        <textarea
          id={id}
          rows={3}
          value={text}
          maxLength={longest}
          aria-describedby={isWrong ? `${id}-wrong ${id}-hint` : `${id}-hint`}
          aria-invalid={isWrong}
          onInput={(event) => {
            type(event.currentTarget.value);
            offer(undefined);
            asking.clear();
          }}
        />
        <p id={`${id}-hint`} class="quiet">
          {texts.private} {texts.limit(longest - text.length)}
        </p>
        <div id={`${id}-wrong`}>{refused !== undefined && <Problem refused={refused} />}</div>
        <button type="submit" class="primary" aria-disabled={isBusy}>
          {texts.send}
        </button>
      </form>
      <p role="status" class={said === undefined && similar === undefined ? 'unseen' : 'said good'}>
        {said?.said}
        {similar !== undefined && `${similar.heading}. ${similar.text}`}
      </p>
      {similar !== undefined && (
        <>
          <QueueList questions={similar.questions} act={act} name="similar" onChanged={show} />
          <Button onClick={() => void ask(true)}>{texts.sendAnyway}</Button>
        </>
      )}
    </section>
  );
}
