import type { Courier, Sending } from '../src/delivery/deliver.ts';
import type { OutboxMessage } from '../src/delivery/outbox.ts';
import { changeProfile, type Profile, profileOf } from '../src/people/profiles.ts';
import { rightsOf } from '../src/people/rights.ts';
import { allRoles } from '../src/people/roles.ts';
import { currentRevision, monthDoc, ofMunicipality } from '../src/reports/month-reports.ts';
import { parsePeriod } from '../src/reports/period.ts';
import { REMINDER_JOB } from '../src/reports/reminders.ts';
import { windowOf, windowState } from '../src/reports/report-window.ts';
import type { BotDeps } from './deps.ts';
import type { Message } from './message.ts';
import { renderMessage } from './render-message.ts';
import { DECISION_JOB, decisionMessage, REQUEST_JOB, requestMessage } from './role-messages.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import { reminderView } from './views/reminder-view.ts';

type Drop = { kind: 'drop'; cause: string };
type Writer = (deps: BotDeps, message: OutboxMessage, profile: Profile, texts: Texts) => Promise<Message | Drop>;

/** Teams' answers that mean that the person is not to be reached in that chat any more. */
const GONE: readonly (number | undefined)[] = [403, 404];

/** What each job writes; right before it is sent, so that nobody is told what no longer holds. */
const WRITERS: ReadonlyMap<string, Writer> = new Map([
  [REMINDER_JOB, writeReminder],
  [REQUEST_JOB, writeRequest],
  [DECISION_JOB, writeDecision],
]);

/** Carries planned messages to people's 1:1 chats. */
export function createCourier(deps: BotDeps): Courier {
  return async (job, message): Promise<Sending> => {
    const { store, proactive, log } = deps;
    const profile = await store.read(profileOf(message.to));
    const { chat } = profile;
    if (chat === null) return { kind: 'drop', cause: 'no chat' };
    const writer = WRITERS.get(job);
    const written =
      writer === undefined ? drop('unknown job') : await writer(deps, message, profile, textsFor(profile.language));
    if (written.kind === 'drop') return written;
    return {
      kind: 'send',
      async send() {
        const outcome = await proactive.post(chat, written);
        log.info({ job, outcome: outcome.kind }, 'a message without being asked');
        if (outcome.kind === 'failed' && GONE.includes(outcome.status)) {
          // Until the person writes again, which tells where they are.
          await store.change(profileOf(message.to), (known) =>
            known.chat?.conversationId === chat.conversationId
              ? changeProfile(known, { chat: null })
              : { result: undefined },
          );
        }
        return outcome;
      },
    };
  };
}

const drop = (cause: string): Drop => ({ kind: 'drop', cause });

async function writeReminder(
  deps: BotDeps,
  { to, content }: OutboxMessage,
  profile: Profile,
  texts: Texts,
): Promise<Message | Drop> {
  const { store, municipalities, people, reports, now } = deps;
  const period = parsePeriod(content.period ?? '');
  const municipality = municipalities.find(({ code }) => code === content.municipality);
  if (period === undefined || municipality === undefined) return drop('unknown municipality');
  const window = windowOf(period, reports);
  if (windowState(window, now()) === 'closed') return drop('the month is closed');
  if (profile.remindersPausedFor === period) return drop('paused');
  const month = await store.read(monthDoc(period));
  if (currentRevision(month, municipality.code) !== undefined) return drop('the report is in');
  if (ofMunicipality(month, municipality.code).excuse !== null) return drop('excused');
  const rights = rightsOf(to, await store.read(allRoles), people);
  if (!rights.mayReportFor(municipality.code)) return drop('no longer a reporter');
  return renderMessage('choice', reminderView({ municipality, window, paused: false, status: [], now: now() }, texts));
}

async function writeRequest(
  { store, municipalities, people }: BotDeps,
  { to, content }: OutboxMessage,
  _profile: Profile,
  texts: Texts,
): Promise<Message | Drop> {
  const roles = await store.read(allRoles);
  const id = content.request ?? '';
  const request = Object.hasOwn(roles.requests, id) ? roles.requests[id] : undefined;
  if (request === undefined) return drop('decided already');
  if (!rightsOf(to, roles, people).mayGrant(request.role)) return drop('may not decide');
  return requestMessage(id, request, municipalities, texts);
}

async function writeDecision(
  { municipalities }: BotDeps,
  { content }: OutboxMessage,
  _profile: Profile,
  texts: Texts,
): Promise<Message | Drop> {
  return decisionMessage(content, municipalities, texts) ?? drop('unknown role');
}
