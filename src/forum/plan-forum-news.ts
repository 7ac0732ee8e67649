import { dayOf } from '../calendar/stockholm.ts';
import { deliveryOf } from '../delivery/outbox.ts';
import { planOnce } from '../delivery/plan.ts';
import type { PeopleSettings } from '../people/rights.ts';
import { messagesTo, readTargets } from '../people/targets.ts';
import type { Store } from '../store/store.ts';
import { readForumChanges } from './forum-calendar.ts';
import { dueForumNews, FORUM_CHANGE_JOB, type ForumNews } from './forum-reminders.ts';
import type { ForumSettings } from './series.ts';

/** Plans what subscribers are to be told about the forum by now, each thing once. */
export async function planDueForumNews(
  store: Store,
  { isAllowed, settings, now }: { isAllowed: PeopleSettings['isAllowed']; settings: ForumSettings; now: Date },
): Promise<void> {
  const changeOn = await readForumChanges(store, dayOf(now));
  for (const news of dueForumNews(now, settings, changeOn)) {
    if (await isPlanned(store, news)) continue;
    // Nobody was told that it had been changed, so nobody needs to hear that it is as usual.
    const messages = (await isIdle(store, news))
      ? {}
      : messagesTo(await readTargets(store, { topic: 'forum', isAllowed, now }), news.content);
    await planOnce(store, { job: news.job, occurrence: news.occurrence, messages }, now);
  }
}

async function isPlanned(store: Store, { job, occurrence }: ForumNews): Promise<boolean> {
  return (await store.read(deliveryOf(job, occurrence))).plannedAt !== null;
}

async function isIdle(store: Store, { job, content }: ForumNews): Promise<boolean> {
  if (job !== FORUM_CHANGE_JOB || content.what !== 'restored') return false;
  const before = `${content.day}.${Number(content.number) - 1}`;
  return (await store.read(deliveryOf(job, before))).plannedAt === null;
}
