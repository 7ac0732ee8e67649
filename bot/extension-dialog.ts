import { CardFactory } from 'botbuilder';
import { z } from 'zod';
import { MAX_QUESTION_LENGTH } from '../src/forum/forum-queue.ts';
import type { CardMessage } from './message.ts';
import { plainHtml } from './message-text.ts';
import { renderMessage } from './render-message.ts';
import type { Turn } from './turn.ts';
import { askView } from './views/questions-view.ts';

/** A dialog of the message extension. `open` makes its first card; `verbs` are the buttons that work in it. */
export type Dialog = {
  readonly open: (turn: Turn, value: unknown) => CardMessage;
  readonly verbs: ReadonlySet<string>;
};

/** Longer messages are cut before they are read. */
const MAX_CONTENT = 100_000;

const body = z.looseObject({ content: z.string(), contentType: z.string().nullish() });
const fromMessage = z.looseObject({ messagePayload: z.looseObject({ body }) });

/** "Ställ till Öppet forum": the text of the message, or nothing, to edit and put. */
export const askDialog: Dialog = {
  open({ texts }, value) {
    const { data } = fromMessage.safeParse(value);
    const asked = data === undefined ? '' : plainHtml(data.messagePayload.body.content.slice(0, MAX_CONTENT));
    return renderMessage('questions', askView({ asked: asked.slice(0, MAX_QUESTION_LENGTH), status: [] }, texts));
  },
  verbs: new Set([
    'question.ask',
    'question.list',
    'question.put',
    'question.vote',
    'question.follow',
    'question.open',
    'question.edit',
    'question.withdraw',
    'question.show',
  ]),
};

/** A line as a dialog. */
export const saidInDialog = (value: string) => ({ task: { type: 'message', value } });

/** A card as a dialog. */
export function dialogOf(
  { title, size }: { title: string; size: 'medium' | 'large' },
  { card, verbs }: Pick<CardMessage, 'card'> & Pick<Dialog, 'verbs'>,
): unknown {
  const value = {
    title,
    width: size,
    height: size,
    card: CardFactory.adaptiveCard(withSubmits(card, verbs) as Record<string, unknown>),
  };
  return { task: { type: 'continue', value } };
}

/**
 * Dialogs know Action.Submit only: each Action.Execute gives way to the one beside it, or is left out where it would lead
 * out of the dialog.
 */
function withSubmits(part: unknown, verbs: Dialog['verbs']): unknown {
  if (Array.isArray(part)) return part.map((one) => withSubmits(one, verbs)).filter((one) => one !== undefined);
  if (typeof part !== 'object' || part === null) return part;
  const { type, verb, fallback } = part as Record<string, unknown>;
  if (type === 'Action.Execute') return verbs.has(String(verb)) ? fallback : undefined;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withSubmits(value, verbs)]));
  return type === 'ActionSet' && (inner.actions as unknown[]).length === 0 ? undefined : inner;
}
