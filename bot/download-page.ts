import { createHash } from 'node:crypto';
import { formatMoment, formatMonth } from '../src/calendar/format.ts';
import type { Language } from '../src/language.ts';
import type { Download } from '../src/reports/downloads.ts';
import { downloadEn } from './texts/download-en.ts';
import { downloadSv } from './texts/download-sv.ts';
import type { DownloadTexts } from './texts/download-texts.ts';

const TEXTS: Record<Language, DownloadTexts> = { sv: downloadSv, en: downloadEn };

const STYLE = `
:root { color-scheme: light dark; --page: #f5f5f5; --card: #fff; --text: #242424; --accent: #4f52b2; --on-accent: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --page: #141414; --card: #292929; --text: #f5f5f5; --accent: #aab0ff; --on-accent: #141414; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; background: var(--page); color: var(--text); font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; }
main { max-width: 34rem; margin: 8vh auto 0; padding: 1.25rem; background: var(--card); border-radius: 0.5rem; overflow-wrap: break-word; }
h1 { margin: 0 0 0.75rem; font-size: 1.375rem; line-height: 1.25; }
p { margin: 0 0 0.75rem; }
section + section { margin-top: 1.5rem; }
button { min-height: 2.75rem; max-width: 100%; margin-top: 0.5rem; padding: 0.5rem 1.25rem; border: 1px solid transparent; border-radius: 0.25rem; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
button:focus-visible { outline: 3px solid var(--text); outline-offset: 2px; }
`;
const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** What the pages and the file may do in a browser: nothing but show themselves and send the form back here. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** The page with the button that fetches the file; following the link only shows this. */
export function renderOfferPage({ period, format, language, expiresAt }: Download): string {
  const texts = TEXTS[language];
  const until = formatMoment(new Date(expiresAt), language);
  return renderPage([
    {
      language,
      title: texts.title,
      paragraphs: [texts.about(formatMonth(period, language)), texts.once(until)],
      button: texts.button[format],
    },
  ]);
}

/** The page for a link that leads nowhere, in both languages, since nothing is known of the reader. */
export function renderGonePage(): string {
  return renderPage(
    (['sv', 'en'] as const).map((language) => {
      const { goneTitle, gone } = TEXTS[language];
      return { language, title: goneTitle, paragraphs: [gone] };
    }),
  );
}

/** The page for somebody who may no longer have the file. */
export function renderRefusedPage({ language }: Download): string {
  const { refusedTitle, refused } = TEXTS[language];
  return renderPage([{ language, title: refusedTitle, paragraphs: [refused] }]);
}

/** The page for a failure of ours; `reference` stands in the log too. */
export function renderFailedPage(languages: readonly [Language, ...Language[]], reference: string): string {
  return renderPage(
    languages.map((language) => {
      const { failedTitle, failed } = TEXTS[language];
      return { language, title: failedTitle, paragraphs: [failed(reference)] };
    }),
  );
}

type Section = { language: Language; title: string; paragraphs: readonly string[]; button?: string };

/** All words are the product's own; nothing that somebody has typed comes here. */
function renderPage(sections: readonly Section[]): string {
  const [first] = sections;
  const body = sections.map(({ language, title, paragraphs, button }) => {
    const form = button === undefined ? '' : `<form method="post"><button>${button}</button></form>`;
    const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
    return `<section lang="${language}"><h1>${title}</h1>${text}${form}</section>`;
  });
  return `<!doctype html>
<html lang="${first?.language ?? 'sv'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${first?.title ?? ''} · FVM-forum</title>
<style>${STYLE}</style>
</head>
<body><main>${body.join('')}</main></body>
</html>
`;
}
