import { conversationDoc } from '../delivery/conversation.ts';
import type { PlannedMessage } from '../delivery/outbox.ts';
import { isLeftAlone, type ReachProblem } from '../delivery/reach-problem.ts';
import { isPlace } from '../delivery/recipient.ts';
import type { Store } from '../store/store.ts';
import { profileOf } from './profiles.ts';
import type { PeopleSettings } from './rights.ts';
import { readSubscribers, type Subscription, type Topic } from './subscriptions.ts';

/** Why a subscriber will not or may not be reached, besides what Teams has said. */
type TargetProblem = ReachProblem | 'no-chat' | 'tenant-not-allowed';

/** A subscriber as the sender sees it. */
export type Target = {
  readonly id: string;
  readonly subscription: Subscription;
  /** What is wrong with it. */
  readonly problem: TargetProblem | undefined;
  /** Whether it will be tried all the same. */
  readonly isTried: boolean;
};

/** Documents that are read at the same time. */
const AT_ONCE = 50;

/** Who would get something on the topic now, and what is wrong with any of them. */
export async function readTargets(
  store: Store,
  { topic, isAllowed, now }: { topic: Topic; isAllowed: PeopleSettings['isAllowed']; now: Date },
): Promise<Target[]> {
  const subscribers = [...(await readSubscribers(store, topic))];
  const targets: Target[] = [];
  for (let from = 0; from < subscribers.length; from += AT_ONCE) {
    const read = subscribers.slice(from, from + AT_ONCE).map(async ([id, subscription]) => {
      const problem = isAllowed(subscription.to.tenantId)
        ? await problemOf(store, subscription, now)
        : ({ problem: 'tenant-not-allowed', isTried: false } as const);
      return { id, subscription, problem: undefined, isTried: true, ...problem };
    });
    targets.push(...(await Promise.all(read)));
  }
  return targets;
}

async function problemOf(store: Store, { to, removedAt }: Subscription, now: Date) {
  if (removedAt !== null) return { problem: 'not-installed', isTried: false } as const;
  const { mark, isKnown } = await reachOf(store, to);
  if (!isKnown) return { problem: isPlace(to) ? 'not-installed' : 'no-chat', isTried: false } as const;
  return mark === null ? undefined : { problem: mark.problem, isTried: !isLeftAlone(mark, now) };
}

async function reachOf(store: Store, to: Subscription['to']) {
  if (!isPlace(to)) {
    const { chat, mark } = await store.read(profileOf(to));
    return { mark, isKnown: chat !== null };
  }
  const { serviceUrl, mark } = await store.read(conversationDoc(to.tenantId, to.conversationId));
  return { mark, isKnown: serviceUrl !== null };
}

/** A message to each, those of different tenants in turn: each tenant has a pace of its own. */
export function messagesTo(
  targets: readonly Target[],
  content: Readonly<Record<string, string>>,
): Record<string, PlannedMessage> {
  const byTenant = new Map<string, Target[]>();
  for (const target of targets) {
    const { tenantId } = target.subscription.to;
    const own = byTenant.get(tenantId);
    if (own === undefined) byTenant.set(tenantId, [target]);
    else own.push(target);
  }
  const longest = Math.max(0, ...[...byTenant.values()].map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, at) => [...byTenant.values()].flatMap((own) => own[at] ?? []));
  return Object.fromEntries(inTurn.flat().map(({ id, subscription: { to } }) => [id, { to, content }]));
}
