import { z } from 'zod';
import { seriesOf } from '../delivery/outbox.ts';
import { changeDelivery, planOnce, readSeries } from '../delivery/plan.ts';
import { type Place, placeSchema } from '../delivery/recipient.ts';
import { reviseMessages } from '../delivery/revise.ts';
import { subscriberId } from '../people/subscriptions.ts';
import { defineCollection, type Store } from '../store/store.ts';

/** The agenda of a forum where people see it. */
export const FORUM_AGENDA_JOB = 'forum-agenda';

/** Where the hosts posted an agenda the last time: the chat or channel of the forum. */
export const forumPlaces = defineCollection({
  name: 'forum-place',
  version: 1,
  schema: z.object({ place: placeSchema.nullable(), name: z.string() }),
  empty: () => ({ place: null as Place | null, name: '' }),
});
export const forumPlace = forumPlaces.doc('last');

/** Posts the agenda of a forum in a place; posted there again it stands last, and both are kept up to date. */
export async function postAgenda(
  store: Store,
  { forum, place, seen, now }: { forum: string; place: Place; seen: string; now: Date },
): Promise<void> {
  const messages = { agenda: { to: place, content: { day: forum, seen } } };
  const occurrence = `${forum}.${subscriberId(place)}.${now.getTime()}`;
  await planOnce(store, { job: FORUM_AGENDA_JOB, occurrence, series: forum, messages }, now);
}

/** Whether the agenda of a forum has been posted anywhere. */
export async function isAgendaPosted(store: Store, forum: string): Promise<boolean> {
  return (await store.read(seriesOf(FORUM_AGENDA_JOB, forum))).keys.length > 0;
}

/** The places in which the agenda of a forum has been posted. */
export async function agendaPlaces(store: Store, forum: string): Promise<Place[]> {
  const posts = await readSeries(store, FORUM_AGENDA_JOB, forum);
  return posts.flatMap(({ messages }) =>
    Object.values(messages).flatMap(({ to }) => ('conversationId' in to ? [to] : [])),
  );
}

/** Has the posted agendas of a forum drawn anew where they show something else; `seen` tells what they are to show. */
export async function refreshAgendas(
  store: Store,
  { forum, seen, now }: { forum: string; seen: string; now: Date },
): Promise<void> {
  const content = { day: forum, seen };
  for (const { job, occurrence, messages } of await readSeries(store, FORUM_AGENDA_JOB, forum)) {
    const isStale = Object.values(messages).some((message) => message.content.seen !== seen);
    if (!isStale) continue;
    await changeDelivery(store, { job, occurrence }, (delivery) =>
      reviseMessages(delivery, { content, op: 'update', now }),
    );
  }
}
