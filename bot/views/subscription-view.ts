import type { CardData, Status } from '../../cards/card-data.ts';
import { type PlaceKind, type Subscription, TOPICS } from '../../src/people/subscriptions.ts';
import { newCommon } from '../summary-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { escapeMarkdown } from './plain-runs.ts';

/** What comes to a place by itself, what that will be, and how to stop it. */
export function subscriptionView(
  {
    subscription,
    kind,
    name,
    status,
  }: { subscription: Subscription | undefined; kind: PlaceKind; name: string; status: Status[] },
  { summaries, language }: Texts,
): CardData['choice'] {
  const words = summaries.subscription;
  return {
    lang: language,
    summary: words.summary,
    heading: escapeMarkdown(words.heading[kind](name)),
    text: words.what,
    choices: TOPICS.map((topic) => {
      const on = subscription?.topics.includes(topic) ?? false;
      const { title, tooltip } = on ? words.topics[topic].off : words.topics[topic].on;
      return { title, tooltip, verb: 'subscription.set', data: { ...newCommon(language), topic, on: !on } };
    }),
    hint: subscription === undefined ? words.none : words.stop,
    status,
    buttons: [],
  };
}
