import { Temporal } from 'temporal-polyfill';
import { dayOf } from '../src/calendar/stockholm.ts';
import type { Due } from '../src/delivery/dispatcher.ts';
import { isPlace, type Recipient } from '../src/delivery/recipient.ts';
import { type AgendaState, onAgenda } from '../src/forum/agenda.ts';
import { type ClosedQuestion, readClosed } from '../src/forum/forum-archive.ts';
import { readForumChanges } from '../src/forum/forum-calendar.ts';
import { openQuestions } from '../src/forum/forum-queue.ts';
import { isReminderTrue } from '../src/forum/forum-reminders.ts';
import { dutiesOf } from '../src/forum/host-duties.ts';
import { countVotes, findWhole, inOrder, type QueuedQuestion } from '../src/forum/questions.ts';
import { type Occurrence, occurrenceOf } from '../src/forum/series.ts';
import { samePerson } from '../src/people/person.ts';
import { rightsOf } from '../src/people/rights.ts';
import { allRoles } from '../src/people/roles.ts';
import { findSubscription, subscriptionsOf } from '../src/people/subscriptions.ts';
import type { BotDeps } from './deps.ts';
import { agendaMessage, readAgenda } from './forum-agenda.ts';
import { readHosts } from './forum-hosts.ts';
import { joinLines, joinLinks } from './forum-links.ts';
import { readComing } from './forum-series.ts';
import type { Message } from './message.ts';
import { drop, type NotNow } from './not-now.ts';
import { newQuestionData } from './question-card-data.ts';
import { renderMessage } from './render-message.ts';
import { isHost } from './rights.ts';
import type { Texts } from './texts/texts.ts';
import { buttonRows } from './views/button-rows.ts';
import { answerSource, forumNewsView, forumTime } from './views/forum-view.ts';

/** Questions that a reminder names: those that most municipalities want to know. */
const SHOWN_QUESTIONS = 5;
/** Questions of the agenda that a message names. */
const SHOWN_ON_AGENDA = 12;

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
  const lines = [news.text, ...(await agendaLines(deps, texts)), ...joinLines(deps, texts)];
  // After a stop it may be the same day already.
  const isTomorrow = dayOf(deps.now()).until(dayOf(occurrence.startsAt)).days === 1;
  const heading = what === 'before' && isTomorrow ? news.before(when) : news.soon(minutes, when);
  return renderMessage('forum', forumNewsView({ heading, lines, links: joinLinks(deps, texts), reader }, texts));
}

