import './page.css';
import { app, pages } from '@microsoft/teams-js';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TabTexts } from '../texts/tab-texts.ts';
import { languageOf, textsIn } from './language.ts';
import { showMessage } from './message-page.tsx';
import { followTheme, meetTeams } from './teams.ts';
import { VIEWS } from './views.tsx';

/** What a new tab in a channel, chat or meeting shows first. */
function Configure({ texts }: { texts: TabTexts }) {
  const { heading, text, choose, hint } = texts.configure;
  const [chosen, setChosen] = useState(VIEWS[0]?.id ?? '');
  useEffect(() => {
    pages.config.registerOnSaveHandler((event) => {
      const view = VIEWS.find(({ id }) => id === chosen);
      const address = `${location.origin}/tab?view=${chosen}`;
      const label = view === undefined ? '' : `: ${view.label(texts)}`;
      pages.config
        .setConfig({
          entityId: `fvm-forum-${chosen}`,
          contentUrl: address,
          suggestedDisplayName: `${texts.product}${label}`,
        })
        .then(
          () => event.notifySuccess(),
          () => event.notifyFailure(),
        );
    });
    pages.config.setValidityState(true);
  }, [chosen, texts]);
  return (
    <main>
      <h1>{heading}</h1>
      <p>{text}</p>
      <fieldset>
        <legend>{choose}</legend>
        {VIEWS.map(({ id, label }) => (
          <label key={id} class="choice">
            <input type="radio" name="view" checked={id === chosen} onChange={() => setChosen(id)} />
            {label(texts)}
          </label>
        ))}
      </fieldset>
      <p class="quiet">{hint}</p>
    </main>
  );
}

async function start(root: HTMLElement): Promise<void> {
  const teams = await meetTeams();
  if (teams === undefined) return showMessage(root, languageOf(navigator.language), 'outside');
  document.documentElement.lang = teams.language;
  followTheme(teams.theme);
  render(<Configure texts={textsIn(teams.language)} />, root);
  await app.notifySuccess();
}

const root = document.getElementById('page') as HTMLElement;
start(root).catch(() => showMessage(root, languageOf(navigator.language), 'failedStart'));
