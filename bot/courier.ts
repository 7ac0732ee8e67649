import type { Courier, Due, Sending } from '../src/delivery/deliver.ts';
import type { SendOutcome } from '../src/delivery/send-outcome.ts';
import type { Person } from '../src/people/person.ts';
import { type Chat, changeProfile, type Profile, profileOf } from '../src/people/profiles.ts';
import { grantsInForce, rightsOf } from '../src/people/rights.ts';
import { allRoles, holdingId } from '../src/people/roles.ts';
import { monthDoc } from '../src/reports/month-reports.ts';
import { parsePeriod } from '../src/reports/period.ts';
import { nextSendingTime, plannedReminders, REMINDER_JOB } from '../src/reports/reminders.ts';
import { windowOf } from '../src/reports/report-window.ts';
import { whyNotRemind } from '../src/reports/why-not-remind.ts';
import type { Store } from '../src/store/store.ts';
import type { BotDeps } from './deps.ts';
import type { Message } from './message.ts';
import { parseRole } from './people-card-data.ts';
import { createLabels } from './person-labels.ts';
import { renderMessage } from './render-message.ts';
import { DECISION_JOB, decisionMessage, REQUEST_JOB, requestMessage } from './role-messages.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import { reminderView } from './views/reminder-view.ts';

type NotNow = Exclude<Sending, { kind: 'send' }>;
type Writer = (deps: BotDeps, due: Due, profile: Profile, texts: Texts) => Promise<Message | NotNow>;

/** Teams' codes that mean that the bot is no longer in that chat; others, such as a tenant's pause, may pass. */
const GONE: readonly (string | undefined)[] = [
  'BotNotInConversationRoster',
  'ForbiddenOperationException',
  'ConversationNotFound',
];

/** What each job writes; right before it is sent, so that nobody is told what no longer holds. */
const WRITERS: ReadonlyMap<string, Writer> = new Map([
  [REMINDER_JOB, writeReminder],
  [REQUEST_JOB, writeRequest],
  [DECISION_JOB, writeDecision],
]);

/** Carries planned messages to people's 1:1 chats. */
export function createCourier(deps: BotDeps): Courier {
  return async (due): Promise<Sending> => {
    const { store, proactive, log } = deps;
    const { job, message } = due;
    const profile = await store.read(profileOf(message.to));
    const { chat } = profile;
    if (chat === null) return drop('no chat');
    if (!deps.people.isAllowed(message.to.tenantId)) return drop('the tenant is no longer let in');
    const writer = WRITERS.get(job);
    if (writer === undefined) return drop('unknown job');
    const written = await writer(deps, due, profile, textsFor(profile.language));
    if (written.kind === 'drop' || written.kind === 'wait') return written;
    return {
      kind: 'send',
      async send() {
        const outcome = await proactive.post(chat, written);
        log.info({ job, outcome: outcome.kind }, 'a message without being asked');
        if (isGone(outcome)) await forgetChat(store, message.to, chat);
        return outcome;
      },
    };
  };
}

/** Whether Teams says that the bot is no longer in the chat. */
export function isGone(outcome: SendOutcome): boolean {
  return outcome.kind === 'failed' && (outcome.status === 404 || GONE.includes(outcome.code));
}

/** Forgets a chat that is gone, until the person writes again or adds the app, which tells where they are. */
export async function forgetChat(store: Store, person: Person, { conversationId }: Chat): Promise<void> {
  await store.change(profileOf(person), (known) =>
    known.chat?.conversationId === conversationId ? changeProfile(known, { chat: null }) : { result: undefined },
  );
}

const drop = (cause: string): NotNow => ({ kind: 'drop', cause });

async function writeReminder(
  deps: BotDeps,
  { occurrence, id, message: { to, content } }: Due,
  profile: Profile,
  texts: Texts,
): Promise<Message | NotNow> {
  const { store, municipalities, people, reports, now } = deps;
  const period = parsePeriod(content.period ?? '');
  const municipality = municipalities.find(({ code }) => code === content.municipality);
  if (period === undefined || municipality === undefined) return drop('unknown municipality');
  const window = windowOf(period, reports);
  const why = whyNotRemind({
    to,
    municipality: municipality.code,
    occurrence,
    id,
    planned: await plannedReminders(store, period),
    window,
    month: await store.read(monthDoc(period)),
    profile,
    roles: await store.read(allRoles),
    settings: people,
    now: now(),
  });
  if (why !== undefined) return drop(why);
  const until = nextSendingTime(now());
  if (until > now()) return { kind: 'wait', until };
  return renderMessage('choice', reminderView({ municipality, window, paused: false, status: [], now: now() }, texts));
}

async function writeRequest(
  deps: BotDeps,
  { message: { to, content } }: Due,
  _profile: Profile,
  texts: Texts,
): Promise<Message | NotNow> {
  const { store, people } = deps;
  const roles = await store.read(allRoles);
  const id = content.request ?? '';
  const request = Object.hasOwn(roles.requests, id) ? roles.requests[id] : undefined;
  if (request === undefined) return drop('decided already');
  if (!rightsOf(to, roles, people).mayGrant(request.role)) return drop('may not decide');
  const label = createLabels([...Object.values(roles.requests), ...Object.values(roles.grants)], deps, texts);
  return requestMessage(id, request, { municipalities: deps.municipalities, label }, texts);
}

async function writeDecision(
  { store, municipalities, people }: BotDeps,
  { message: { to, content } }: Due,
  _profile: Profile,
  texts: Texts,
): Promise<Message | NotNow> {
  const role = parseRole(content.role);
  if (role === undefined) return drop('unknown role');
  const municipality = content.municipality ?? null;
  const id = holdingId({ person: to, role, municipality });
  const holds = grantsInForce(await store.read(allRoles), people).some((grant) => holdingId(grant) === id);
  if (holds !== (content.what === 'granted')) return drop('changed since');
  return decisionMessage({ what: content.what, role, municipality }, municipalities, texts);
}
