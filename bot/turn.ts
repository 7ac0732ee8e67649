import type { Activity, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type { Person } from '../src/people/person.ts';
import type { BotDeps } from './deps.ts';
import { tenantOf } from './inbound.ts';
import { type Message, toActivity } from './message.ts';
import { type SendOutcome, sendReply } from './sender.ts';
import { languageOfLocale, type Texts, textsFor } from './texts/texts.ts';

/** One turn: who says something, where, and how to answer. */
export type Turn = {
  readonly context: TurnContext;
  readonly deps: BotDeps;
  readonly person: Person;
  /** Words in the language of the reader's Teams; a message's own language comes before it. */
  readonly texts: Texts;
  readonly now: Date;
  readonly log: Logger;
  /** What a person can tell support, so that the turn's lines are found in the log. */
  readonly reference: string;
  reply(message: Message): Promise<SendOutcome>;
};

export function createTurn(context: TurnContext, correlationId: string, deps: BotDeps): Turn {
  const { activity } = context;
  const log = deps.log.child({ correlationId, type: activity.type, scope: activity.conversation.conversationType });
  return {
    context,
    deps,
    person: { tenantId: tenantOf(activity) ?? '', userId: activity.from.aadObjectId ?? activity.from.id },
    texts: readersTexts(activity, deps),
    now: deps.now(),
    log,
    reference: referenceOf(correlationId),
    reply: (message) =>
      sendReply(context, toActivity(message), { pause: deps.pause, sendTimeoutMs: deps.sendTimeoutMs, log }),
  };
}

/** The words in the language that the reader's Teams is set to, where the client tells it. */
export function readersTexts({ locale }: Activity, { trustLocale }: BotDeps): Texts {
  return textsFor(trustLocale ? languageOfLocale(locale) : 'sv');
}

/** The beginning of a correlation id: short enough to be read out. */
export function referenceOf(correlationId: string): string {
  return correlationId.slice(0, 8);
}
