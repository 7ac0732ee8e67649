import { type Activity, ActivityTypes, CardFactory } from 'botbuilder';
import type { Source } from '../src/knowledge/entry.ts';

/** Something to send: plain text, or a card with the line that notifications show. */
export type Message = { kind: 'text'; text: string } | CardMessage;
export type CardMessage = { kind: 'card'; card: Record<string, unknown>; summary: string; citation?: Citation };

/** A source for Teams' own citations; the card shows it too, for clients that do not. */
type Citation = { readonly source: Source; readonly abstract: string };

/** Teams refuses longer fields (learn.microsoft.com, "Bot messages with AI-generated content"). */
const MAX_CITATION_NAME = 80;
const MAX_CITATION_ABSTRACT = 160;
const MAX_SUMMARY = 160;

export function toActivity(message: Message): Partial<Activity> {
  if (message.kind === 'text') return { type: ActivityTypes.Message, text: message.text, textFormat: 'plain' };
  return {
    type: ActivityTypes.Message,
    summary: shortened(message.summary, MAX_SUMMARY),
    attachments: [CardFactory.adaptiveCard(message.card)],
    ...(message.citation !== undefined && { entities: [citationEntity(message.citation)] }),
  };
}

/** Teams' limit is 100 KB and Microsoft advises to stay below 80, counted in UTF-16 (learn.microsoft.com, "Format your bot messages"). */
const MOST_CHARACTERS = (80 * 1024) / 2;

/** By how many characters a message, with so many more, is larger than Teams takes; 0 when it fits. */
export function charactersTooMany(activity: Partial<Activity>, more = 0): number {
  return Math.max(0, JSON.stringify(activity).length + more - MOST_CHARACTERS);
}

function citationEntity({ source, abstract }: Citation) {
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    citation: [
      {
        '@type': 'Claim',
        position: 1,
        appearance: {
          '@type': 'DigitalDocument',
          name: shortened(`${source.publisher}: ${source.title}`, MAX_CITATION_NAME),
          abstract: shortened(abstract, MAX_CITATION_ABSTRACT),
          ...(source.url !== undefined && { url: source.url }),
        },
      },
    ],
  };
}

/** The text, cut at a word's end with an ellipsis when it is longer than `most` characters. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > most / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.–-]+$/, '').replace(/[\uD800-\uDBFF]$/, '')}…`;
}
