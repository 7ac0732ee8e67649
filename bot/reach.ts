import { conversationDoc, markConversation } from '../src/delivery/conversation.ts';
import { reachProblem } from '../src/delivery/reach-problem.ts';
import { isPlace, type Recipient } from '../src/delivery/recipient.ts';
import type { SendOutcome } from '../src/delivery/send-outcome.ts';
import type { Person } from '../src/people/person.ts';
import { type Chat, changeProfile, profileOf } from '../src/people/profiles.ts';
import type { Store } from '../src/store/store.ts';
import type { BotDeps } from './deps.ts';

/** Notes what the outcome says about the conversation: that it is gone, that it is closed for now, or that it is open again. */
export async function noteReach(
  { store, now }: BotDeps,
  { to, chat, outcome }: { to: Recipient; chat: Chat; outcome: SendOutcome },
): Promise<void> {
  const problem = reachProblem(outcome);
  if (problem === undefined && outcome.kind !== 'sent') return;
  if (!isPlace(to) && isGone(outcome)) return forgetChat(store, to, chat);
  const mark = problem === undefined ? null : { problem, at: now().toISOString() };
  if (isPlace(to)) {
    const doc = conversationDoc(to.tenantId, to.conversationId);
    if ((await store.read(doc)).mark !== mark) await store.change(doc, (known) => markConversation(known, mark));
  } else {
    const doc = profileOf(to);
    if ((await store.read(doc)).mark !== mark) await store.change(doc, (known) => changeProfile(known, { mark }));
  }
}

/** Whether Teams says that the bot is no longer in the chat. */
export function isGone(outcome: SendOutcome): boolean {
  return ['not-installed', 'gone'].includes(reachProblem(outcome) ?? '');
}

/** Forgets a chat that is gone, until the person writes again or adds the app, which tells where they are. */
export async function forgetChat(store: Store, person: Person, { conversationId }: Chat): Promise<void> {
  await store.change(profileOf(person), (known) =>
    known.chat?.conversationId === conversationId ? changeProfile(known, { chat: null }) : { result: undefined },
  );
}
