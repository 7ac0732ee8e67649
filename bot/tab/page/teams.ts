import { app, authentication, FrameContexts } from '@microsoft/teams-js';
import { type Language, languageOf } from './language.ts';

export type ThemeName = 'default' | 'dark' | 'contrast';

/** What Teams tells of itself and of where the page stands. */
export type Surroundings = {
  readonly theme: ThemeName;
  readonly language: Language;
  /** Beside a meeting, narrow, while people talk. */
  readonly isSidePanel: boolean;
  /** What a link into the tab asks for; anybody may have written it. */
  readonly subPage: string;
};

const START_TIMEOUT_MS = 15_000;
/** A token is used for so much shorter than it says. */
const MARGIN_MS = 60_000;

/** `undefined` where no Teams is around the page; rejects when it does not answer. */
export async function meetTeams(): Promise<Surroundings | undefined> {
  if (window.parent === window && window.opener === null) return undefined;
  await Promise.race([
    app.initialize(),
    new Promise((_, reject) => setTimeout(reject, START_TIMEOUT_MS, new Error('Teams did not answer'))),
  ]);
  const { app: is, page } = await app.getContext();
  return {
    theme: themeNamed(is.theme),
    language: languageOf(is.locale),
    isSidePanel: page.frameContext === FrameContexts.sidePanel,
    subPage: page.subPageId ?? '',
  };
}

/** Shows the page in Teams' theme, now and whenever the person changes it. */
export function followTheme(now: ThemeName): void {
  const show = (name: ThemeName): void => {
    document.documentElement.dataset.theme = name;
  };
  show(now);
  app.registerOnThemeChangeHandler((name) => show(themeNamed(name)));
}

function themeNamed(name: string): ThemeName {
  return name === 'dark' || name === 'contrast' ? name : 'default';
}

let held: { token: string; until: number } | undefined;
let asking: Promise<string> | undefined;

/** The person's token, from Teams; kept in memory as long as it holds. `anew`: the one before was refused. */
export async function bearerToken({ anew = false } = {}): Promise<string> {
  if (held !== undefined && held.until > Date.now() && !anew) return held.token;
  // Several parts of the page ask at once.
  asking ??= authentication.getAuthToken().finally(() => {
    asking = undefined;
  });
  const token = await asking;
  held = { token, until: expiryOf(token) - MARGIN_MS };
  return token;
}

/** When the token ends, in milliseconds; 0 when it does not say. Only the server judges whether it holds. */
function expiryOf(token: string): number {
  try {
    const payload = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const { exp } = JSON.parse(payload) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : 0;
  } catch {
    return 0;
  }
}
