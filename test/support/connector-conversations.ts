import { type ConnectorAnswer, refusal } from './connector-answers.ts';

/** Something that the bot posted, as it stands now. */
export type Posted = { id: string } & Record<string, unknown>;
export type Member = { id: string; name: string; aadObjectId?: string; tenantId?: string };

/** What the bot asked of the Connector, read from the address. Ids are decoded. */
export type ConnectorCall =
  | { call: 'create'; conversationId?: undefined; id?: undefined }
  | {
      call: 'send' | 'reply' | 'update' | 'delete' | 'members' | 'member' | 'unknown';
      conversationId: string;
      id?: string | undefined;
    };

type Conversation = { members: Member[]; activities: Map<string, Posted> };

/** 100 KB, counted as UTF-16: two bytes a character (learn.microsoft.com, "Format your bot messages"). */
const MAX_MESSAGE_CHARACTERS = (100 * 1024) / 2;
const DEFAULT_PAGE = 200;

/** Chats and channels, and what becomes of calls on them. A conversation begins with the first call on it. */
export function createConversations() {
  const conversations = new Map<string, Conversation>();
  let lastId = 1_780_000_000_000;
  const nextId = (): string => String(++lastId);
  const conversation = (id: string): Conversation => {
    const found = conversations.get(id) ?? { members: [], activities: new Map() };
    conversations.set(id, found);
    return found;
  };

  function post(conversationId: string, activity: object): string {
    const id = nextId();
    conversation(conversationId).activities.set(id, { ...activity, id });
    return id;
  }

  function create(body: Record<string, unknown>): ConnectorAnswer {
    const channel = (body.channelData as { channel?: { id?: string } } | undefined)?.channel?.id;
    if (channel !== undefined) {
      const root = nextId();
      const id = `${channel};messageid=${root}`;
      conversation(id).activities.set(root, { ...(body.activity as object), id: root });
      return { status: 201, body: { id, activityId: root } };
    }
    const [member] = (body.members ?? []) as Member[];
    if (member === undefined) return refusal('BadArgument');
    // Asked for again, the chat with a person is the same chat.
    const id = `a:1${Buffer.from(member.id).toString('base64url')}`;
    conversation(id).members = [member];
    return { status: 201, body: { id } };
  }

  function members(conversationId: string, query: URLSearchParams): ConnectorAnswer {
    const all = conversation(conversationId).members;
    const from = Number(Buffer.from(query.get('continuationToken') ?? '', 'base64url').toString() || 0);
    const to = from + Number(query.get('pageSize') ?? DEFAULT_PAGE);
    const continuationToken = Buffer.from(String(to)).toString('base64url');
    return { status: 200, body: { members: all.slice(from, to), ...(to < all.length && { continuationToken }) } };
  }

  function write(conversationId: string, body: Record<string, unknown>, id?: string): ConnectorAnswer {
    if (JSON.stringify(body).length > MAX_MESSAGE_CHARACTERS) return refusal('MessageSizeTooBig');
    if (id === undefined) return { status: 201, body: { id: post(conversationId, body) } };
    const { activities } = conversation(conversationId);
    if (!activities.has(id)) return refusal('ActivityNotFoundInConversation');
    if (body.text && (body.attachments as unknown[] | undefined)?.length) return refusal('BadSyntax');
    activities.set(id, { ...body, id });
    return { status: 200, body: { id } };
  }

  return {
    /** What the bot has posted in a conversation and not deleted, in order. */
    posted: (conversationId: string): Posted[] => [...conversation(conversationId).activities.values()],
    setMembers(conversationId: string, of: Member[]): void {
      conversation(conversationId).members = of;
    },
    answer({ call, conversationId = '', id }: ConnectorCall, query: URLSearchParams, body: unknown): ConnectorAnswer {
      switch (call) {
        case 'create':
          return create(body as Record<string, unknown>);
        case 'send':
        case 'reply':
          return write(conversationId, body as Record<string, unknown>);
        case 'update':
          return write(conversationId, body as Record<string, unknown>, id ?? '');
        case 'delete':
          return conversation(conversationId).activities.delete(id ?? '')
            ? { status: 200 }
            : refusal('ActivityNotFoundInConversation');
        case 'members':
          return members(conversationId, query);
        case 'member': {
          const member = conversation(conversationId).members.find((one) => one.id === id || one.aadObjectId === id);
          return member === undefined ? refusal('MemberNotFoundInConversation') : { status: 200, body: member };
        }
        case 'unknown':
          return { status: 404, body: 'no such address' };
      }
    },
  };
}

/** Reads what is asked for from method and path. */
export function readCall(method: string, path: string): ConnectorCall {
  const [conversationId, kind, id] = (path.split('/v3/conversations')[1] ?? '/')
    .slice(1)
    .split('/')
    .map(decodeURIComponent);
  if (!conversationId) return method === 'POST' ? { call: 'create' } : { call: 'unknown', conversationId: '' };
  const calls: Record<string, ConnectorCall['call']> = {
    'POST activities': id === undefined ? 'send' : 'reply',
    'PUT activities': 'update',
    'DELETE activities': 'delete',
    'GET pagedmembers': 'members',
    'GET members': id === undefined ? 'unknown' : 'member',
  };
  return { call: calls[`${method} ${kind}`] ?? 'unknown', conversationId, id } as ConnectorCall;
}
