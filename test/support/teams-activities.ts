import { type Colleague, LOCAL_TENANT, objectIdOf, teamsIdOf, YOU } from '../../bot/local/colleagues.ts';

/** An activity as JSON. What is `undefined` is not sent. */
export type WireActivity = Record<string, unknown>;
/** Where an activity comes from; the ids have the shape of Teams' own. */
export type Place = { conversation: Record<string, unknown>; channelData: Record<string, unknown>; id: string };

export const APP_ID = 'b0b0b0b0-2222-4333-8444-555555555555';
export const BOT = { id: `28:${APP_ID}`, name: 'FVM-forum' };
const MENTION = `<at>${BOT.name}</at>`;
const tenant = { id: LOCAL_TENANT };

export const PERSONAL = place('personal', 'a:1PersonalChatOfOne_2', { tenant });
export const GROUP = place('groupChat', '19:group0000000000000000000000000@thread.v2', { tenant });
const CHANNEL_ID = '19:channel000000000000000000000000@thread.tacv2';
/** A thread in a channel: the part after `;messageid=` is its first message. */
export const CHANNEL = place('channel', `${CHANNEL_ID};messageid=1760000000001`, {
  tenant,
  teamsChannelId: CHANNEL_ID,
  teamsTeamId: '19:team0000000000000000000000000000@thread.tacv2',
  channel: { id: CHANNEL_ID },
  team: { id: '19:team0000000000000000000000000000@thread.tacv2' },
});

function place(conversationType: string, id: string, channelData: Record<string, unknown>): Place {
  const isGroup = conversationType === 'personal' ? {} : { isGroup: true };
  return { id, conversation: { ...isGroup, conversationType, tenantId: LOCAL_TENANT, id }, channelData };
}

let lastId = 1_760_000_000_000;

/** What every activity of Teams has. `changes` replaces whole fields. */
export function activityIn(
  { conversation, channelData }: Place,
  type: string,
  changes: WireActivity = {},
): WireActivity {
  return {
    type,
    id: String(++lastId),
    timestamp: '2026-11-20T08:00:00.000Z',
    localTimestamp: '2026-11-20T09:00:00.000+01:00',
    localTimezone: 'Europe/Stockholm',
    channelId: 'msteams',
    from: from(YOU),
    recipient: BOT,
    conversation,
    channelData,
    locale: 'sv-SE',
    ...changes,
  };
}

/** A person as sender. */
export function from(person: Colleague): Record<string, unknown> {
  return { id: teamsIdOf(person), name: `${person.givenName} ${person.surname}`, aadObjectId: objectIdOf(person) };
}

const CLIENT_INFO = {
  locale: 'sv-SE',
  country: 'SE',
  platform: 'Windows',
  timezone: 'Europe/Stockholm',
  type: 'clientInfo',
};

/** Something written in the chat with the bot. */
export function personalMessage(text: string, changes: WireActivity = {}): WireActivity {
  return activityIn(PERSONAL, 'message', { text, textFormat: 'plain', entities: [CLIENT_INFO], ...changes });
}

/** Something written in a group chat or a channel, where the bot hears only what mentions it. */
export function mentioning(text: string, where: Place = CHANNEL, changes: WireActivity = {}): WireActivity {
  const entities = [{ type: 'mention', mentioned: BOT, text: MENTION }, CLIENT_INFO];
  return activityIn(where, 'message', { text: `${MENTION} ${text}`, textFormat: 'plain', entities, ...changes });
}

/** An Action.Execute that was pressed. */
export function pressing(
  verb: unknown,
  data: unknown,
  where: Place = PERSONAL,
  changes: WireActivity = {},
): WireActivity {
  const value = { action: { type: 'Action.Execute', title: 'knapp', verb, data }, trigger: 'manual' };
  return activityIn(where, 'invoke', { name: 'adaptiveCard/action', value, replyToId: '1760000000000', ...changes });
}

/** An Action.Submit that was pressed: a message with a value and without text. */
export function submitting(value: unknown, where: Place = PERSONAL, changes: WireActivity = {}): WireActivity {
  return activityIn(where, 'message', { value, replyToId: '1760000000000', ...changes });
}

/** The app was installed (`add`) or taken away (`remove`). */
export function installing(action: string, where: Place = PERSONAL, changes: WireActivity = {}): WireActivity {
  return activityIn(where, 'installationUpdate', { action, ...changes });
}

/** People or bots came to a conversation; the bot itself unless told. */
export function joining(
  where: Place = PERSONAL,
  membersAdded: unknown = [{ id: BOT.id }],
  changes: WireActivity = {},
): WireActivity {
  return activityIn(where, 'conversationUpdate', { membersAdded, ...changes });
}
