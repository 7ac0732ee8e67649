import { render } from '../cards/render.ts';
import { conversationDoc, knowsWhere, meetConversation, noteAdded, welcomeOnce } from '../src/delivery/conversation.ts';
import { isPlace } from '../src/delivery/recipient.ts';
import { changeProfile, profileOf } from '../src/people/profiles.ts';
import { noteRemoval, type StoredSubscriptions, subscriptionsOf } from '../src/people/subscriptions.ts';
import type { Turn } from './turn.ts';
import { placeOf } from './turn-place.ts';
import { welcomeView } from './views/choice-view.ts';

/** Notes where a person is reached and in which language, when it is new. */
export async function meet({ deps, person, context, texts }: Turn): Promise<void> {
  const { conversation, serviceUrl } = context.activity;
  const doc = profileOf(person);
  const { chat, language, mark } = await deps.store.read(doc);
  // Read first: every message comes by here, and nearly none brings anything new.
  const isKnown = chat?.conversationId === conversation.id && chat.serviceUrl === serviceUrl && mark === null;
  if (isKnown && language === texts.language) return;
  const met = { chat: { conversationId: conversation.id, serviceUrl }, language: texts.language, mark: null };
  await deps.store.change(doc, (profile) => changeProfile(profile, met));
}

/** Notes where a channel or group chat is reached, when it is new. */
export async function meetPlace({ deps, person, context }: Turn): Promise<void> {
  const { conversation, serviceUrl } = context.activity;
  const met = { tenantId: person.tenantId, conversationId: conversation.id, serviceUrl };
  const doc = conversationDoc(met.tenantId, met.conversationId);
  if (knowsWhere(await deps.store.read(doc), met)) return;
  await deps.store.change(doc, (known) => meetConversation(known, met));
}

/** Says who the bot is, once in each conversation. */
export async function welcome(turn: Turn): Promise<void> {
  const { conversation, serviceUrl } = turn.context.activity;
  const { tenantId } = turn.person;
  const met = { tenantId, conversationId: conversation.id, serviceUrl, at: turn.now.toISOString() };
  const doc = conversationDoc(met.tenantId, met.conversationId);
  if (!(await turn.deps.store.change(doc, (current) => welcomeOnce(current, met)))) return;
  const view = welcomeView(turn.deps.knowledge(), turn.texts);
  const outcome = await turn.reply({ kind: 'card', card: render('choice', view), summary: view.summary });
  // Teams may refuse until the install is through; the other install event then gets its turn.
  if (outcome.kind === 'failed') await turn.deps.store.remove(doc);
}

/** Notes who added the app, and takes up the subscriptions of a place from where it was taken away before. */
export async function settleIn(turn: Turn): Promise<void> {
  const { store } = turn.deps;
  const place = placeOf(turn);
  const { tenantId } = turn.person;
  const doc = subscriptionsOf(tenantId);
  await store.change(doc, (current) => noteRemoval(current, place, null));
  if (turn.isPersonal) return;
  const { conversation, serviceUrl } = turn.context.activity;
  await store.change(conversationDoc(tenantId, place.team || conversation.id), (known) =>
    noteAdded(known, turn.person),
  );
  for (const conversationId of channelsOf(await store.read(doc), place.team)) {
    const met = { tenantId, conversationId, serviceUrl };
    await store.change(conversationDoc(tenantId, conversationId), (known) => meetConversation(known, met));
  }
}

/** The channels of a team that subscribe to something. */
function channelsOf({ subscriptions }: StoredSubscriptions, team: string): string[] {
  if (team === '') return [];
  return Object.values(subscriptions).flatMap((one) =>
    one.team === team && isPlace(one.to) ? [one.to.conversationId] : [],
  );
}

/** After an uninstall nothing of the conversation is kept, and a new install is a first meeting again. */
export async function forget(turn: Turn): Promise<void> {
  const { store } = turn.deps;
  const { tenantId } = turn.person;
  const place = placeOf(turn);
  const doc = subscriptionsOf(tenantId);
  await store.change(doc, (current) => noteRemoval(current, place, turn.now.toISOString()));
  const channels = channelsOf(await store.read(doc), place.team);
  const ids = [turn.context.activity.conversation.id, ...channels, ...(place.team === '' ? [] : [place.team])];
  for (const id of new Set(ids)) await store.remove(conversationDoc(tenantId, id));
  if (turn.isPersonal) await store.change(profileOf(turn.person), (profile) => changeProfile(profile, { chat: null }));
}
