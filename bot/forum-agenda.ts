import { createHash } from 'node:crypto';
import type { Status } from '../cards/card-data.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { type AgendaItem, agendaOf } from '../src/forum/agenda.ts';
import { forumPlace, isAgendaPosted, refreshAgendas } from '../src/forum/agenda-posts.ts';
import { readArchived } from '../src/forum/forum-archive.ts';
import { openQuestions } from '../src/forum/forum-queue.ts';
import { countVotes } from '../src/forum/questions.ts';
import { type Occurrence, regularDays } from '../src/forum/series.ts';
import { addMonths, periodOf } from '../src/reports/period.ts';
import type { BotDeps } from './deps.ts';
import { joinLinks } from './forum-links.ts';
import { readCurrentForum, readForum } from './forum-series.ts';
import type { CardMessage } from './message.ts';
import { renderMessage } from './render-message.ts';
import type { Texts } from './texts/texts.ts';
import { type AgendaFor, agendaView } from './views/agenda-view.ts';

/** A forum with its agenda as it stands. */
export type Agenda = {
  readonly forum: Occurrence;
  readonly items: readonly AgendaItem[];
  /** Whether hosts tick off what comes of the questions: from right before the forum until it is concluded. */
  readonly isOn: boolean;
};

/** The agenda of the forum of that day; of the next one when no day is told, `undefined` when none is to come. */
export async function readAgenda(deps: BotDeps, day?: string): Promise<Agenda | undefined> {
  const { store, forum: settings } = deps;
  const now = deps.now();
  const forum = day === undefined ? await readCurrentForum(deps, now) : await readForum(deps, day);
  if (forum === undefined) return undefined;
  const queue = await store.read(openQuestions);
  // An answer may be written in the month after the forum.
  const last = addMonths(periodOf(dayOf(forum.startsAt)), 1);
  const closed = await readArchived(store, { last, months: 3 });
  const key = forum.day.toString();
  const current = day === undefined ? forum : await readCurrentForum(deps, now);
  const isCurrent = current?.day.equals(forum.day) ?? false;
  return {
    forum,
    items: agendaOf(queue, { forum: key, isCurrent, closed }),
    isOn: isCurrent && now.getTime() >= forum.startsAt.getTime() - settings.remindMinutes * 60_000,
  };
}

/** The agenda as a card. */
export async function agendaMessage(
  deps: BotDeps,
  agenda: Agenda | undefined,
  { shownTo, status }: { shownTo: AgendaFor; status: Status[] },
  texts: Texts,
): Promise<CardMessage> {
  const { place, name } = await deps.store.read(forumPlace);
  const where = place === null ? undefined : name || texts.forum.agenda.somewhere;
  return renderMessage('agenda', agendaView(agenda, { shownTo, status, where, links: joinLinks(deps, texts) }, texts));
}

/** What a card of the agenda shows, in short: another value when it would look otherwise. */
export function seenOf({ forum: { startsAt, endsAt, absence }, items, isOn }: Agenda): string {
  const shown = items.map(({ id, text, state, votes }) => [id, text, state, countVotes({ votes })]);
  return createHash('sha256')
    .update(JSON.stringify([startsAt, endsAt, absence, isOn, shown]))
    .digest('hex')
    .slice(0, 16);
}

/** Weeks before and after now in which a forum may be whose agenda is posted. */
const WEEKS = 5;

/** Keeps the posted agendas up to date, also those of forums that were cancelled or moved. */
export async function keepAgendas(deps: BotDeps): Promise<void> {
  const now = deps.now();
  for (const day of regularDays(dayOf(now).subtract({ weeks: WEEKS }), deps.forum, 2 * WEEKS + 1)) {
    const forum = day.toString();
    if (!(await isAgendaPosted(deps.store, forum))) continue;
    const agenda = await readAgenda(deps, forum);
    if (agenda !== undefined) await refreshAgendas(deps.store, { forum, seen: seenOf(agenda), now });
  }
}
