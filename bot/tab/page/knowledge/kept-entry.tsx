import { useId, useState } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { Outcome } from '../parts/outcome.tsx';
import { useAct } from '../use-act.ts';

type Kept = NonNullable<Api['knowledge.open']['output']['kept']>;
type Tried = Api['knowledge.phrase']['output']['tried'];

/** What hosts see of an entry besides, and the way to have one more question lead to it. */
export function KeptEntry({ entry, kept, changed }: { entry: string; kept: Kept; changed: () => void }) {
  const texts = useTexts().knowledge.kept;
  const id = useId();
  const [wording, type] = useState('');
  const [tried, show] = useState<Tried>(null);
  const act = useAct(changed);
  const add = async (): Promise<void> => {
    const sure = tried === null ? {} : { sure: tried.sure };
    const answer = await act.run('knowledge.phrase', { id: entry, number: kept.number, wording, ...sure });
    if (answer === undefined) return;
    show(answer.tried);
    if (answer.tone === undefined) type('');
  };
  return (
    <div class="part">
      <p class="label">{texts.heading}</p>
      <p>{texts.wordings(kept.wordings)}</p>
      {kept.history.length > 0 && (
        <ul class="quiet">
          {kept.history.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      )}
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label for={id}>{texts.wording}</label>
        <input
          id={id}
          type="text"
          required
          maxLength={300}
          autocomplete="off"
          aria-describedby={`${id}-hint`}
          value={wording}
          onInput={(event) => {
            type(event.currentTarget.value);
            show(null);
            act.clear();
          }}
        />
        <p id={`${id}-hint`} class="quiet">
          {texts.hint}
        </p>
        <Outcome act={act} />
        {tried?.groups.map(({ heading, lines }) => (
          <>
            <p class="label">{heading}</p>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        ))}
        {tried !== null && tried.more !== '' && <p>{tried.more}</p>}
        <button type="submit" aria-disabled={act.isBusy}>
          {tried === null ? texts.add : tried.button}
        </button>
      </form>
    </div>
  );
}
