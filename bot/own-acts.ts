import type { Status } from '../cards/card-data.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import { changeProfile, profileOf } from '../src/people/profiles.ts';
import type { Rights } from '../src/people/rights.ts';
import { type Subscription, subscribe, subscriptionsOf, type Topic, unsubscribe } from '../src/people/subscriptions.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';

/** Who changes something of their own, by a card or in the tab. */
type Somebody = Pick<Turn, 'deps' | 'person' | 'now' | 'log'>;

/** Keeps the municipality that a person has chosen; what to say about it. */
export async function keepMunicipality(
  { deps, person }: Pick<Somebody, 'deps' | 'person'>,
  chosen: Municipality,
  { rights, texts }: { rights: Rights; texts: Texts },
): Promise<string> {
  const words = texts.people.municipality;
  await deps.store.change(profileOf(person), (profile) => changeProfile(profile, { municipality: chosen.code }));
  const still = deps.municipalities.filter(({ code }) => rights.reportsFor.includes(code) && code !== chosen.code);
  const said = words.chosen(chosen.name);
  return still.length === 0 ? said : `${said} ${words.still(still.map(({ name }) => name).join(', '))}`;
}

/** Begins or ends subscriptions to topics; what came of it. `nameOf` is asked when one begins. */
export async function changeTopics(
  { deps, person, now, log }: Somebody,
  {
    place,
    nameOf,
    topics,
    on,
  }: {
    place: Pick<Subscription, 'to' | 'kind' | 'team'>;
    nameOf: () => Promise<string>;
    topics: readonly Topic[];
    on: boolean;
  },
  texts: Texts,
): Promise<Status> {
  const { to, kind, team } = place;
  const words = texts.summaries.subscription;
  const doc = subscriptionsOf(to.tenantId);
  const changed: Topic[] = [];
  for (const topic of topics) {
    if (on) {
      const subscription = { to, kind, name: await nameOf(), team, by: person, at: now.toISOString() };
      const result = await deps.store.change(doc, (current) => subscribe(current, subscription, topic));
      if (result === 'subscribed') changed.push(topic);
    } else if ((await deps.store.change(doc, (current) => unsubscribe(current, to, topic))) === 'ended') {
      changed.push(topic);
    }
  }
  log.info({ kind, on, changed }, 'a subscription');
  if (changed.length === 0) return { style: 'warning', text: on ? words.already : words.nothing };
  return { style: 'good', text: changed.map((topic) => words.topics[topic][on ? 'subscribed' : 'ended']).join(' ') };
}
