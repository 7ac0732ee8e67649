import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { BotDeps } from './deps.ts';
import { ForumBot } from './forum-bot.ts';
import { extensionApology, isShownAlone } from './message-extension.ts';
import { createRecentActivities } from './recent-activities.ts';
import { createTurn, readersTexts, referenceOf } from './turn.ts';

const CORRELATION = Symbol('correlation id');

/** What the server runs for each activity, and what the adapter runs when that throws. */
export type TurnHandlers = {
  onTurn(context: TurnContext, correlationId: string): Promise<void>;
  onTurnError(context: TurnContext, error: Error): Promise<void>;
};

export function createTurnHandlers(deps: BotDeps): TurnHandlers {
  const bot = new ForumBot();
  const recent = createRecentActivities();
  return {
    async onTurn(context, correlationId) {
      context.turnState.set(CORRELATION, correlationId);
      const startedAt = performance.now();
      const turn = createTurn(context, correlationId, deps);
      if (!recent.isFirst(context.activity, turn.now)) {
        turn.log.info('a repeated activity is left out');
        return;
      }
      await bot.runTurn(turn);
      turn.log.info({ ms: Math.round(performance.now() - startedAt) }, 'a turn');
    },
    async onTurnError(context, error) {
      const correlationId = String(context.turnState.get(CORRELATION));
      deps.log.error({ correlationId, type: context.activity.type, err: error }, 'a turn failed');
      // Teams may send the activity again, and then it is to be answered.
      recent.forget(context.activity);
      // To people who wait for an answer; an event has none who does.
      if (![ActivityTypes.Message, ActivityTypes.Invoke].includes(context.activity.type as ActivityTypes)) return;
      const text = readersTexts(context.activity, deps).bot.failed(referenceOf(correlationId));
      await context.sendActivity(apology(context.activity, text));
    },
  };
}

function apology({ type, name }: Activity, text: string): Partial<Activity> {
  if (type !== ActivityTypes.Invoke) return { type: ActivityTypes.Message, text, textFormat: 'plain' };
  if (isShownAlone(name))
    return { type: ActivityTypes.InvokeResponse, value: { status: 200, body: extensionApology(name ?? '', text) } };
  const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
  return { type: ActivityTypes.InvokeResponse, value: { status: 200, body } };
}
