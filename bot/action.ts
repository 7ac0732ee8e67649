import type { z } from 'zod';
import type { Rights } from '../src/people/rights.ts';
import type { CardMessage } from './message.ts';
import type { Turn } from './turn.ts';

/**
 * What a press comes to: the pressed card drawn anew with a line saying what happened, a line alone, or a message that
 * has been sent, with a line for those who pressed and may look elsewhere.
 */
export type ActionResult =
  /** `lineSuffices`: where no card can be drawn in place of the pressed one, the line is enough. */
  | { kind: 'card'; message: CardMessage; said: string; lineSuffices?: true }
  | { kind: 'said'; said: string }
  | { kind: 'replied'; said: string };

/** The pressed card drawn anew; `said` is for where it is not seen. */
export function card(message: CardMessage, said = message.summary): ActionResult {
  return { kind: 'card', message, said };
}

/** A card's button. `run` is reached only with data that `schema` accepts, by a person whose rights suffice. */
export type CardAction<Data> = {
  readonly schema: z.ZodType<Data>;
  readonly mayRun: (rights: Rights, data: Data) => boolean;
  readonly run: (turn: Turn, data: Data) => Promise<ActionResult>;
};

/** An action with the type of its data forgotten, for the table. */
export function defineAction<Data>(action: CardAction<Data>): CardAction<unknown> {
  return action as unknown as CardAction<unknown>;
}

/** For what everybody may do. */
export const anybody = (): boolean => true;
