import { conversationKey } from '../src/delivery/recipient.ts';
import type { SendOutcome } from '../src/delivery/send-outcome.ts';
import { changeProfile, profileOf } from '../src/people/profiles.ts';
import type { Message } from './message.ts';
import { forgetChat, isGone } from './reach.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';

/**
 * Answers in the person's own chat with the bot; said in a channel or group chat, a line there tells where the answer
 * is, or how to get one when the person cannot be reached.
 */
export async function replyPrivately(turn: Turn, message: Message, texts: Texts): Promise<SendOutcome> {
  if (turn.isPersonal) return turn.reply(message);
  const { deps, person, context } = turn;
  deps.pacer.note(person.tenantId, conversationKey(person));
  const known = (await turn.profile()).chat;
  if (known !== null) {
    const outcome = await deps.proactive.post(known, message);
    if (!isGone(outcome)) return sayWhere(turn, outcome, texts);
    await forgetChat(deps.store, person, known);
  }
  const chat = await deps.proactive.openChat(context);
  if (chat === undefined) return turn.reply({ kind: 'text', text: texts.reports.leader.notPrivately });
  const outcome = await deps.proactive.post(chat, message);
  if (outcome.kind === 'sent') {
    await deps.store.change(profileOf(person), (profile) => changeProfile(profile, { chat }));
  }
  return sayWhere(turn, outcome, texts);
}

/** Tells in the channel where the answer is, or why there is none. */
function sayWhere(turn: Turn, outcome: SendOutcome, { reports, bot }: Texts): Promise<SendOutcome> {
  const { privately, notPrivately } = reports.leader;
  if (outcome.kind !== 'failed') return turn.reply({ kind: 'text', text: privately });
  const isRefused = outcome.status === 403 || outcome.status === 404;
  return turn.reply({ kind: 'text', text: isRefused ? notPrivately : bot.failed(turn.reference) });
}
