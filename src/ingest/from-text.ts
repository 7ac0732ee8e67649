import { isFurniture, withoutLinkNotes } from './furniture.ts';
import type { Block, Page } from './page.ts';
import { findPageDate, isDateLine } from './page-date.ts';

const LONGEST_HEADING = 90;
const BULLET = /^\s*(?:[•·▪‣*]|-(?=\s))\s*/u;

/** Reads plain text as a page: a short line without a full stop, with something below it, is a heading. */
export function pageFromText(text: string): Page {
  const { above, below } = aroundMenu(text.split(/\r?\n/));
  const lines = below.filter(isContent);
  const blocks: Block[] = [];
  for (const [at, raw] of lines.entries()) {
    const line = cleaned(raw);
    if (line === '') continue;
    if (BULLET.test(raw)) blocks.push({ kind: 'text', text: `• ${line.replace(BULLET, '')}` });
    else if (/^\s{2,}\S/u.test(raw) && isBullet(blocks.at(-1))) append(blocks, line);
    else if (isHeading(line, { lines, at })) {
      blocks.push({ kind: 'heading', level: blocks.length === 0 ? 1 : 2, text: line.replace(/:$/u, '') });
    } else blocks.push({ kind: 'text', text: line });
  }
  const [first] = blocks;
  const hasTitle = first?.kind === 'heading';
  // What the site says of itself above its menu is about the page's publisher.
  const about = above
    .filter(isContent)
    .map(cleaned)
    .filter((line) => /\.$/u.test(line));
  return {
    title: hasTitle ? first.text : undefined,
    asOf: findPageDate(text),
    blocks: [...about.map((line): Block => ({ kind: 'text', text: line })), ...(hasTitle ? blocks.slice(1) : blocks)],
  };
}

const cleaned = (raw: string): string => withoutLinkNotes(raw.trim().replace(/\s+/gu, ' '));
const isContent = (raw: string): boolean => raw.trim() === '' || (!isFurniture(raw.trim()) && !isDateLine(raw));

/** What stands above a menu is the site's, not the page's. */
function aroundMenu(lines: readonly string[]): { above: readonly string[]; below: readonly string[] } {
  const menu = lines.findIndex((line) => line.trim() === 'MENY');
  if (menu < 0 || menu > lines.length / 2) return { above: [], below: lines };
  return { above: lines.slice(0, menu), below: lines.slice(menu + 1) };
}

function isHeading(line: string, { lines, at }: { lines: readonly string[]; at: number }): boolean {
  if (line.length > LONGEST_HEADING || /[.,;!?–]$/u.test(line) || !/^[\p{Lu}\d]/u.test(line)) return false;
  const isAlone = at === 0 || (lines[at - 1] ?? '').trim() === '';
  const next = lines.slice(at + 1).find((one) => one.trim() !== '');
  if (!isAlone || next === undefined) return false;
  // "The following roles:" leads to a list.
  return !line.endsWith(':') || !BULLET.test(next);
}

const isBullet = (block: Block | undefined): boolean => block?.kind === 'text' && block.text.startsWith('• ');

function append(blocks: Block[], line: string): void {
  const last = blocks.pop();
  if (last !== undefined) blocks.push({ ...last, text: `${last.text} ${line}` });
}
