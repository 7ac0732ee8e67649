import type { SendOutcome } from '../src/delivery/send-outcome.ts';
import { changeProfile, profileOf } from '../src/people/profiles.ts';
import { forgetChat, isGone } from './courier.ts';
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
  if (known !== null) {
    const outcome = await deps.proactive.post(known, message);
    if (!isGone(outcome)) return sayWhere(turn, outcome);
    await forgetChat(deps.store, person, known);
  }
  const chat = await deps.proactive.openChat(context);
  if (chat === undefined) return turn.reply({ kind: 'text', text: leader.notPrivately });
  const outcome = await deps.proactive.post(chat, message);
  if (outcome.kind === 'sent') {
    await deps.store.change(profileOf(person), (profile) => changeProfile(profile, { chat }));
  }
  return sayWhere(turn, outcome);
}

/** Tells in the channel where the answer is. */
function sayWhere(turn: Turn, outcome: SendOutcome): Promise<SendOutcome> {
  const { privately, notPrivately } = turn.texts.reports.leader;
  return turn.reply({ kind: 'text', text: outcome.kind === 'failed' ? notPrivately : privately });
}
