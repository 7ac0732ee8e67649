/** What the fake Connector answers with. A `body` that is text goes out as HTML, as from a gateway. */
export type ConnectorAnswer = { status: number; body?: unknown; headers?: Record<string, string> };

/** Teams' refusals by their code, with the status and the words that its documentation gives them. */
const REFUSALS: Record<string, readonly [status: number, message: string]> = {
  BadArgument: [400, 'Bad argument.'],
  BadSyntax: [400, 'Activity resulted into multiple skype activities'],
  BotNotRegistered: [401, 'No registration found for this bot.'],
  BotDisabledByAdmin: [403, 'The tenant admin disabled this bot.'],
  BotNotInConversationRoster: [403, 'The bot is not part of the conversation roster.'],
  ConversationBlockedByUser: [403, 'User blocked the conversation with the bot.'],
  ForbiddenOperationException: [403, 'Bot is not installed in user’s personal scope'],
  NotEnoughPermissions: [403, 'The bot does not have the permissions needed.'],
  ActivityNotFoundInConversation: [404, 'Activity not found.'],
  ConversationNotFound: [404, 'Conversation not found.'],
  MemberNotFoundInConversation: [404, 'Member not found.'],
  PreconditionFailed: [412, 'Precondition failed, please try again.'],
  MessageSizeTooBig: [413, 'Message size too large.'],
  TooManyRequests: [429, 'Too many requests.'],
  ServiceError: [500, 'Service error.'],
};

const CODE_BY_STATUS: Record<number, string> = {
  400: 'BadArgument',
  401: 'BotNotRegistered',
  403: 'BotNotInConversationRoster',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'TooManyRequests',
  500: 'ServiceError',
};

/** The refusal with this code. */
export function refusal(code: string): ConnectorAnswer {
  if (code === 'MessageWritesBlocked') return { status: 403, body: writesBlocked() };
  const [status, message] = REFUSALS[code] ?? [500, 'Service error.'];
  return { status, body: { error: { code, message } } };
}

/** The refusal that goes with a status; a gateway's (502, 503, 504) is a page, not JSON. */
export function refusalOf(status: number): ConnectorAnswer {
  const code = CODE_BY_STATUS[status];
  return code === undefined ? { status, body: `<html><body><h1>${status}</h1></body></html>` } : refusal(code);
}

/** Unlike the others: a number, and JSON inside a string. */
function writesBlocked() {
  const details = 'Thread is blocked from message writes.';
  const inner = { subCode: 'MessageWritesBlocked', details, errorCode: null, errorSubCode: null };
  return { errorCode: 209, message: JSON.stringify(inner, null, 2) };
}
