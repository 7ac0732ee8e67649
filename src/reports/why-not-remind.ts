import type { Temporal } from 'temporal-polyfill';
import { dayOf } from '../calendar/stockholm.ts';
import type { Delivery, OutboxMessage } from '../delivery/outbox.ts';
import type { Person } from '../people/person.ts';
import type { Profile } from '../people/profiles.ts';
import { type PeopleSettings, rightsOf } from '../people/rights.ts';
import type { Roles } from '../people/roles.ts';
import { type Month, ofMunicipality } from './month-reports.ts';
import { type ReportWindow, windowState } from './report-window.ts';

/** A planned reminder and what holds at the moment when it would go out. */
export type ReminderAtHand = {
  readonly to: Person;
  readonly municipality: string;
  /** Its place among the reminders of the month. */
  readonly occurrence: string;
  readonly id: string;
  readonly planned: readonly Delivery[];
  readonly window: ReportWindow;
  readonly month: Month;
  readonly profile: Profile;
  readonly roles: Roles;
  readonly settings: PeopleSettings;
  readonly now: Date;
};

/** Why a planned reminder is not sent after all; `undefined` when it is. */
export function whyNotRemind(reminder: ReminderAtHand): string | undefined {
  const { to, municipality, window, month, profile, roles, settings, now } = reminder;
  if (windowState(window, now) === 'closed') return 'the month is closed';
  if (profile.remindersPausedFor === window.period) return 'paused';
  const { revisions, excuse } = ofMunicipality(month, municipality);
  if (revisions.length > 0) return 'the report is in';
  if (excuse !== null) return 'excused';
  if (!rightsOf(to, roles, settings).mayReportFor(municipality)) return 'no longer a reporter';
  return whySuperseded(reminder);
}

/** The same has gone to the same person today, or a later one has been planned since. */
function whySuperseded({ planned, occurrence, id, now }: ReminderAtHand): string | undefined {
  const own = planned.findIndex((delivery) => delivery.occurrence === occurrence);
  const others = planned.flatMap((delivery, at) => {
    const message = delivery.messages[id];
    return message === undefined || at === own ? [] : [{ message, isLater: at > own }];
  });
  if (others.some(({ message }) => isOn(message, dayOf(now), OUT))) return 'reminded today';
  return others.some(({ isLater }) => isLater) ? 'a later reminder' : undefined;
}

/** Those of the messages whose ids do not go out, have not gone and cannot have gone on the day of that moment. */
export function leftToRemind<T>(
  messages: Readonly<Record<string, T>>,
  planned: readonly Delivery[],
  moment: Date,
): Record<string, T> {
  const day = dayOf(moment);
  const isLeft = (id: string): boolean =>
    !planned.some(({ messages: there }) => there[id] !== undefined && isOn(there[id], day, [...OUT, 'waiting']));
  return Object.fromEntries(Object.entries(messages).filter(([id]) => isLeft(id)));
}

const OUT: readonly OutboxMessage['state'][] = ['sending', 'delivered', 'uncertain'];

function isOn({ state, at }: OutboxMessage, day: Temporal.PlainDate, states: readonly string[]): boolean {
  return states.includes(state) && dayOf(new Date(at)).equals(day);
}
