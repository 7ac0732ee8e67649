import type { Activity } from 'botbuilder';
import { plainText } from '../src/knowledge/normalise.ts';

/** Nobody mentions the bot more often; each other way of writing it costs a pass over the text. */
const MOST_MENTIONS = 20;

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * What a person wrote: without the mention of the bot (others keep their names), with HTML entities decoded and markup
 * dropped, on one line.
 */
export function messageText({ text, entities, recipient }: Activity): string {
  let rest = text ?? '';
  const mentions = (entities ?? []).filter(
    ({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient.id,
  );
  const named = new Set(mentions.slice(0, MOST_MENTIONS).map((mention) => mention.text));
  for (const name of named) if (typeof name === 'string' && name !== '') rest = rest.replaceAll(name, ' ');
  return plainText(decodeEntities(rest.replace(/<\/?[a-z][^<>]{0,300}>/gi, ' ')));
}

/** The text of a message that comes as HTML, on one line. */
export function plainHtml(html: string): string {
  return plainText(decodeEntities(html.replace(/<\/?[a-z][^<>]*>/gi, ' ')));
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}
