import { z } from 'zod';
import type { SendOutcome } from './send-outcome.ts';

/** Why messages do not reach a conversation. */
const PROBLEMS = ['not-installed', 'blocked', 'disabled', 'gone', 'no-permission', 'writes-blocked'] as const;
export type ReachProblem = (typeof PROBLEMS)[number];

export const markSchema = z.object({ problem: z.enum(PROBLEMS), at: z.iso.datetime() });
/** That a conversation was not reached, and when. Any activity from there takes it away. */
export type Mark = Readonly<z.infer<typeof markSchema>>;

/** Teams' codes (learn.microsoft.com, "Build a conversational bot", status codes; "Send proactive messages"). */
const BY_CODE: Readonly<Record<string, ReachProblem>> = {
  BotNotInConversationRoster: 'not-installed',
  ForbiddenOperationException: 'not-installed',
  ConversationBlockedByUser: 'blocked',
  BotDisabledByAdmin: 'disabled',
  ConversationNotFound: 'gone',
  NotEnoughPermissions: 'no-permission',
  MessageWritesBlocked: 'writes-blocked',
};

/** What Teams' code says about the conversation; `undefined` for nothing. */
export function problemOfCode(code: string): ReachProblem | undefined {
  return Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
}

/** What the outcome says about the conversation; `undefined` for nothing. */
export function reachProblem(outcome: SendOutcome): ReachProblem | undefined {
  if (outcome.kind !== 'failed') return undefined;
  // A missing copy is no missing conversation.
  return (
    problemOfCode(outcome.code ?? '') ??
    (outcome.status === 404 && outcome.code !== 'ActivityNotFoundInConversation' ? 'gone' : undefined)
  );
}

const DAY_MS = 86_400_000;

/**
 * Whether the conversation is left in peace: until something comes from there, or for a day where an administrator may have
 * changed it meanwhile. The others may pass at any time, and are tried at each occasion.
 */
export function isLeftAlone(mark: Mark | null, now: Date): mark is Mark {
  if (mark === null) return false;
  if (mark.problem === 'disabled') return now.getTime() - Date.parse(mark.at) < DAY_MS;
  return ['not-installed', 'blocked', 'gone'].includes(mark.problem);
}
