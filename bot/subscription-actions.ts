import type { Status } from '../cards/card-data.ts';
import { findSubscription, subscriptionsOf, TOPICS, type Topic } from '../src/people/subscriptions.ts';
import type { ActionResult } from './action.ts';
import type { CardMessage } from './message.ts';
import { changeTopics } from './own-acts.ts';
import { renderMessage } from './render-message.ts';
import type { SubscriptionData } from './summary-card-data.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { decidesThere, nameOf, placeOf } from './turn-place.ts';
import { subscriptionView } from './views/subscription-view.ts';

/** What comes to the place where it is asked, and how to change that. */
async function subscriptionMessage(turn: Turn, status: Status[], texts: Texts): Promise<CardMessage> {
  const { kind, to } = placeOf(turn);
  const subscription = findSubscription(await turn.deps.store.read(subscriptionsOf(to.tenantId)), to);
  const view = subscriptionView({ subscription, kind, name: subscription?.name ?? '', status }, texts);
  return renderMessage('choice', view);
}

/** Begins or ends subscriptions of the place; tells what came of it. */
async function change(
  turn: Turn,
  { topics, on }: { topics: readonly Topic[]; on: boolean },
  texts: Texts,
): Promise<Status> {
  const place = placeOf(turn);
  if (!(await decidesThere(turn, place))) {
    return { style: 'attention', text: texts.summaries.subscription.notOwner };
  }
  return changeTopics(turn, { place, nameOf: () => nameOf(turn, place), topics, on }, texts);
}

/** The button of the card. */
export async function setSubscription(turn: Turn, { lang, topic, on }: SubscriptionData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const status = await change(turn, { topics: [topic], on }, texts);
  const message = await subscriptionMessage(turn, [status], texts);
  return { kind: 'card', message, said: status.text };
}

/** What a topic may be called behind "prenumerera" and "avsluta prenumeration". */
const CALLED: Readonly<Record<Topic, readonly string[]>> = {
  summary: ['månadsrapport', 'månadsrapporten', 'på månadsrapporten', 'monthly status', 'to the monthly status'],
  forum: ['forum', 'forumet', 'öppet forum', 'på öppet forum', 'open forum', 'to the open forum'],
};

export function topicCalled(name: string): Topic | undefined {
  return TOPICS.find((topic) => CALLED[topic].includes(name));
}

/** "prenumerera" shows what can be chosen; with a topic it subscribes at once. */
export async function subscribeByWord(turn: Turn, texts: Texts, topic: string): Promise<CardMessage> {
  const chosen = topicCalled(topic);
  const status = chosen === undefined ? [] : [await change(turn, { topics: [chosen], on: true }, texts)];
  return subscriptionMessage(turn, status, texts);
}

/** "avsluta prenumeration" ends what is named, or all. */
export async function unsubscribeByWord(turn: Turn, texts: Texts, topic: string): Promise<CardMessage> {
  const chosen = topicCalled(topic);
  const status = await change(turn, { topics: chosen === undefined ? TOPICS : [chosen], on: false }, texts);
  return subscriptionMessage(turn, [status], texts);
}
