import { dayOf, momentOf, timeOf } from '../calendar/stockholm.ts';
import { addWorkingDays, isWorkingDay } from '../calendar/working-days.ts';
import type { Delivery, PlannedMessage } from '../delivery/outbox.ts';
import { readSeries } from '../delivery/plan.ts';
import type { Municipality } from '../people/municipalities.ts';
import { type Person, personKey } from '../people/person.ts';
import type { Profile } from '../people/profiles.ts';
import { type Grant, MUNICIPAL_ROLES } from '../people/roles.ts';
import type { Store } from '../store/store.ts';
import type { OverviewRow } from './overview.ts';
import type { Period } from './period.ts';
import { latestWindow, type ReportSettings, type ReportWindow, reminderTimes, windowState } from './report-window.ts';

export const REMINDER_JOB = 'report-reminder';

/** Nobody is reminded in the evening, at night, at weekends or on holidays. */
const FROM_HOUR = 8;
const TO_HOUR = 17;

/** A reminder by the calendar, such as the one of 27 October for `2026-10`. */
export type ScheduledReminder = { readonly window: ReportWindow; readonly occurrence: string };

/**
 * The reminder that is to be sent by now: the latest whose time has come, as long as its window takes reports. One that
 * was missed during a stop is thus sent on return, and not those before it; outside working hours it waits.
 */
export function dueReminder(now: Date, settings: ReportSettings): ScheduledReminder | undefined {
  if (nextSendingTime(now) > now) return undefined;
  const window = latestWindow(now, settings);
  if (windowState(window, now) === 'closed') return undefined;
  const passed = reminderTimes(window, settings).filter((at) => at <= now);
  const last = passed.at(-1);
  return last === undefined ? undefined : { window, occurrence: occurrenceOf(window.period, last) };
}

/** The first moment, not before now, at which people may be reminded. */
export function nextSendingTime(now: Date): Date {
  const today = dayOf(now);
  const { hour } = timeOf(now);
  if (isWorkingDay(today) && hour >= FROM_HOUR && hour < TO_HOUR) return now;
  const isEarly = isWorkingDay(today) && hour < FROM_HOUR;
  return momentOf(isEarly ? today : addWorkingDays(today, 1), `${String(FROM_HOUR).padStart(2, '0')}:00`);
}

/** The leader's own reminder, by the day on which it is sent and how many had been planned before it. */
export function manualOccurrence(period: Period, sentAt: Date, before: number): string {
  return `${period}.manual.${dayOf(sentAt)}.${before}`;
}

function occurrenceOf(period: Period, at: Date): string {
  return `${period}.${dayOf(at)}`;
}

/** The reminders of a period that have been planned, the earliest first. */
export function plannedReminders(store: Store, period: Period): Promise<Delivery[]> {
  return readSeries(store, REMINDER_JOB, period);
}

/** Why a municipality that is missing gets no reminder: nobody has the role, nobody is met, or all have paused. */
export type Unreachable = { readonly municipality: Municipality; readonly cause: 'no-reporter' | 'no-chat' | 'paused' };

/** Whom to remind: the reporters and deputies of the municipalities that are missing, and which cannot be reached. */
export type ReminderPlan = {
  readonly messages: Readonly<Record<string, PlannedMessage>>;
  readonly unreachable: readonly Unreachable[];
};

export function planReminders(
  rows: readonly OverviewRow[],
  { period, grants, profiles }: { period: Period; grants: readonly Grant[]; profiles: ReadonlyMap<string, Profile> },
): ReminderPlan {
  const messages: Record<string, PlannedMessage> = {};
  const unreachable: Unreachable[] = [];
  for (const { municipality, state } of rows) {
    if (state !== 'missing') continue;
    const holders = reportersOf(grants, municipality.code);
    const met = holders.filter(({ person }) => profiles.get(personKey(person))?.chat);
    const to = met.filter(({ person }) => profiles.get(personKey(person))?.remindersPausedFor !== period);
    if (to.length === 0) {
      const cause = holders.length === 0 ? 'no-reporter' : met.length === 0 ? 'no-chat' : 'paused';
      unreachable.push({ municipality, cause });
    }
    for (const { person } of to) {
      const content = { period, municipality: municipality.code };
      messages[`${municipality.code}.${personKey(person)}`] = { to: person, content };
    }
  }
  return { messages, unreachable };
}

/** The reporters and deputies of a municipality, each person once. */
function reportersOf(grants: readonly Grant[], municipality: string): Grant[] {
  const own = grants.filter((grant) => grant.municipality === municipality && MUNICIPAL_ROLES.includes(grant.role));
  return [...new Map(own.map((grant) => [personKey(grant.person), grant])).values()];
}

/** Everybody who is reporter or deputy somewhere. */
export function allReporters(grants: readonly Grant[]): Person[] {
  const holders = grants.filter(({ role }) => MUNICIPAL_ROLES.includes(role));
  return [...new Map(holders.map(({ person }) => [personKey(person), person])).values()];
}
