import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import TurndownService from 'turndown';
import { pageFromMarkdown } from './from-markdown.ts';
import { pageFromText } from './from-text.ts';
import type { Page } from './page.ts';
import { findPageDate } from './page-date.ts';

/** What is used of a document; the project has no types of browsers. */
type PageElement = {
  readonly textContent: string | null;
  readonly innerHTML: string;
  getAttribute(name: string): string | null;
  remove(): void;
};
type PageDocument = {
  readonly title: string;
  readonly body: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
};

const parse = (html: string): PageDocument => (parseHTML(html) as unknown as { document: PageDocument }).document;

/** Nothing of these is content; scripts are never run, and styles hide nothing. */
const DROPPED =
  'script,style,noscript,template,iframe,object,embed,svg,input,select,textarea,nav,body>header,body>footer,aside,button,dialog,[aria-hidden="true"],[hidden]';

/** Elements within each other; more is no page that somebody wrote, and would fill the stack. */
const DEEPEST = 250;

/** Elements without an end, or whose end may be left out. */
const FLAT = new Set(
  'br hr img input link meta wbr source area base col track param li p td th tr dd dt option thead tbody tfoot'.split(
    ' ',
  ),
);

function isTooDeep(html: string): boolean {
  let depth = 0;
  for (let at = html.indexOf('<'); at >= 0; ) {
    const end = html.indexOf('>', at);
    if (end < 0) return false;
    const isClosing = html[at + 1] === '/';
    const [name = ''] = /^[a-z][a-z0-9-]{0,20}/iu.exec(html.slice(at + (isClosing ? 2 : 1), at + 24)) ?? [];
    const isElement = name !== '' && !FLAT.has(name.toLowerCase()) && html[end - 1] !== '/';
    if (isElement) depth = Math.max(0, depth + (isClosing ? -1 : 1));
    if (depth > DEEPEST) return true;
    at = html.indexOf('<', end);
  }
  return false;
}

const withoutScripts = (html: string): string => html.replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/giu, ' ');

/** The words of a page that cannot be read as one, without its tags and without what stands in scripts. */
function wordsOf(html: string): string {
  const text = html
    .replace(/<\/?(?:p|div|h[1-6]|li|br|tr|section)\b[^<>]{0,500}>/giu, '\n\n')
    .replace(/<[^<>]{0,2000}>/gu, ' ')
    .replaceAll('<', ' ');
  // What is left are words and entities.
  return parse(`<!doctype html><html><body>${text}</body></html>`).body?.textContent ?? '';
}

/** Reads a web page: what Readability takes for its content, or else its whole body, as Markdown. */
export function pageFromHtml(html: string): Page {
  const plain = withoutScripts(html);
  if (isTooDeep(plain)) return pageFromText(wordsOf(plain));
  const document = parse(/<html[\s>]/iu.test(plain) ? plain : `<!doctype html><html><body>${plain}</body></html>`);
  const whole = document.body?.textContent ?? '';
  // What the page says of itself; dates of meetings stand in such elements too.
  const asOf = findPageDate(whole) ?? dateOf(document);
  const title = document.querySelector('h1')?.textContent?.trim() || document.title?.trim() || undefined;
  for (const element of [...document.querySelectorAll(DROPPED)]) element.remove();
  const body = document.body?.innerHTML ?? '';
  const article = new Readability(document as never, { charThreshold: 200 }).parse();
  const content = article?.content || body;
  const turndown = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced' });
  const page = pageFromMarkdown(
    turndown.turndown(parse(`<!doctype html><html><body>${content}</body></html>`).body as never),
  );
  return { title: title ?? page.title, asOf: asOf ?? page.asOf, blocks: withoutTitle(page, title) };
}

function dateOf(document: PageDocument): string | undefined {
  const named = [
    'meta[property="article:modified_time"]',
    'meta[name="last-modified"]',
    'meta[property="article:published_time"]',
  ];
  const told = [...named.map((selector) => document.querySelector(selector)?.getAttribute('content'))];
  const day = told.find((one) => /^\d{4}-\d{2}-\d{2}/u.test(one ?? ''))?.slice(0, 10);
  return day === undefined || Number.isNaN(Date.parse(day)) ? undefined : day;
}

/** The title again, first in its own content. */
function withoutTitle({ title: own, blocks }: Page, title: string | undefined): Page['blocks'] {
  const all =
    own === undefined || own === title ? blocks : [{ kind: 'heading', level: 1, text: own } as const, ...blocks];
  const [first, ...rest] = all;
  return first?.kind === 'heading' && first.text === title ? rest : all;
}
