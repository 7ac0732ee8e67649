import type { Activity, ConversationReference, TurnContext } from 'botbuilder';
import { NOT_SENT, type SendOutcome } from '../src/delivery/send-outcome.ts';
import type { Chat } from '../src/people/profiles.ts';
import type { ForumAdapter } from './adapter.ts';
import type { BotDeps } from './deps.ts';
import { type InboundPolicy, isServiceUrlAllowed } from './inbound.ts';
import { type Message, toActivity } from './message.ts';
import { attemptOnce, inTime, sendReply } from './sender.ts';

/** What is asked of Teams for a message that answers nothing. */
export type Errand =
  | { readonly op: 'post'; readonly activity: Partial<Activity> }
  | { readonly op: 'update'; readonly activity: Partial<Activity>; readonly activityId: string }
  | { readonly op: 'delete'; readonly activityId: string };

/** Messages that answer nothing, and chats that nobody has begun. */
export type Proactive = {
  /** Posts in a person's 1:1 chat what the person waits for: tries some times, within seconds. */
  post(to: Chat, message: Message): Promise<SendOutcome>;
  /** Posts, changes or deletes a message in any conversation, once: the outbox decides whether to try again. */
  carry(to: Chat, errand: Errand): Promise<SendOutcome>;
  /** The 1:1 chat with the person who wrote elsewhere; `undefined` when Teams does not allow one. */
  openChat(context: TurnContext): Promise<Chat | undefined>;
};

const AUDIENCE = 'https://api.botframework.com';

export function createProactive(
  adapter: ForumAdapter,
  {
    appId,
    policy,
    pause,
    sendTimeoutMs,
    log,
  }: { appId: string; policy: InboundPolicy } & Pick<BotDeps, 'pause' | 'sendTimeoutMs' | 'log'>,
): Proactive {
  async function inConversation(
    { conversationId, serviceUrl }: Chat,
    act: (context: TurnContext) => Promise<SendOutcome>,
  ): Promise<SendOutcome> {
    // The address was allowed when it was kept; the list may have become shorter.
    if (!isServiceUrlAllowed(serviceUrl, policy))
      return { kind: 'failed', status: undefined, code: 'ServiceUrlRefused' };
    const isGroup = conversationId.startsWith('19:');
    const reference = {
      channelId: 'msteams',
      serviceUrl,
      conversation: { id: conversationId, conversationType: isGroup ? 'channel' : 'personal', isGroup, name: '' },
      bot: { id: `28:${appId}`, name: '' },
    } satisfies Partial<ConversationReference>;
    let outcome: SendOutcome = { kind: 'failed', status: undefined, code: NOT_SENT };
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      // Without an id it is a message of its own; botbuilder would make it a reply to an activity that nobody sent.
      delete context.activity.id;
      try {
        outcome = await act(context);
      } catch (error) {
        log.error({ err: error }, 'a message failed for a reason of our own');
        // What fails otherwise may have failed after the message had left.
        if (!isSignInError(error)) outcome = { kind: 'uncertain', status: undefined };
      }
    });
    return outcome;
  }

  return {
    post: (to, message) =>
      inConversation(to, (context) => sendReply(context, toActivity(message), { pause, sendTimeoutMs, log })),
    carry: (to, errand) => inConversation(to, (context) => attemptOnce(() => ask(context, errand), sendTimeoutMs)),
    async openChat({ activity }) {
      const { from, recipient, serviceUrl, conversation } = activity;
      const tenantId = conversation.tenantId ?? activity.channelData?.tenant?.id;
      const parameters = {
        isGroup: false,
        bot: recipient,
        members: [{ id: from.id, name: from.name }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      };
      let conversationId: string | undefined;
      try {
        const creating = adapter.createConversationAsync(
          appId,
          'msteams',
          serviceUrl,
          AUDIENCE,
          parameters as Parameters<ForumAdapter['createConversationAsync']>[4],
          async (context) => {
            conversationId = context.activity.conversation.id;
          },
        );
        await inTime(creating, sendTimeoutMs);
      } catch (error) {
        const { statusCode: status, code } = error as { statusCode?: number; code?: string };
        if (status === undefined && code === undefined) throw error;
        log.warn({ status, code }, 'a chat with a person could not be opened');
      }
      return conversationId === undefined ? undefined : { conversationId, serviceUrl };
    },
  };
}

function ask(context: TurnContext, errand: Errand) {
  switch (errand.op) {
    case 'post':
      return context.sendActivity(errand.activity);
    case 'update':
      return context.updateActivity({ ...errand.activity, id: errand.activityId });
    case 'delete':
      return context.deleteActivity(errand.activityId);
  }
}

/** The bot's own token was not to be had (MSAL), so that nothing left. */
function isSignInError(error: unknown): boolean {
  return typeof (error as { errorCode?: unknown }).errorCode === 'string';
}
