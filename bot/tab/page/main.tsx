import './page.css';
import { app } from '@microsoft/teams-js';
import { render } from 'preact';
import { App } from './app.tsx';
import { languageOf, textsIn } from './language.ts';
import { showMessage } from './message-page.tsx';
import { parsePlace } from './place.ts';
import { followTheme, meetTeams } from './teams.ts';
import { SIDE_PANEL_VIEW } from './views.tsx';

async function start(root: HTMLElement): Promise<void> {
  const teams = await meetTeams();
  if (teams === undefined) return showMessage(root, languageOf(navigator.language), 'outside');
  const { theme, language, isSidePanel, subPage } = teams;
  document.documentElement.lang = language;
  followTheme(theme);
  // The address of a tab that was added to a meeting always names a view; only a link says more in its side panel.
  const start = isSidePanel ? SIDE_PANEL_VIEW : new URLSearchParams(location.search).get('view');
  const place = parsePlace(subPage) ?? parsePlace(start);
  render(<App texts={textsIn(language)} isSidePanel={isSidePanel} start={place} />, root);
  await app.notifySuccess();
}

const root = document.getElementById('page') as HTMLElement;
start(root).catch(() => {
  showMessage(root, languageOf(navigator.language), 'failedStart');
  if (app.isInitialized()) app.notifyFailure({ reason: app.FailedReason.Other });
});
