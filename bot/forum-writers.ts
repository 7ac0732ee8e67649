import { Temporal } from 'temporal-polyfill';
import type { LinkData } from '../cards/card-data.ts';
import { formatDay } from '../src/calendar/format.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import type { Due } from '../src/delivery/dispatcher.ts';
import { isPlace } from '../src/delivery/recipient.ts';
import { readClosed } from '../src/forum/forum-archive.ts';
import { readForumChanges } from '../src/forum/forum-calendar.ts';
import { openQuestions } from '../src/forum/forum-queue.ts';
import { isReminderTrue } from '../src/forum/forum-reminders.ts';
import { countVotes, inOrder } from '../src/forum/questions.ts';
import { type Occurrence, occurrenceOf } from '../src/forum/series.ts';
import { findSubscription, subscriptionsOf } from '../src/people/subscriptions.ts';
import type { BotDeps } from './deps.ts';
import { readComing } from './forum-series.ts';
import type { Message } from './message.ts';
import { drop, type NotNow } from './not-now.ts';
import { renderMessage } from './render-message.ts';
import type { Texts } from './texts/texts.ts';
import { forumNewsView, forumTime } from './views/forum-view.ts';

/** Questions that a reminder names: those that most municipalities want to know. */
const SHOWN_QUESTIONS = 5;

async function read({ store, forum }: BotDeps, { message: { to, content } }: Due) {
  const subscription = findSubscription(await store.read(subscriptionsOf(to.tenantId)), to);
  if (!subscription?.topics.includes('forum')) return undefined;
  const day = Temporal.PlainDate.from(content.day ?? '');
  const change = (await readForumChanges(store, day))(day);
  return {
    occurrence: occurrenceOf(day, forum, change),
    change,
    reader: isPlace(to) ? ('place' as const) : ('person' as const),
  };
}

/** The reminder of a forum, as long as it takes place then and has not begun. */
export async function writeForumReminder(deps: BotDeps, due: Due, texts: Texts): Promise<Message | NotNow> {
  const found = await read(deps, due);
  if (found === undefined) return drop('unsubscribed');
  const { occurrence, reader } = found;
  const { startsAt = '', what } = due.message.content;
  if (!isReminderTrue(occurrence, startsAt, deps.now())) return drop('changed since');
  const { news } = texts.forum;
  const minutes = Math.max(1, Math.round((occurrence.startsAt.getTime() - deps.now().getTime()) / 60_000));
  const when = forumTime(occurrence, texts);
  const questions = inOrder(await deps.store.read(openQuestions));
  const wanted = questions.slice(0, SHOWN_QUESTIONS).map((one) => `• ${one.text} (${countVotes(one)})`);
  const queue = questions.length === 0 ? [news.noQuestions] : [news.questions(questions.length), ...wanted];
  const lines = [news.text, ...queue, ...joinLines(deps, texts)];
  // After a stop it may be the same day already.
  const isTomorrow = dayOf(deps.now()).until(dayOf(occurrence.startsAt)).days === 1;
  const heading = what === 'before' && isTomorrow ? news.before(when) : news.soon(minutes, when);
  return renderMessage('forum', forumNewsView({ heading, lines, links: joinLinks(deps, texts), reader }, texts));
}

/** What the hosts have decided about a forum, as long as it is their last word. */
export async function writeForumChange(deps: BotDeps, due: Due, texts: Texts): Promise<Message | NotNow> {
  const found = await read(deps, due);
  if (found === undefined) return drop('unsubscribed');
  const { occurrence, change, reader } = found;
  if (change === undefined || String(change.number) !== due.message.content.number) return drop('changed since');
  const { news } = texts.forum;
  const regular = regularTime(occurrence, deps, texts);
  const [next] = (await readComing(deps, deps.now(), 1)).filter(({ absence }) => absence === undefined);
  const nextLine = next === undefined ? [] : [news.next(forumTime(next, texts))];
  const [heading, lines] =
    change.kind === 'cancelled'
      ? [news.cancelled(forumTime(occurrence, texts)), [news.reason(change.reason), ...nextLine]]
      : change.kind === 'moved'
        ? [news.moved(regular), [news.movedTo(forumTime(occurrence, texts)), news.reason(change.reason)]]
        : [news.restored(regular), []];
  const links = change.kind === 'cancelled' ? [] : joinLinks(deps, texts);
  return renderMessage('forum', forumNewsView({ heading, lines: [...lines], links, reader }, texts));
}

function regularTime({ regularStart }: Occurrence, { forum }: BotDeps, texts: Texts): string {
  const endsAt = new Date(regularStart.getTime() + forum.minutes * 60_000);
  return forumTime({ startsAt: regularStart, endsAt }, texts);
}

function joinLinks({ forum: { join } }: BotDeps, { forum }: Texts): LinkData[] {
  return join.startsWith('https://') ? [{ title: forum.series.join, url: join }] : [];
}

function joinLines({ forum: { join } }: BotDeps, { forum }: Texts): string[] {
  return join === '' || join.startsWith('https://') ? [] : [forum.series.joinAt(join)];
}

/** The answer to a question, or why it was declined, for those who wanted to know. */
export async function writeForumAnswer(
  { store }: BotDeps,
  { message: { content } }: Due,
  texts: Texts,
): Promise<Message | NotNow> {
  const closed = await readClosed(store, content.id ?? '', content.at ?? '');
  if (closed === undefined) return drop('unknown question');
  const { told } = texts.forum.answer;
  const isAnswered = closed.state === 'answered';
  const day = formatDay(dayOf(new Date(closed.at)), texts.language);
  const heading = isAnswered ? told.heading : told.declinedHeading;
  const lines = [told.question(closed.text), closed.answer, ...(isAnswered ? [told.source(closed.source, day)] : [])];
  const view = forumNewsView({ heading, lines, links: [], reader: 'person' }, texts);
  return renderMessage('forum', { ...view, hint: told.why });
}
