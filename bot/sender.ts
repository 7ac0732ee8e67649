import type { Activity, ResourceResponse, TurnContext } from 'botbuilder';
import { isPassing, NOT_SENT, type SendOutcome } from '../src/delivery/send-outcome.ts';
import type { BotDeps } from './deps.ts';

/** The connection did not come about, so that nothing was posted. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const ATTEMPTS = 4;
/** Teams repeats the incoming activity after 15 s, so that a reply must be given up before. */
const LONGEST_WAIT_MS = 10_000;
const FIRST_PAUSE_MS = 300;

type ConnectorError = {
  statusCode?: number;
  code?: string;
  response?: { headers?: { get(name: string): string | undefined }; bodyAsText?: string | null };
};

/** Sends a reply in the turn's conversation; repeats it only where Teams' answer says that nothing was posted. */
export async function sendReply(
  context: TurnContext,
  activity: Partial<Activity>,
  { pause, sendTimeoutMs, log }: Pick<BotDeps, 'pause' | 'sendTimeoutMs' | 'log'>,
): Promise<SendOutcome> {
  let waitedMs = 0;
  for (let attempt = 1; ; attempt++) {
    const outcome = await attemptOnce(() => context.sendActivity(activity), sendTimeoutMs);
    if (outcome.kind === 'sent') return outcome;
    const { status } = outcome;
    log.warn(
      { status, code: outcome.kind === 'failed' ? outcome.code : undefined, attempt },
      'a reply was not accepted',
    );
    if (outcome.kind === 'uncertain' || outcome.code === NOT_SENT || !isPassing(outcome)) return outcome;
    const pauseMs = outcome.retryAfterMs ?? ownPause(attempt);
    if (attempt >= ATTEMPTS || waitedMs + pauseMs > LONGEST_WAIT_MS) return outcome;
    await pause(pauseMs);
    waitedMs += pauseMs;
  }
}

/**
 * Asks Teams for something once, and tells what became of it.
 * @throws what is no answer and no broken connection: a bug of ours
 */
export async function attemptOnce(ask: () => Promise<unknown>, timeoutMs: number): Promise<SendOutcome> {
  try {
    const response = (await inTime(ask(), timeoutMs)) as ResourceResponse | undefined;
    return { kind: 'sent', activityId: response?.id };
  } catch (error) {
    const { statusCode: status, code, response } = error as ConnectorError;
    if (status === undefined && !isConnectorError(code)) throw error;
    if (status === undefined && NOT_CONNECTED.has(code ?? '')) return { kind: 'failed', status, code: NOT_SENT };
    const failed: SendOutcome = { kind: 'failed', status, code: subCode(response?.bodyAsText) ?? code };
    // With 2xx it was taken, whatever was wrong with the answer.
    const knownNotPosted = status !== undefined && status >= 300 && (status < 500 || isPassing(failed));
    if (!knownNotPosted) return { kind: 'uncertain', status };
    const retryAfterMs = askedPause(response?.headers?.get('retry-after'));
    return retryAfterMs === undefined ? failed : { ...failed, retryAfterMs };
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

/** Where writing is blocked, Teams hides the reason in JSON inside JSON (`MessageWritesBlocked`). */
function subCode(body: string | null | undefined): string | undefined {
  return /\\?"subCode\\?"\s*:\s*\\?"(\w{1,60})/.exec(body ?? '')?.[1];
}

/** What Teams asks for, from seconds or a date (RFC 9110, 10.2.3). */
function askedPause(retryAfter: string | undefined): number | undefined {
  const seconds = Number(retryAfter);
  const askedMs = Number.isNaN(seconds) ? Date.parse(retryAfter ?? '') - Date.now() : seconds * 1000;
  return Number.isFinite(askedMs) && askedMs > 0 ? askedMs : undefined;
}

/** Longer and longer, and never the same for two bots. */
function ownPause(attempt: number): number {
  return FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
}
