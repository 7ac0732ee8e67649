import { useEffect, useId, useRef, useState } from 'preact/hooks';
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
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  /** With `sure` what was shown is meant; the button that says so is gone then, and one is back at the field. */
  const add = async (sure?: string): Promise<void> => {
    const meant = sure === undefined ? {} : { sure };
    const answer = await act.run('knowledge.phrase', { id: entry, number: kept.number, wording, ...meant });
    if (answer === undefined) return;
    show(answer.tried);
    if (answer.tone === undefined) type('');
    if (sure !== undefined && answer.tried === null) input.current?.focus();
  };
  // What the wording changes is read before it is meant.
  useEffect(() => {
    if (tried !== null) list.current?.focus();
  }, [tried]);
  return (
    <div class="part">
      <p class="label">{texts.heading}</p>
      <details class="table">
        <summary>{texts.wordings(kept.wordings.length)}</summary>
        <ul lang="sv">
          {kept.wordings.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </details>
      {kept.history.length > 0 && (
        <ul class="quiet">
          {kept.history.map((step, at) => (
            <li key={kept.number - at}>{step}</li>
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
          ref={input}
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
        <button type="submit" aria-disabled={act.isBusy}>
          {texts.add}
        </button>
        <Outcome act={act} />
        {tried !== null && (
          <fieldset ref={list} aria-label={act.said?.said} tabIndex={-1}>
            {tried.groups.map(({ heading, lines }) => (
              <div key={heading}>
                <p class="label">{heading}</p>
                <ul>
                  {lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </div>
            ))}
            {tried.more !== '' && <p>{tried.more}</p>}
            <button type="button" aria-disabled={act.isBusy} onClick={() => void add(tried.sure)}>
              {tried.button}
            </button>
          </fieldset>
        )}
      </form>
    </div>
  );
}
