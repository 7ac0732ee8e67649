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
  'script,style,noscript,template,iframe,object,embed,svg,form,nav,header,footer,aside,button,dialog,[aria-hidden="true"],[hidden]';

/** Elements within each other; more is no page that somebody wrote, and would fill the stack. */
const DEEPEST = 250;

function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [tag, closing] of html.matchAll(/<(\/)?[a-z][^>]{0,2000}>/giu)) {
    if (/^<\/?(?:br|hr|img|input|link|meta|wbr|source|area|base|col)\b/iu.test(tag) || tag.endsWith('/>')) continue;
    depth = Math.max(0, depth + (closing === undefined ? 1 : -1));
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** The words of a page that cannot be read as one, without its tags and without what stands in scripts. */
function wordsOf(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/giu, ' ')
    .replace(/<\/?(?:p|div|h[1-6]|li|br|tr|section)\b[^>]*>/giu, '\n\n')
    .replace(/<[^>]*>/gu, ' ');
}

/** Reads a web page: what Readability takes for its content, or else its whole body, as Markdown. */
export function pageFromHtml(html: string): Page {
  if (isTooDeep(html)) return pageFromText(wordsOf(html));
  const document = parse(/<html[\s>]/iu.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`);
  const whole = document.body?.textContent ?? '';
  const asOf = dateOf(document) ?? findPageDate(whole);
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
  const told = [
    ...named.map((selector) => document.querySelector(selector)?.getAttribute('content')),
    document.querySelector('time[datetime]')?.getAttribute('datetime'),
  ];
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
