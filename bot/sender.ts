import { setTimeout as pause } from 'node:timers/promises';
import type { Activity, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';

/** What became of a message. `uncertain`: it may have arrived, so it is never sent again by itself. */
export type SendOutcome =
  | { kind: 'sent'; activityId: string | undefined }
  | { kind: 'failed'; status: number | undefined; code: string | undefined }
  | { kind: 'uncertain'; status: number | undefined };

/** Teams' answers after which a message has certainly not been posted and may be sent again. */
const REPEATABLE = new Set([412, 429, 502, 503, 504]);
const ATTEMPTS = 4;
/** Teams repeats the incoming activity after 15 s, so that a reply must be given up before. */
const LONGEST_PAUSE_MS = 3000;
const FIRST_PAUSE_MS = 300;

type ConnectorError = {
  statusCode?: number;
  code?: string;
  response?: { headers?: { get(name: string): string | undefined } };
};

/** Sends a reply in the turn's conversation; repeats it only where Teams' answer says that nothing was posted. */
export async function sendReply(context: TurnContext, activity: Partial<Activity>, log: Logger): Promise<SendOutcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await context.sendActivity(activity);
      return { kind: 'sent', activityId: response?.id };
    } catch (error) {
      const { statusCode: status, code, response } = error as ConnectorError;
      const repeatable = status !== undefined && REPEATABLE.has(status);
      log.warn({ status, code, attempt }, 'a reply was not accepted');
      if (repeatable && attempt < ATTEMPTS) {
        await pause(pauseBefore(attempt, response?.headers?.get('retry-after')));
        continue;
      }
      if (status === undefined && !isConnectorError(code)) throw error;
      const knownNotPosted = status !== undefined && (status < 500 || repeatable);
      return knownNotPosted ? { kind: 'failed', status, code } : { kind: 'uncertain', status };
    }
  }
}

/** A connection that broke has a code such as ECONNRESET; anything else without a status is a bug of ours. */
function isConnectorError(code: string | undefined): boolean {
  return code !== undefined && /^(E[A-Z]+|REQUEST_SEND_ERROR|UND_ERR_\w+)$/.test(code);
}

function pauseBefore(attempt: number, retryAfter: string | undefined): number {
  const asked = Number(retryAfter) * 1000;
  const backoff = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
  return Math.min(LONGEST_PAUSE_MS, Number.isFinite(asked) && asked > 0 ? asked : backoff);
}
