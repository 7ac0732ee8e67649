import type { Status } from '../cards/card-data.ts';
import { formatDay, formatMoment } from '../src/calendar/format.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { planOnce } from '../src/delivery/plan.ts';
import { conversationKey } from '../src/delivery/recipient.ts';
import { plainText } from '../src/knowledge/normalise.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import { holdsPersonalIdentityNumber } from '../src/people/personal-identity-number.ts';
import { excuseMunicipality, withdrawExcuse } from '../src/reports/excuse.ts';
import { monthDoc } from '../src/reports/month-reports.ts';
import type { Period } from '../src/reports/period.ts';
import { manualOccurrence, nextSendingTime, plannedReminders, REMINDER_JOB } from '../src/reports/reminders.ts';
import { windowOf } from '../src/reports/report-window.ts';
import { leftToRemind } from '../src/reports/why-not-remind.ts';
import { remindersFor } from './report-month.ts';
import { whyClosed } from './report-window-words.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';

/** Who does something about the reports, by a card or in the tab. */
type Somebody = Pick<Turn, 'deps' | 'person' | 'now'>;
type OfMonth = { readonly period: Period; readonly municipality: Municipality };
/** `closed`: the month takes no reports now, so nothing was done. */
type Done = { kind: 'closed'; why: string } | { kind: 'done'; status: Status };

/** Most characters in the reason of an excuse. */
const MAX_REASON_LENGTH = 300;

/** Has the reporters of those who are missing reminded, each at most once a day for a municipality. */
export async function remindMissing(
  { deps, now }: Omit<Somebody, 'person'>,
  period: Period,
  texts: Texts,
): Promise<Done> {
  const { store, reports, wake } = deps;
  const { leader } = texts.reports;
  const why = whyClosed(windowOf(period, reports), now, texts);
  if (why !== undefined) return { kind: 'closed', why };
  const done = (style: Status['style'], text: string): Done => ({ kind: 'done', status: { style, text } });
  const { messages } = await remindersFor(deps, period);
  if (Object.keys(messages).length === 0) return done('warning', leader.nobodyToRemind);
  const sendAt = nextSendingTime(now);
  const planned = await plannedReminders(store, period);
  const left = leftToRemind(messages, planned, sendAt);
  const occurrence = manualOccurrence(period, sendAt, planned.length);
  const plan = { job: REMINDER_JOB, occurrence, series: period, messages: left, sendAt };
  if (Object.keys(left).length > 0 && (await planOnce(store, plan, now))) {
    wake();
    const people = new Set(Object.values(left).map(({ to }) => conversationKey(to))).size;
    const municipalities = new Set(Object.values(left).map(({ content }) => content.municipality)).size;
    const later = sendAt > now ? formatMoment(sendAt, texts.language) : undefined;
    return done('good', leader.reminding(people, municipalities, later));
  }
  return done('warning', leader.remindedThatDay(formatDay(dayOf(sendAt), texts.language)));
}

/** Lets a municipality off for a month, and says what came of it. */
export async function excuseOne(
  { deps, person, now }: Somebody,
  { period, municipality, reason: given }: OfMonth & { readonly reason: string },
  texts: Texts,
): Promise<Status> {
  const { leader } = texts.reports;
  const refused = (text: string): Status => ({ style: 'attention', text });
  const reason = plainText(given);
  if (reason === '') return refused(leader.reasonMissing);
  if (reason.length > MAX_REASON_LENGTH) return refused(leader.reasonTooLong(reason.length, MAX_REASON_LENGTH));
  if (holdsPersonalIdentityNumber(reason)) return refused(leader.reasonPersonalData);
  const window = windowOf(period, deps.reports);
  const excuse = { by: person, at: now.toISOString(), reason };
  const { kind } = await deps.store.change(monthDoc(period), (month) =>
    excuseMunicipality(month, municipality.code, { excuse, window, now }),
  );
  switch (kind) {
    case 'excused':
      return { style: 'good', text: leader.excused(municipality.name) };
    case 'already':
      return { style: 'good', text: leader.alreadyExcused };
    case 'has-report':
      return refused(leader.hasReport);
    default:
      return refused(whyClosed(window, now, texts) ?? texts.bot.refusals.oldCard);
  }
}

/** Takes an excuse back: the municipality is missing again. */
export async function unexcuseOne(
  { deps, person, now }: Somebody,
  { period, municipality: { code, name } }: OfMonth,
  texts: Texts,
): Promise<Done> {
  const why = whyClosed(windowOf(period, deps.reports), now, texts);
  if (why !== undefined) return { kind: 'closed', why };
  await deps.store.change(monthDoc(period), (month) => withdrawExcuse(month, code, { by: person, now }));
  return { kind: 'done', status: { style: 'good', text: texts.reports.leader.excuseWithdrawn(name) } };
}
