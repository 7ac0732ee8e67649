import type { Due } from '../src/delivery/dispatcher.ts';
import { isPlace } from '../src/delivery/recipient.ts';
import { FORUM_AGENDA_JOB } from '../src/forum/agenda-posts.ts';
import { ANSWER_JOB } from '../src/forum/close-question.ts';
import { FORUM_HANDED_JOB, FORUM_HOSTS_JOB, FORUM_SUMMARY_JOB } from '../src/forum/forum-follow-up.ts';
import { FORUM_CHANGE_JOB, FORUM_REMINDER_JOB } from '../src/forum/forum-reminders.ts';
import { OVERDUE_JOB } from '../src/knowledge/overdue.ts';
import { profileOf } from '../src/people/profiles.ts';
import { grantsInForce, rightsOf } from '../src/people/rights.ts';
import { allRoles, holdingId } from '../src/people/roles.ts';
import { monthDoc } from '../src/reports/month-reports.ts';
import { parsePeriod } from '../src/reports/period.ts';
import { nextSendingTime, plannedReminders, REMINDER_JOB } from '../src/reports/reminders.ts';
import { windowOf } from '../src/reports/report-window.ts';
import { whyNotRemind } from '../src/reports/why-not-remind.ts';
import { NOTICE_JOB, PROGRESS_JOB, SUMMARY_JOB } from '../src/summaries/jobs.ts';
import type { BotDeps } from './deps.ts';
import {
  writeForumAgenda,
  writeForumAnswer,
  writeForumChange,
  writeForumHanded,
  writeForumHosts,
  writeForumReminder,
  writeForumSummary,
} from './forum-writers.ts';
import type { Message } from './message.ts';
import { drop, type NotNow } from './not-now.ts';
import { writeOverdue } from './overdue-writer.ts';
import { parseRole } from './people-card-data.ts';
import { createLabels } from './person-labels.ts';
import { renderMessage } from './render-message.ts';
import { DECISION_JOB, decisionMessage, REQUEST_JOB, requestMessage } from './role-messages.ts';
import { writeNotice, writeProgress, writeSummary } from './summary-writers.ts';
import type { Texts } from './texts/texts.ts';
import { reminderView } from './views/reminder-view.ts';

/** How the messages of a job are written; right before they are sent, so that nobody is told what no longer holds. */
export type Writer = {
  readonly write: (deps: BotDeps, due: Due, texts: Texts) => Promise<Message | NotNow>;
  /** Whether somebody is told of each recipient that is not reached; otherwise such a message is no longer needed. */
  readonly mustTell?: true;
};

export const WRITERS: ReadonlyMap<string, Writer> = new Map([
  [REMINDER_JOB, { write: writeReminder }],
  [REQUEST_JOB, { write: writeRequest }],
  [DECISION_JOB, { write: writeDecision }],
  [SUMMARY_JOB, { write: writeSummary, mustTell: true }],
  [PROGRESS_JOB, { write: writeProgress }],
  [NOTICE_JOB, { write: writeNotice }],
  [FORUM_REMINDER_JOB, { write: writeForumReminder }],
  [FORUM_CHANGE_JOB, { write: writeForumChange }],
  [ANSWER_JOB, { write: writeForumAnswer }],
  [FORUM_AGENDA_JOB, { write: writeForumAgenda }],
  [FORUM_SUMMARY_JOB, { write: writeForumSummary }],
  [FORUM_HOSTS_JOB, { write: writeForumHosts }],
  [OVERDUE_JOB, { write: writeOverdue }],
  [FORUM_HANDED_JOB, { write: writeForumHanded }],
]);

async function writeReminder(
  deps: BotDeps,
  { occurrence, id, message: { to, content } }: Due,
  texts: Texts,
): Promise<Message | NotNow> {
  const { store, municipalities, people, reports, now } = deps;
  const period = parsePeriod(content.period ?? '');
  const municipality = municipalities.find(({ code }) => code === content.municipality);
  if (period === undefined || municipality === undefined || isPlace(to)) return drop('unknown municipality');
  const window = windowOf(period, reports);
  const why = whyNotRemind({
    to,
    municipality: municipality.code,
    occurrence,
    id,
    planned: await plannedReminders(store, period),
    window,
    month: await store.read(monthDoc(period)),
    profile: await store.read(profileOf(to)),
    roles: await store.read(allRoles),
    settings: people,
    now: now(),
  });
  if (why !== undefined) return drop(why);
  const until = nextSendingTime(now());
  if (until > now()) return { kind: 'wait', until };
  return renderMessage('choice', reminderView({ municipality, window, paused: false, status: [], now: now() }, texts));
}

async function writeRequest(deps: BotDeps, { message: { to, content } }: Due, texts: Texts): Promise<Message | NotNow> {
  const { store, people } = deps;
  const roles = await store.read(allRoles);
  const id = content.request ?? '';
  const request = Object.hasOwn(roles.requests, id) ? roles.requests[id] : undefined;
  if (request === undefined) return drop('decided already');
  if (isPlace(to) || !rightsOf(to, roles, people).mayGrant(request.role)) return drop('may not decide');
  const label = createLabels([...Object.values(roles.requests), ...Object.values(roles.grants)], deps, texts);
  return requestMessage(id, request, { municipalities: deps.municipalities, label }, texts);
}

async function writeDecision(
  { store, municipalities, people }: BotDeps,
  { message: { to, content } }: Due,
  texts: Texts,
): Promise<Message | NotNow> {
  const role = parseRole(content.role);
  if (role === undefined || isPlace(to)) return drop('unknown role');
  const municipality = content.municipality ?? null;
  const id = holdingId({ person: to, role, municipality });
  const holds = grantsInForce(await store.read(allRoles), people).some((grant) => holdingId(grant) === id);
  if (holds !== (content.what === 'granted')) return drop('changed since');
  return decisionMessage({ what: content.what, role, municipality }, municipalities, texts);
}
