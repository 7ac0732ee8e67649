import type { CardData, CardName } from '../cards/card-data.ts';
import { render } from '../cards/render.ts';
import type { CardMessage } from './message.ts';

/** A card filled in, as a message whose notification says its summary. */
export function renderMessage<Name extends CardName>(name: Name, data: CardData[Name]): CardMessage {
  return { kind: 'card', card: render(name, data), summary: data.summary };
}
