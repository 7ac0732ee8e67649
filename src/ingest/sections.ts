import type { Block } from './page.ts';

/** A part of a page that can be answered from, under the headings that it stands under. */
export type Section = { readonly headings: readonly string[]; readonly text: string };

/** Characters of a section, about: longer ones are about more than one thing. */
const GOOD_LENGTH = 900;
/** A list item of so many characters is a thing of its own. */
const OWN_ITEM = 160;
/** Words of a list item by which it is known. */
const ITEM_WORDS = 5;

/** Cuts a page into sections: at its headings, before long list items, and between paragraphs where it would become too long. */
export function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  const path: { level: number; text: string }[] = [];
  let texts: string[] = [];
  const flush = (): void => {
    const text = texts.join('\n').trim();
    texts = [];
    // What is nothing but a link or a label says nothing.
    if (/[\p{L}\p{N}]{2}/u.test(text) && (text.length >= 40 || /[.!?]$/u.test(text)))
      sections.push({ headings: path.map((one) => one.text), text });
  };
  /** A heading with nothing below it so far: it may be a link, and then it belongs to what stands above. */
  let alone: { level: number; text: string } | undefined;
  const tellAlone = (level: number): void => {
    const last = sections.at(-1);
    if (alone !== undefined && last !== undefined && level <= alone.level) {
      sections.splice(-1, 1, { ...last, text: `${last.text}\n${alone.text}` });
    }
    alone = undefined;
  };
  for (const block of blocks) {
    if (block.kind === 'heading') {
      flush();
      tellAlone(block.level);
      while ((path.at(-1)?.level ?? 0) >= block.level) path.pop();
      path.push({ level: block.level, text: block.text });
      alone = block;
      continue;
    }
    alone = undefined;
    for (const text of inParts(block.text)) {
      const isOwn = text.startsWith('• ') && text.length >= OWN_ITEM;
      const length = texts.reduce((sum, one) => sum + one.length + 1, 0);
      if (texts.length > 0 && (isOwn || length + text.length > GOOD_LENGTH)) flush();
      if (isOwn) sections.push({ headings: [...path.map((one) => one.text), nameOf(text)], text: text.slice(2) });
      else texts.push(text);
    }
  }
  flush();
  tellAlone(0);
  return sections;
}

/** The first words of a list item: what it is about. */
const nameOf = (item: string): string =>
  item
    .slice(2)
    .split(/\s+/u)
    .slice(0, ITEM_WORDS)
    .join(' ')
    .replace(/[.,;:]$/u, '');

/** A paragraph, at sentences where it is too long. */
function inParts(text: string): string[] {
  if (text.length <= GOOD_LENGTH) return [text];
  const parts: string[] = [];
  let part = '';
  for (const sentence of text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)) {
    if (part !== '' && part.length + sentence.length > GOOD_LENGTH) {
      parts.push(part);
      part = '';
    }
    part = part === '' ? sentence : `${part} ${sentence}`;
  }
  return [...parts, part].flatMap((one) => one.match(/[\s\S]{1,1800}/gu) ?? []);
}
