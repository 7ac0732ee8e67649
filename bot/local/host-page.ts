import type { PageFiles } from '../tab/tab-bundle.ts';
import { type Colleague, LOCAL_TENANT, objectIdOf } from './colleagues.ts';
import { LOCAL_ROLES } from './local-tokens.ts';

/** What the roles are called on the page, which only developers and people who try the product see. */
const ROLE_NAMES: Record<(typeof LOCAL_ROLES)[number], string> = {
  all: 'allt',
  staff: 'vanlig medarbetare',
  reporter: 'rapportör',
  deputy: 'ersättare',
  host: 'värd',
  leader: 'projektledare',
  administrator: 'administratör',
};
const THEMES = { default: 'ljust', dark: 'mörkt', contrast: 'hög kontrast' };
const FRAMES = {
  personal: 'personlig flik',
  channel: 'flik i kanal',
  sidePanel: 'sidopanel i möte',
  configure: 'lägg till flik',
};
const LANGUAGES = { 'sv-se': 'svenska', 'en-us': 'engelska' };

/** The page around the tab. Everything in it is the product's own. */
export function renderHostPage({ script, style }: PageFiles, people: readonly Colleague[]): string {
  const users = Object.fromEntries(people.map((one) => [objectIdOf(one), `${one.givenName} ${one.surname}`]));
  const roles = Object.fromEntries(LOCAL_ROLES.map((role) => [role, ROLE_NAMES[role]]));
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>FVM-forum · lokal värd för fliken</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/host/${style}">
<script type="module" src="/host/${script}"></script>
</head>
<body data-tenant="${LOCAL_TENANT}">
<header>
<h1>Lokal värd för fliken</h1>
${choice('user', 'Person', users)}
${choice('role', 'Roll', roles)}
${choice('theme', 'Tema', THEMES)}
${choice('frame', 'Plats', FRAMES)}
${choice('language', 'Språk', LANGUAGES)}
<button id="save" type="button" hidden disabled>Spara</button>
</header>
<div id="place"></div>
</body>
</html>
`;
}

function choice(id: string, label: string, names: Record<string, string>): string {
  const options = Object.entries(names).map(([value, name]) => `<option value="${value}">${name}</option>`);
  return `<label>${label} <select id="${id}">${options.join('')}</select></label>`;
}
