import { TeamsInfo } from 'botbuilder';
import { conversationDoc } from '../src/delivery/conversation.ts';
import { type Recipient, withoutThread } from '../src/delivery/recipient.ts';
import { plainText } from '../src/knowledge/normalise.ts';
import { samePerson } from '../src/people/person.ts';
import type { PlaceKind } from '../src/people/subscriptions.ts';
import { inTime } from './sender.ts';
import type { Turn } from './turn.ts';

/** Where something is said: the chat with a person, a group chat, or a channel and its team. */
export type TurnPlace = { readonly kind: PlaceKind; readonly to: Recipient; readonly team: string };

const MAX_NAME_LENGTH = 100;

export function placeOf({ context, person, isPersonal }: Turn): TurnPlace {
  if (isPersonal) return { kind: 'personal', to: person, team: '' };
  const { conversation, channelData } = context.activity;
  const to = { tenantId: person.tenantId, conversationId: withoutThread(conversation.id) };
  const isChannel = conversation.conversationType === 'channel';
  const team = isChannel ? String(channelData?.team?.id ?? channelData?.teamsTeamId ?? '') : '';
  return { kind: isChannel ? 'channel' : 'groupChat', to, team };
}

/** What people call the place, "team – channel"; empty when Teams does not tell, and for a person. */
export async function nameOf({ context, log, deps }: Turn, { kind, to, team }: TurnPlace): Promise<string> {
  const { conversation, channelData } = context.activity;
  if (kind === 'personal' || !('conversationId' in to)) return '';
  if (kind === 'groupChat') return shortName(conversation.name);
  const told = [channelData?.team?.name, channelData?.channel?.name].map(shortName);
  if (told.every((name) => name !== '')) return told.join(' – ');
  try {
    const asking = Promise.all([TeamsInfo.getTeamDetails(context, team), TeamsInfo.getTeamChannels(context, team)]);
    const [details, channels] = await inTime(asking, deps.sendTimeoutMs);
    const channel = channels.find(({ id }) => id === to.conversationId);
    // The first channel of a team has no name of its own in Teams' lists.
    return [shortName(details.name), shortName(channel?.name) || 'Allmänt'].filter(Boolean).join(' – ');
  } catch (error) {
    // The name is only to recognise the channel by.
    log.info({ status: (error as { statusCode?: number }).statusCode }, 'Teams does not tell what a channel is called');
    return told.filter(Boolean).join(' – ');
  }
}

const shortName = (name: unknown): string => plainText(typeof name === 'string' ? name : '').slice(0, MAX_NAME_LENGTH);

/**
 * Whether the person decides what comes to the place: in a channel the team's owner as far as Teams tells bots, the one who
 * added the app, and administrators of the bot; elsewhere everybody who is there.
 */
export async function decidesThere(turn: Turn, { kind, to, team }: TurnPlace): Promise<boolean> {
  if (kind !== 'channel' || (await turn.rights()).roles.has('administrator')) return true;
  const { store } = turn.deps;
  const { tenantId } = turn.person;
  const places = [team, 'conversationId' in to ? to.conversationId : ''].filter(Boolean);
  for (const place of places) {
    const { addedBy } = await store.read(conversationDoc(tenantId, place));
    if (addedBy !== null && samePerson(addedBy, turn.person)) return true;
  }
  try {
    const asking = TeamsInfo.getMember(turn.context, turn.context.activity.from.id);
    const member = await inTime(asking, turn.deps.sendTimeoutMs);
    return (member as { userRole?: string }).userRole === 'owner';
  } catch (error) {
    turn.log.info({ status: (error as { statusCode?: number }).statusCode }, 'Teams does not tell who a member is');
    return false;
  }
}
