import { withoutThread } from '../src/delivery/recipient.ts';
import { agendaPlaces, forumPlace, postAgenda } from '../src/forum/agenda-posts.ts';
import { conclude } from '../src/forum/forum-follow-up.ts';
import { type Agenda, readAgenda, seenOf } from './forum-agenda.ts';
import { readHosts } from './forum-hosts.ts';
import type { Turn } from './turn.ts';

/** The agenda of the forum whose meeting it is, while that is on; `undefined` for any other meeting. */
async function agendaOfMeeting({ deps, context, person }: Turn): Promise<Agenda | undefined> {
  const { place } = await deps.store.read(forumPlace);
  const here = withoutThread(context.activity.conversation.id);
  if (place?.tenantId !== person.tenantId || withoutThread(place.conversationId) !== here) return undefined;
  const agenda = await readAgenda(deps);
  return agenda?.isOn ? agenda : undefined;
}

/** The forum's meeting has begun: the agenda is posted there, if no host has done so. */
export async function meetingStarted(turn: Turn): Promise<void> {
  const { store } = turn.deps;
  const agenda = await agendaOfMeeting(turn);
  const { place } = await store.read(forumPlace);
  if (agenda === undefined || place === null) return;
  const forum = agenda.forum.day.toString();
  const posted = await agendaPlaces(store, forum);
  if (posted.some(({ conversationId }) => conversationId === place.conversationId)) return;
  await postAgenda(store, { forum, place, seen: seenOf(agenda), now: turn.now });
  turn.log.info({ forum }, 'the agenda is posted at the beginning of the meeting');
  turn.deps.wake();
}

/**
 * The forum's meeting has ended: what is left is carried over without waiting for the clock. Not before the time, though: the
 * meeting may have broken off.
 */
export async function meetingEnded(turn: Turn): Promise<void> {
  const agenda = await agendaOfMeeting(turn);
  if (agenda === undefined || turn.now < agenda.forum.endsAt) return;
  const hosts = (await readHosts(turn.deps)).map(({ person }) => person);
  const { isAllowed } = turn.deps.people;
  await conclude(turn.deps.store, agenda.forum, { isAllowed, hosts, now: turn.now });
  turn.log.info({ forum: agenda.forum.day.toString() }, 'the forum is concluded by the end of the meeting');
  turn.deps.wake();
}
