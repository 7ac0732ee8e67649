import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Person, personSchema } from '../people/person.ts';
import { type Change, type Doc, defineCollection } from '../store/store.ts';
import { markSchema } from './reach-problem.ts';
import { withoutThread } from './recipient.ts';

const conversationSchema = z.object({
  tenantId: z.string().nullable(),
  /** Without the thread. */
  conversationId: z.string().nullable(),
  /** Where it is reached, as the last verified activity told it; `null` before the first. */
  serviceUrl: z.string().nullable(),
  welcomedAt: z.iso.datetime().nullable(),
  /** Why it was not reached the last time. */
  mark: markSchema.nullable(),
  /** Who added the app there, as far as Teams has told. */
  addedBy: personSchema.nullable(),
});
export type Conversation = Readonly<z.infer<typeof conversationSchema>>;
type Before2 = Pick<Conversation, 'tenantId' | 'conversationId' | 'welcomedAt'>;

const UNKNOWN: Conversation = {
  tenantId: null,
  conversationId: null,
  serviceUrl: null,
  welcomedAt: null,
  mark: null,
  addedBy: null,
};

/** A chat or channel in which the app is installed, a document each. */
export const conversations = defineCollection({
  name: 'conversations',
  version: 2,
  schema: conversationSchema,
  empty: (): Conversation => UNKNOWN,
  migrations: { 1: (old) => ({ ...UNKNOWN, ...(old as Before2) }) },
});

/** Teams' conversation ids hold characters that no file name may; a channel's thread is part of the channel. */
export function conversationDoc(tenantId: string, conversationId: string): Doc<Conversation> {
  return conversations.doc(
    createHash('sha256')
      .update(JSON.stringify([tenantId, withoutThread(conversationId)]))
      .digest('hex')
      .slice(0, 32),
  );
}

type Met = { tenantId: string; conversationId: string; serviceUrl: string };

/** Notes the welcome; `true` only the first time, however often Teams repeats the event. */
export function welcomeOnce(current: Conversation, met: Met & { at: string }): Change<Conversation, boolean> {
  if (current.welcomedAt !== null) return { result: false };
  const { at, ...where } = met;
  return { next: { ...current, ...whereIs(where), welcomedAt: at }, result: true };
}

/** Notes where a conversation is reached; what was wrong with it is over. */
export function meetConversation(current: Conversation, met: Met): Change<Conversation, undefined> {
  if (knowsWhere(current, met)) return { result: undefined };
  return { next: { ...current, ...whereIs(met), mark: null }, result: undefined };
}

/** Whether nothing of it is new. */
export function knowsWhere({ serviceUrl, mark }: Conversation, met: Met): boolean {
  return serviceUrl === met.serviceUrl && mark === null;
}

const whereIs = ({ tenantId, conversationId, serviceUrl }: Met) => ({
  tenantId,
  conversationId: withoutThread(conversationId),
  serviceUrl,
});

/** Notes who added the app. */
export function noteAdded(current: Conversation, { tenantId, userId }: Person): Change<Conversation, undefined> {
  const { addedBy } = current;
  if (addedBy?.tenantId === tenantId && addedBy.userId === userId) return { result: undefined };
  return { next: { ...current, addedBy: { tenantId, userId } }, result: undefined };
}

/** Notes that a conversation was not reached. */
export function markConversation(current: Conversation, mark: Conversation['mark']): Change<Conversation, undefined> {
  if (current.serviceUrl === null) return { result: undefined };
  return { next: { ...current, mark }, result: undefined };
}
