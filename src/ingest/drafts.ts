import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { Entry } from '../knowledge/entry.ts';
import { pageFromHtml } from './from-html.ts';
import { pageFromMarkdown } from './from-markdown.ts';
import { pageFromText } from './from-text.ts';
import type { Page } from './page.ts';
import { sectionsOf } from './sections.ts';

/** The largest page that is read, in bytes. */
export const MAX_PAGE_BYTES = 5_000_000;

export type IngestProblem = 'too-large' | 'kind' | 'binary' | 'empty';
export type Ingested =
  | {
      readonly kind: 'drafts';
      readonly entries: readonly Entry[];
      readonly title: string;
      readonly asOf: string | undefined;
    }
  | { readonly kind: 'problem'; readonly problem: IngestProblem };

/** Where a page comes from, as far as the operator tells it. */
export type PageSource = {
  readonly publisher: string;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly asOf?: string | undefined;
};

const READERS: Readonly<Record<string, (text: string) => Page>> = {
  '.html': pageFromHtml,
  '.htm': pageFromHtml,
  '.md': pageFromMarkdown,
  '.txt': pageFromText,
};

/** Turns a page into draft entries, one for each of its sections. Nothing in it is run. */
export function draftsOf(file: string, bytes: Buffer, source: PageSource): Ingested {
  const read = READERS[extname(file).toLowerCase()];
  if (read === undefined) return { kind: 'problem', problem: 'kind' };
  if (bytes.length > MAX_PAGE_BYTES) return { kind: 'problem', problem: 'too-large' };
  const text = decode(bytes);
  if (text === undefined) return { kind: 'problem', problem: 'binary' };
  const page = read(text);
  const title = source.title ?? page.title ?? '';
  const sections = sectionsOf(page.blocks);
  if (sections.length === 0 || title === '') return { kind: 'problem', problem: 'empty' };
  const asOf = source.asOf ?? page.asOf;
  const page_ = slug(title) || 'sida';
  const used = new Set<string>();
  const entries = sections.map(({ headings, text: body }): Entry => {
    const own = headings.at(-1) ?? title;
    const base = `${page_.slice(0, 50)}-${slug(own).slice(0, 50)}`.replace(/-+$/u, '').replace(/-{2,}/gu, '-');
    let id = base;
    for (let n = 2; used.has(id); n++) id = `${base}-${n}`;
    used.add(id);
    return {
      id,
      title: shortened(headings.length === 0 ? title : headings.slice(-2).join(': ')),
      questions: [],
      topics: [],
      source: { publisher: source.publisher, title: shortened(title), url: source.url, asOf, period: undefined },
      status: 'current',
      reviewBy: undefined,
      supersededBy: undefined,
      people: [],
      later: [],
      disagreesWith: [],
      body,
    };
  });
  return { kind: 'drafts', entries, title, asOf };
}

/** UTF-8, or else the encodings that older Swedish pages are in; `undefined` for what is no text. */
function decode(bytes: Buffer): string | undefined {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (isUtf16) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: every byte means something in this one.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const shortened = (text: string): string => (text.length <= 300 ? text : `${text.slice(0, 299).trimEnd()}…`);

function slug(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
}

/** The same for the same text, to see whether a file is still what was written. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
