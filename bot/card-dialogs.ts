import type { ActionResult } from './action.ts';
import type { BotDeps } from './deps.ts';
import { dialogOf, saidInDialog } from './extension-dialog.ts';
import type { CardMessage } from './message.ts';
import { type Press, parsePress } from './press.ts';
import type { Turn } from './turn.ts';

/** Buttons that post what is to be read as a message of its own, which a dialog can show in its place. */
const READING: ReadonlySet<string> = new Set(['summary.read', 'answer.read']);

/**
 * The card with those buttons opening a dialog, so that what is long is read where there is room and the chat stays as it
 * is. Where the client has no dialogs, the card is left as it was and its buttons post.
 */
export function withDialogs(message: CardMessage, { hasDialogs }: Pick<BotDeps, 'hasDialogs'>): CardMessage {
  return hasDialogs ? { ...message, card: opening(message.card) as CardMessage['card'] } : message;
}

function opening(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(opening);
  if (typeof part !== 'object' || part === null) return part;
  const { type, verb, title, tooltip, data } = part as Record<string, unknown>;
  if (type === 'Action.Execute' && READING.has(String(verb))) {
    return { type: 'Action.Submit', title, tooltip, data: { msteams: { type: 'task/fetch' }, verb, data } };
  }
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, opening(value)]));
}

/** Answers a button that opens a dialog: what it would post is shown in there, with nothing to press. */
export async function openDialog(
  turn: Turn,
  runPress: (turn: Turn, press: Press | undefined) => Promise<ActionResult>,
): Promise<unknown> {
  const press = parsePress(Object(turn.context.activity.value).data);
  if (press === undefined || !READING.has(press.verb)) return saidInDialog(turn.texts.bot.extension.notUnderstood);
  const posted: CardMessage[] = [];
  const within: Turn = {
    ...turn,
    async reply(message) {
      if (message.kind === 'card') posted.push(message);
      return { kind: 'sent', activityId: undefined };
    },
  };
  const result = await runPress(within, press);
  const [message] = posted;
  if (message === undefined) return saidInDialog(result.said);
  return dialogOf(
    { title: turn.texts.bot.extension.readingTitle, size: 'large' },
    { card: message.card, verbs: new Set() },
  );
}
