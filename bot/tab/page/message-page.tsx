import { render } from 'preact';
import { type Language, textsIn } from './language.ts';

/** In place of the page, what keeps it from being shown. */
export function showMessage(root: HTMLElement, language: Language, which: 'outside' | 'failedStart'): void {
  document.documentElement.lang = language;
  const { heading, text } = textsIn(language)[which];
  render(
    <main class="message">
      <h1>{heading}</h1>
      <p>{text}</p>
    </main>,
    root,
  );
}
