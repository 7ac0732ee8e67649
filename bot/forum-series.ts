import type { Status } from '../cards/card-data.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { readForumChanges } from '../src/forum/forum-calendar.ts';
import { feedToken } from '../src/forum/forum-feed.ts';
import { comingForums, type Occurrence } from '../src/forum/series.ts';
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
