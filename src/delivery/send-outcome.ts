/**
 * What became of one attempt to send, change or delete a message. `failed`: Teams has certainly not done it.
 * `uncertain`: it may have been done, so it is never repeated by itself.
 */
export type SendOutcome =
  | { kind: 'sent'; activityId: string | undefined }
  | {
      kind: 'failed';
      /** HTTP status; `undefined` when there was no answer. */
      status: number | undefined;
      /** Teams' own code, or one of ours such as `NOT_SENT`. */
      code: string | undefined;
      /** How long Teams asks to wait before the next attempt. */
      retryAfterMs?: number | undefined;
    }
  | { kind: 'uncertain'; status: number | undefined };

/** The message never left: Teams was not to be reached, or the sign-in failed. */
export const NOT_SENT = 'NotSent';

/**
 * Teams' answers after which a message has not been posted and may be sent again (learn.microsoft.com, "Optimize your bot
 * with rate limiting"); 500 is none of them.
 */
const PASSING_STATUSES: readonly (number | undefined)[] = [412, 429, 502, 503, 504];

/** Whether the same may succeed a little later. */
export function isPassing(outcome: SendOutcome): boolean {
  return outcome.kind === 'failed' && (outcome.code === NOT_SENT || PASSING_STATUSES.includes(outcome.status));
}
