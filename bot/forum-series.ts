import { Temporal } from 'temporal-polyfill';
import type { Status } from '../cards/card-data.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { readForumChanges } from '../src/forum/forum-calendar.ts';
import { feedToken } from '../src/forum/forum-feed.ts';
import { currentForum } from '../src/forum/forum-follow-up.ts';
import { openQuestions } from '../src/forum/forum-queue.ts';
import { comingForums, type Occurrence, occurrenceOf } from '../src/forum/series.ts';
import type { BotDeps } from './deps.ts';
import type { CardMessage } from './message.ts';
import { renderMessage } from './render-message.ts';
import { isHost } from './rights.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { forumView } from './views/forum-view.ts';

/** Forums that the card shows. */
const SHOWN = 3;

/** The next forums that take place, and those that fall away between them. */
export async function readComing({ store, forum }: BotDeps, now: Date, count: number): Promise<Occurrence[]> {
  return comingForums(now, forum, { changeOn: await readForumChanges(store, dayOf(now)), count });
}

/** The forum whose agenda it is now; `undefined` when none is to come. */
export async function readCurrentForum({ store, forum }: BotDeps, now: Date): Promise<Occurrence | undefined> {
  const { concluded } = await store.read(openQuestions);
  return currentForum(now, forum, { changeOn: await readForumChanges(store, dayOf(now)), concluded });
}

/** The forum of the week with that regular day, as it stands. */
export async function readForum({ store, forum }: BotDeps, day: string): Promise<Occurrence> {
  const regular = Temporal.PlainDate.from(day);
  return occurrenceOf(regular, forum, (await readForumChanges(store, regular))(regular));
}

/** When the next forums are, and for hosts how to change them. */
export async function forumMessage(turn: Turn, status: Status[], texts: Texts): Promise<CardMessage> {
  const { deps, now } = turn;
  const url = deps.publicUrl();
  const calendar = url === undefined ? undefined : `${url}/forum/${await feedToken(deps.store)}.ics`;
  const view = forumView(
    {
      coming: await readComing(deps, now, SHOWN),
      join: deps.forum.join,
      calendar,
      mayChange: isHost(await turn.rights()),
      status,
    },
    texts,
  );
  return renderMessage('forum', view);
}
