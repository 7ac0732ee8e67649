export type ThemeName = keyof typeof TEAMS_THEMES;

type Colours = {
  page: string;
  card: string;
  border: string;
  text: string;
  subtle: string;
  link: string;
  attention: string;
  containers: Record<'emphasis' | 'good' | 'warning' | 'attention', string>;
};

/** What cards look like in Teams, near enough to judge spacing and contrast by. */
export const TEAMS_THEMES = {
  light: theme({
    page: '#F5F5F5',
    card: '#FFFFFF',
    border: '#D1D1D1',
    text: '#242424',
    subtle: '#616161',
    link: '#4F52B2',
    attention: '#C4314B',
    containers: { emphasis: '#FAF9F8', good: '#E7F2DA', warning: '#FBF6D9', attention: '#FCF4F6' },
  }),
  dark: theme({
    page: '#1F1F1F',
    card: '#292929',
    border: '#666666',
    text: '#FFFFFF',
    subtle: '#ADADAD',
    link: '#7F85F5',
    attention: '#F9526B',
    containers: { emphasis: '#1B1A19', good: '#0D2E0D', warning: '#463100', attention: '#3E1F25' },
  }),
};

function theme({ page, card, border, text, subtle, link, attention, containers }: Colours) {
  const shades = (main: string) => ({ default: main, subtle });
  const container = (backgroundColor: string) => ({
    backgroundColor,
    foregroundColors: { default: shades(text), accent: shades(link), attention: shades(attention) },
  });
  const styles = Object.entries({ default: card, ...containers }).map(([name, background]) => [
    name,
    container(background),
  ]);
  const fontFamily = '"Segoe UI", "Open Sans", "Liberation Sans", sans-serif';
  return {
    css: `
      body { margin: 0; padding: 16px; background: ${page}; font-family: ${fontFamily} }
      .ac-adaptiveCard { border-radius: 6px; border: 1px solid ${border} }
      a { color: ${link} }
      button { background: none; color: ${text}; border: 1px solid ${border}; border-radius: 4px; padding: 6px 12px; font: inherit;
        font-size: 14px; font-weight: 600; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
      .ac-input { box-sizing: border-box; padding: 5px 12px; background: ${page}; color: ${text}; font: 14px ${fontFamily};
        border: 1px solid ${border}; border-radius: 4px }
      .ac-input::placeholder { color: ${subtle} }
      .ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect, .ac-choiceSetInput-filtered-container
        { padding: 0; background: none; border: 0 }
      .ac-choiceSetInput-filtered-textbox { width: 100% }
      .ac-choiceSetInput-filtered-dropdown { display: none }
      textarea.ac-input { min-height: 64px }`,
    hostConfig: {
      fontFamily,
      fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
      fontWeights: { lighter: 300, default: 400, bolder: 600 },
      lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
      spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
      separator: { lineThickness: 1, lineColor: border },
      actions: {
        maxActions: 6,
        spacing: 'default',
        buttonSpacing: 8,
        actionsOrientation: 'horizontal',
        actionAlignment: 'left',
      },
      containerStyles: Object.fromEntries(styles),
    },
  };
}
