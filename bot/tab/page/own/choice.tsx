import { useId, useState } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import type { Act } from '../use-act.ts';

/** Where the reader says which municipality they work in. */
export function Choice({ own: { municipality, choices }, act }: { own: Api['own.show']['output']; act: Act }) {
  const texts = useTexts().own;
  const id = useId();
  const [chosen, choose] = useState(municipality?.code ?? '');
  return (
    <section aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>{municipality === null ? texts.choose : texts.change}</h2>
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          void act.run('own.choose', { municipality: chosen }, 'choice');
        }}
      >
        <label for={id}>{texts.municipality}</label>
        <div class="beside">
          <select id={id} required value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
            {municipality === null && <option value="">{texts.pick}</option>}
            {choices.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
          <button type="submit" class={municipality === null ? 'primary' : ''}>
            {texts.save}
          </button>
        </div>
        <p class="quiet">{texts.chooseHint}</p>
      </form>
    </section>
  );
}
