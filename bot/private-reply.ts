import type { SendOutcome } from '../src/delivery/send-outcome.ts';
import { changeProfile, profileOf } from '../src/people/profiles.ts';
import type { Message } from './message.ts';
import type { Turn } from './turn.ts';

/**
 * Answers in the person's own chat with the bot; said in a channel or group chat, a line there tells where the answer
 * is, or how to get one when the person cannot be reached.
 */
export async function replyPrivately(turn: Turn, message: Message): Promise<SendOutcome> {
  if (turn.isPersonal) return turn.reply(message);
  const { deps, person, context } = turn;
  const { leader } = turn.texts.reports;
  const known = (await turn.profile()).chat;
  const chat = known ?? (await deps.proactive.openChat(context));
  if (chat === undefined) return turn.reply({ kind: 'text', text: leader.notPrivately });
  const outcome = await deps.proactive.post(chat, message);
  if (outcome.kind === 'failed') return turn.reply({ kind: 'text', text: leader.notPrivately });
  if (known === null) await deps.store.change(profileOf(person), (profile) => changeProfile(profile, { chat }));
  return turn.reply({ kind: 'text', text: leader.privately });
}
