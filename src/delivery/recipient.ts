import { z } from 'zod';
import { personKey, personSchema } from '../people/person.ts';

export const placeSchema = z.object({ tenantId: z.string(), conversationId: z.string() });
/** A channel or group chat in which the app is installed; a channel's id names a thread only where the message belongs in it. */
export type Place = Readonly<z.infer<typeof placeSchema>>;

/** Whom a message is for: a person, in the 1:1 chat with the bot, or everybody in a channel or group chat. */
export const recipientSchema = z.union([personSchema, placeSchema]);
export type Recipient = Readonly<z.infer<typeof recipientSchema>>;

export function isPlace(to: Recipient): to is Place {
  return 'conversationId' in to;
}

/** The channel of a thread; any other conversation is itself. */
export function withoutThread(conversationId: string): string {
  return conversationId.replace(/;messageid=.*$/, '');
}

/** The same for everything that is sent to the same conversation, whatever the reason. */
export function conversationKey(to: Recipient): string {
  return isPlace(to) ? `${to.tenantId}/${withoutThread(to.conversationId)}` : personKey(to);
}
