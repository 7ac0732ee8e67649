import type { Activity, TurnContext } from 'botbuilder';
import { NOT_SENT } from '../src/delivery/outbox.ts';
import type { SendOutcome } from '../src/delivery/send-outcome.ts';
import type { BotDeps } from './deps.ts';

/** Teams' answers after which a message has certainly not been posted and may be sent again. */
const REPEATABLE = new Set([412, 429, 502, 503, 504]);
/** The connection did not come about, so that nothing was posted. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const ATTEMPTS = 4;
/** Teams repeats the incoming activity after 15 s, so that a reply must be given up before. */
const LONGEST_WAIT_MS = 10_000;
const FIRST_PAUSE_MS = 300;

type ConnectorError = {
  statusCode?: number;
  code?: string;
  response?: { headers?: { get(name: string): string | undefined } };
};

/** Sends a reply in the turn's conversation; repeats it only where Teams' answer says that nothing was posted. */
export async function sendReply(
  context: TurnContext,
  activity: Partial<Activity>,
  { pause, sendTimeoutMs, log }: Pick<BotDeps, 'pause' | 'sendTimeoutMs' | 'log'>,
): Promise<SendOutcome> {
  let waitedMs = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await inTime(context.sendActivity(activity), sendTimeoutMs);
      return { kind: 'sent', activityId: response?.id };
    } catch (error) {
      const { statusCode: status, code, response } = error as ConnectorError;
      const repeatable = status !== undefined && REPEATABLE.has(status);
      log.warn({ status, code, attempt }, 'a reply was not accepted');
      const pauseMs = pauseAfter(attempt, response?.headers?.get('retry-after'));
      if (repeatable && attempt < ATTEMPTS && waitedMs + pauseMs <= LONGEST_WAIT_MS) {
        await pause(pauseMs);
        waitedMs += pauseMs;
        continue;
      }
      if (status === undefined && !isConnectorError(code)) throw error;
      if (status === undefined && NOT_CONNECTED.has(code ?? '')) return { kind: 'failed', status, code: NOT_SENT };
      // With 2xx it was taken, whatever was wrong with the answer.
      const knownNotPosted = status !== undefined && status >= 300 && (status < 500 || repeatable);
      return knownNotPosted ? { kind: 'failed', status, code } : { kind: 'uncertain', status };
    }
  }
}

/** Gives up waiting for an answer; the message may still arrive. */
export async function inTime<T>(sending: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = Object.assign(new Error('Teams did not answer in time'), { code: 'ETIMEDOUT' });
    timer = setTimeout(reject, limitMs, error);
  });
  try {
    return await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A connection that broke has a code such as ECONNRESET, an answer that broke off PARSE_ERROR; anything else without a status is a bug of ours. */
function isConnectorError(code: string | undefined): boolean {
  return code !== undefined && /^(E[A-Z]+|REQUEST_SEND_ERROR|PARSE_ERROR|UND_ERR_\w+)$/.test(code);
}

/** What Teams asks for, in seconds; otherwise longer and longer, and never the same for two bots. */
function pauseAfter(attempt: number, retryAfter: string | undefined): number {
  const askedMs = Number(retryAfter) * 1000;
  if (Number.isFinite(askedMs) && askedMs > 0) return askedMs;
  return FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
}