/** The agenda so far, or what most municipalities want to know where there is none yet. */
async function agendaLines({ store }: BotDeps, { forum: { news } }: Texts): Promise<string[]> {
  const queue = await store.read(openQuestions);
  const agenda = onAgenda(queue).filter(({ state }) => state !== 'spoken');
  const waiting = inOrder(queue).filter(({ state }) => state !== 'spoken');
  const bullet = (one: QueuedQuestion): string => `• ${one.text} (${countVotes(one)})`;
  if (waiting.length === 0) return [news.noQuestions];
  const count = news.questions(waiting.length);
  if (agenda.length > 0) return [news.agenda, ...agenda.slice(0, SHOWN_ON_AGENDA).map(bullet), count];
  return [count, ...waiting.slice(0, SHOWN_QUESTIONS).map(bullet)];
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

/** The answer to a question, or why it was declined, for those who wanted to know and the threads where it was asked. */
export async function writeForumAnswer(
  { store }: BotDeps,
  { message: { to, content } }: Due,
  texts: Texts,
): Promise<Message | NotNow> {
  const closed = await readClosed(store, content.id ?? '', content.at ?? '');
  if (closed === undefined) return drop('unknown question');
  const { told } = texts.forum.answer;
  const isAnswered = closed.state === 'answered';
  const heading = isAnswered ? told.heading : told.declinedHeading;
  const lines = [told.question(wordingFor(to, closed)), closed.answer, ...answerSource(closed, texts)];
  const view = forumNewsView({ heading, lines, links: [], reader: 'person' }, texts);
  return renderMessage('forum', { ...view, hint: isPlace(to) ? told.whyThread : told.why });
}

/** The question as they have put it, where it was put in several ways. */
function wordingFor(to: Recipient, closed: ClosedQuestion): string {
  const isTheirs = ({ askedBy, thread }: Pick<ClosedQuestion['merged'][number], 'askedBy' | 'thread'>): boolean =>
    isPlace(to) ? thread?.conversationId === to.conversationId : samePerson(askedBy, to);
  return closed.merged.find(isTheirs)?.text ?? closed.text;
}

/** Whether the queue has been put in order after the forum: before that there is nothing true to tell. */
async function isConcluded({ store }: BotDeps, { message: { content } }: Due): Promise<boolean> {
  return (await store.read(openQuestions)).concluded.includes(content.day ?? '');
}

const SOON_MS = 5000;
const soon = ({ now }: BotDeps): NotNow => ({ kind: 'wait', until: new Date(now().getTime() + SOON_MS) });

/** What came of a forum: what was answered, and what goes on to the next one. */
export async function writeForumSummary(deps: BotDeps, due: Due, texts: Texts): Promise<Message | NotNow> {
  const found = await read(deps, due);
  if (found === undefined) return drop('unsubscribed');
  const { occurrence, reader } = found;
  if (!(await isConcluded(deps, due))) return soon(deps);
  const agenda = await readAgenda(deps, occurrence.day.toString());
  const of = (state: AgendaState): string[] =>
    (agenda?.items ?? []).filter((item) => item.state === state).map(({ text }) => `• ${text}`);
  const [answered, tabled] = [of('answered').slice(0, SHOWN_ON_AGENDA), of('tabled').slice(0, SHOWN_ON_AGENDA)];
  if (answered.length + tabled.length === 0) return drop('nothing to tell');
  const { news } = texts.forum;
  const [next] = (await readComing(deps, deps.now(), 1)).filter(({ absence }) => absence === undefined);
  const lists = [
    { heading: news.answered, lines: answered.length > 0 ? [...answered, news.answersCome] : [] },
    { heading: news.carriedOver, lines: tabled },
  ];
  const lines = next === undefined ? [] : [news.next(forumTime(next, texts))];
  const heading = news.afterwards(forumTime(occurrence, texts));
  return renderMessage('forum', forumNewsView({ heading, lists, lines, links: [], reader }, texts));
}

/** What waits for a host after a forum: what two forums have left unanswered, and answers that are to be written. */
export async function writeForumHosts(deps: BotDeps, due: Due, texts: Texts): Promise<Message | NotNow> {
  const { to } = due.message;
  if (isPlace(to) || !isHost(rightsOf(to, await deps.store.read(allRoles), deps.people)))
    return drop('no longer a host');
  if (!(await isConcluded(deps, due))) return soon(deps);
  const { news } = texts.forum;
  const hosts = (await readHosts(deps)).map(({ person }) => person);
  const { unwritten, waited } = dutiesOf(to, await deps.store.read(openQuestions), hosts);
  const lines = [
    ...unwritten.map(({ text }) => `• ${news.unwritten(text)}`),
    ...waited.map(({ text, missed }) => `• ${news.waited(missed.length, text)}`),
  ].slice(0, SHOWN_ON_AGENDA);
  if (lines.length === 0) return drop('nothing to tell');
  const heading = news.forHosts;
  const view = forumNewsView({ heading, lines: [...lines, news.toDo], links: [], reader: 'person' }, texts);
  return renderMessage('forum', { ...view, hint: news.whyHost });
}

/** That a host has been asked to prepare the answer to a question. */
export async function writeForumHanded(
  { store }: BotDeps,
  { message: { to, content } }: Due,
  texts: Texts,
): Promise<Message | NotNow> {
  const question = findWhole(await store.read(openQuestions), content.question ?? '');
  const isTheirs = question?.host != null && !isPlace(to) && samePerson(question.host.person, to);
  if (!isTheirs) return drop('changed since');
  const { manage } = texts.forum;
  const view = forumNewsView(
    { heading: manage.handed, lines: [manage.handedText, question.text], links: [], reader: 'person' },
    texts,
  );
  const data = { ...newQuestionData(texts.language), question: question.id };
  const buttons = buttonRows([{ ...manage.open, verb: 'question.manage', data }]);
  return renderMessage('forum', { ...view, hint: texts.forum.news.whyHost, buttons });
}

/** The agenda of a forum, as it stands now. */
export async function writeForumAgenda(
  deps: BotDeps,
  { message: { content } }: Due,
  texts: Texts,
): Promise<Message | NotNow> {
  const agenda = await readAgenda(deps, content.day ?? '');
  return agendaMessage(deps, agenda, { shownTo: 'everybody', status: [] }, texts);
}
