import { isFurniture, withoutLinkNotes } from './furniture.ts';
import type { Block, Page } from './page.ts';
import { findPageDate, isDateLine } from './page-date.ts';

/** Reads Markdown as a page. What is marked up is read as plain text, and front matter is not looked at. */
export function pageFromMarkdown(markdown: string): Page {
  const text = markdown.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/u, '');
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    const joined = plain(paragraph.join(' '));
    paragraph = [];
    if (joined !== '' && !isFurniture(joined) && !isDateLine(joined)) blocks.push({ kind: 'text', text: joined });
  };
  for (const line of text.split(/\r?\n/)) {
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/u.exec(line);
    const bullet = /^\s*(?:[-*+•]|\d+[.)])\s+(.*)$/u.exec(line);
    if (heading !== null) {
      flush();
      const title = plain(heading[2] ?? '');
      if (title !== '' && !isFurniture(title))
        blocks.push({ kind: 'heading', level: (heading[1] ?? '').length, text: title });
    } else if (bullet !== null) {
      flush();
      paragraph = [`• ${bullet[1] ?? ''}`];
    } else if (line.trim() === '') flush();
    else paragraph.push(line.trim());
  }
  flush();
  const [first] = blocks;
  const hasTitle = first?.kind === 'heading' && first.level === 1;
  return {
    title: hasTitle ? first.text : undefined,
    asOf: findPageDate(text),
    blocks: hasTitle ? blocks.slice(1) : blocks,
  };
}

function plain(text: string): string {
  const read = text
    .replace(/\s+/gu, ' ')
    .replace(/!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)/gu, '')
    .replace(/\[([^\]\n[]{0,500})\]\([^)\n]{0,2000}\)/gu, '$1')
    .replace(/<[^>]{0,200}>/gu, '')
    .replace(/(\*\*|__|~~|`)/gu, '')
    .replace(/(^|\s)[*_](\S(?:.{0,200}?\S)?)[*_](?=\s|[.,;:!?)]|$)/gu, '$1$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!>|~])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  return withoutLinkNotes(read);
}
