import { type Theme, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/tokens';

/** Teams' name of each theme, as a selector; light also before Teams has told. */
const THEMES: readonly (readonly [selector: string, theme: Theme])[] = [
  [':root', teamsLightTheme],
  [':root[data-theme=dark]', teamsDarkTheme],
  [':root[data-theme=contrast]', teamsHighContrastTheme],
];

/**
 * Style with Fluent's values put before it for those of Fluent's tokens that it uses, in each of Teams' themes.
 * @throws for a variable that is neither a token nor given a value in the style
 */
export function withThemes(style: string): string {
  const used = new Set([...style.matchAll(/var\(\s*--([\w-]+)/g)].map(([, name = '']) => name));
  const tokens = [...used].filter((name) => name in teamsLightTheme) as (keyof Theme)[];
  const unknown = [...used].filter((name) => !(name in teamsLightTheme) && !style.includes(`--${name}:`));
  if (unknown.length > 0) throw new Error(`no token of Fluent and not set in the style: ${unknown.join(', ')}`);
  const rules = THEMES.map(([selector, theme], at) => {
    // What is as in the light theme need not be said again.
    const values = tokens.filter((name) => at === 0 || theme[name] !== teamsLightTheme[name]);
    return `${selector}{${values.map((name) => `--${name}:${theme[name]}`).join(';')}}`;
  });
  return `${rules.join('\n')}\n${style}`;
}
