import { conversationDoc } from '../src/delivery/conversation.ts';
import type { Courier, Due, Sending } from '../src/delivery/dispatcher.ts';
import { isLeftAlone, type Mark } from '../src/delivery/reach-problem.ts';
import { isPlace, type Recipient } from '../src/delivery/recipient.ts';
import { type Chat, profileOf } from '../src/people/profiles.ts';
import type { Store } from '../src/store/store.ts';
import type { BotDeps } from './deps.ts';
import { WRITERS } from './job-writers.ts';
import { charactersTooMany, toActivity } from './message.ts';
import { drop } from './not-now.ts';
import type { Errand } from './proactive.ts';
import { noteReach } from './reach.ts';
import { textsFor } from './texts/texts.ts';

/** Where a recipient is reached; `chat` is `null` where the app is not or no longer installed. */
type Reach = { readonly chat: Chat | null; readonly mark: Mark | null; readonly language: 'sv' | 'en' };

/** Carries waiting messages to people's 1:1 chats, channels and group chats. */
export function createCourier(deps: BotDeps): Courier {
  return async (due): Promise<Sending> => {
    const { to, op } = due.message;
    const writer = WRITERS.get(due.job);
    if (writer === undefined) return drop('unknown job');
    const reach = await reachOf(deps.store, to);
    const unreachable = writer.mustTell ? fail : drop;
    if (!deps.people.isAllowed(to.tenantId)) return unreachable('TenantNotAllowed');
    if (isLeftAlone(reach.mark, deps.now())) return unreachable(reach.mark.problem);
    const { chat } = reach;
    if (chat === null) return unreachable(isPlace(to) ? 'not-installed' : 'no-chat');
    if (op === 'delete') return carry(deps, due, chat, { op, activityId: due.message.activityId ?? '' });
    const written = await writer.write(deps, due, textsFor(reach.language));
    if (written.kind === 'drop' || written.kind === 'wait') return written;
    const activity = toActivity(written);
    if (charactersTooMany(activity) > 0) return fail('MessageSizeTooBig');
    if (op === 'post') return carry(deps, due, chat, { op, activity });
    return carry(deps, due, chat, { op, activity, activityId: due.message.activityId ?? '' });
  };
}

function carry(deps: BotDeps, { job, message: { to } }: Due, chat: Chat, errand: Errand): Sending {
  const { proactive, log } = deps;
  return {
    kind: 'send',
    async send() {
      const outcome = await proactive.carry(chat, errand);
      const { kind, status, code } = { status: undefined, code: undefined, ...outcome };
      log.info({ job, op: errand.op, outcome: kind, status, code }, 'a message without being asked');
      await noteReach(deps, { to, chat, outcome });
      return outcome;
    },
  };
}

async function reachOf(store: Store, to: Recipient): Promise<Reach> {
  if (!isPlace(to)) return store.read(profileOf(to));
  const { serviceUrl, mark } = await store.read(conversationDoc(to.tenantId, to.conversationId));
  const chat = serviceUrl === null ? null : { conversationId: to.conversationId, serviceUrl };
  return { chat, mark, language: 'sv' };
}

const fail = (cause: string): Sending => ({ kind: 'fail', cause });
