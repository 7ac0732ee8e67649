import type { Activity } from 'botbuilder';
import { z } from 'zod';

/** Where activities may come from and replies may go to. */
export type InboundPolicy = {
  readonly tenants: ReadonlyMap<string, readonly string[]>;
  readonly serviceHosts: readonly string[];
  /** Local mode: plain http to loopback, and any tenant. */
  readonly loopbackOnly: boolean;
};

export type InboundResult =
  | { kind: 'activity'; activity: Activity }
  | { kind: 'refused'; status: 400 | 403; reason: string };

const account = z.looseObject({ id: z.string().min(1).max(500), aadObjectId: z.string().max(100).nullish() });
const inbound = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(500).optional(),
  channelId: z.string(),
  serviceUrl: z.string().max(2000),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id: z.string().min(1).max(1000),
    tenantId: z.string().nullish(),
    conversationType: z.string().max(100).nullish(),
  }),
  // botbuilder's handlers look into it without a check.
  channelData: z.preprocess(
    (data) => data ?? {},
    z.looseObject({ tenant: z.looseObject({ id: z.string() }).nullish() }),
  ),
  membersAdded: z.array(z.looseObject({ id: z.string() })).nullish(),
  text: z.string().nullish(),
  locale: z.string().max(100).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
});

/**
 * Checks an activity before its token is verified and before anything is stored: its shape, the channel, the address
 * that replies would go to, and the tenant. botbuilder checks none of them when the field is empty.
 */
export function parseInbound(body: unknown, policy: InboundPolicy): InboundResult {
  const parsed = inbound.safeParse(body);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'activity');
    return { kind: 'refused', status: 400, reason: `missing or malformed: ${[...new Set(fields)].join(', ')}` };
  }
  const activity = parsed.data;
  const refuse = (reason: string): InboundResult => ({ kind: 'refused', status: 403, reason });
  if (activity.channelId !== 'msteams') return refuse('only the channel msteams is served');
  if (!isServiceUrlAllowed(activity.serviceUrl, policy)) return refuse('serviceUrl is not on the allow-list');
  const tenant = tenantOf(activity);
  if (!policy.loopbackOnly && !policy.tenants.has(tenant ?? '')) return refuse('the tenant is not on the allow-list');
  return { kind: 'activity', activity: activity as unknown as Activity };
}

/** The tenant that an activity says it comes from, in lower case. */
export function tenantOf(activity: {
  channelData?: { tenant?: { id: string } | null | undefined } | null | undefined;
  conversation: { tenantId?: string | null | undefined };
}): string | undefined {
  return (activity.channelData?.tenant?.id ?? activity.conversation.tenantId)?.toLowerCase();
}

/** Whether messages may go to this address. */
export function isServiceUrlAllowed(serviceUrl: string, { serviceHosts, loopbackOnly }: InboundPolicy): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, username, password } = new URL(serviceUrl);
  if (username !== '' || password !== '') return false;
  if (loopbackOnly) return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  const isAllowed = (host: string): boolean =>
    host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
  return protocol === 'https:' && serviceHosts.some(isAllowed);
}
