import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Change, type Doc, defineCollection } from '../store/store.ts';

const conversationSchema = z.object({
  tenantId: z.string().nullable(),
  conversationId: z.string().nullable(),
  welcomedAt: z.iso.datetime().nullable(),
});
type Conversation = z.infer<typeof conversationSchema>;

/** A chat or channel in which the app is installed, a document each. */
export const conversations = defineCollection({
  name: 'conversations',
  version: 1,
  schema: conversationSchema,
  empty: () => ({ tenantId: null, conversationId: null, welcomedAt: null }),
});

/** Teams' conversation ids hold characters that no file name may; a channel's thread is part of the channel. */
export function conversationDoc(tenantId: string, conversationId: string): Doc<Conversation> {
  const channel = conversationId.replace(/;messageid=.*$/, '');
  return conversations.doc(
    createHash('sha256')
      .update(JSON.stringify([tenantId, channel]))
      .digest('hex')
      .slice(0, 32),
  );
}

/** Notes the welcome; `true` only the first time, however often Teams repeats the event. */
export function welcomeOnce(
  current: Conversation,
  met: { tenantId: string; conversationId: string; at: string },
): Change<Conversation, boolean> {
  if (current.welcomedAt !== null) return { result: false };
  const { tenantId, conversationId, at } = met;
  return { next: { tenantId, conversationId, welcomedAt: at }, result: true };
}
