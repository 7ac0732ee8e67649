import type { Status } from '../cards/card-data.ts';
import { formatDay, formatMoment } from '../src/calendar/format.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { planOnce } from '../src/delivery/plan.ts';
import { conversationKey } from '../src/delivery/recipient.ts';
import { plainText } from '../src/knowledge/normalise.ts';
import { holdsPersonalIdentityNumber } from '../src/people/personal-identity-number.ts';
import { createDownloadToken, offerDownload, openDownloads } from '../src/reports/downloads.ts';
import { excuseMunicipality, withdrawExcuse } from '../src/reports/excuse.ts';
import { EXPORT_FORMATS } from '../src/reports/export-file.ts';
import { monthDoc } from '../src/reports/month-reports.ts';
import { manualOccurrence, nextSendingTime, plannedReminders, REMINDER_JOB } from '../src/reports/reminders.ts';
import { windowOf } from '../src/reports/report-window.ts';
import { leftToRemind } from '../src/reports/why-not-remind.ts';
import type { ActionResult } from './action.ts';
import type { MonthData, MunicipalityData } from './report-card-data.ts';
import { newForm } from './report-form.ts';
import { type Reader, reportMessage } from './report-message.ts';
import { historyMessage, monthMessage, remindersFor } from './report-month.ts';
import { whyClosed } from './report-window-words.ts';
import { isLeader } from './rights.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import { municipalityBy, type Turn } from './turn.ts';

/** Most characters in the reason of an excuse. */
const MAX_REASON_LENGTH = 300;

/** Draws the month at a glance anew, with a line on what the press came to. */
async function month(turn: Turn, { period }: MonthData, texts: Texts, status?: Status): Promise<ActionResult> {
  const message = await monthMessage(turn, { period, status: status === undefined ? [] : [status] }, texts);
  return { kind: 'card', message, said: status?.text ?? message.summary };
}

/** The month at a glance, as it stands now. */
export async function showStatus(turn: Turn, data: MonthData): Promise<ActionResult> {
  return month(turn, data, textsFor(data.lang));
}

/** Twelve months of all municipalities. */
export async function showHistory(turn: Turn, { lang, period }: MonthData): Promise<ActionResult> {
  const message = await historyMessage(turn, period, textsFor(lang));
  return { kind: 'card', message, said: message.summary };
}

/** One municipality's month. */
export async function showMunicipality(turn: Turn, data: MonthData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const found = municipalityBy(turn, data.municipality);
  if (found === undefined) {
    return month(turn, data, texts, { style: 'attention', text: texts.reports.leader.chooseFirst });
  }
  return municipality(turn, { ...data, municipality: found.code }, []);
}

async function municipality(turn: Turn, data: MunicipalityData, status: Status[]): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const found = municipalityBy(turn, data.municipality);
  if (found === undefined) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const reader: Reader = isLeader(await turn.rights()) ? 'leader' : 'host';
  const message = await reportMessage(turn, { period: data.period, municipality: found, reader, status }, texts);
  return { kind: 'card', message, said: status.at(-1)?.text ?? message.summary };
}

/** Has the reporters of those who are missing reminded, each at most once a day for a municipality. */
export async function remind(turn: Turn, data: MonthData): Promise<ActionResult> {
  const { store, reports, wake } = turn.deps;
  const texts = textsFor(data.lang);
  const { leader } = texts.reports;
  const closed = whyClosed(windowOf(data.period, reports), turn.now, texts);
  if (closed !== undefined) return { kind: 'said', said: closed };
  const { messages } = await remindersFor(turn.deps, data.period);
  if (Object.keys(messages).length === 0)
    return month(turn, data, texts, { style: 'warning', text: leader.nobodyToRemind });
  const sendAt = nextSendingTime(turn.now);
  const planned = await plannedReminders(store, data.period);
  const left = leftToRemind(messages, planned, sendAt);
  const occurrence = manualOccurrence(data.period, sendAt, planned.length);
  const plan = { job: REMINDER_JOB, occurrence, series: data.period, messages: left, sendAt };
  if (Object.keys(left).length > 0 && (await planOnce(store, plan, turn.now))) {
    wake();
    const people = new Set(Object.values(left).map(({ to }) => conversationKey(to))).size;
    const municipalities = new Set(Object.values(left).map(({ content }) => content.municipality)).size;
    const later = sendAt > turn.now ? formatMoment(sendAt, texts.language) : undefined;
    return month(turn, data, texts, { style: 'good', text: leader.reminding(people, municipalities, later) });
  }
  const day = formatDay(dayOf(sendAt), texts.language);
  return month(turn, data, texts, { style: 'warning', text: leader.remindedThatDay(day) });
}

/** Gives out a link to each kind of file. */
export async function exportReports(turn: Turn, { lang, period }: MonthData): Promise<ActionResult> {
  const { store, publicUrl } = turn.deps;
  const texts = textsFor(lang);
  const { leader } = texts.reports;
  const url = publicUrl();
  if (url === undefined) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const links = [];
  for (const format of EXPORT_FORMATS) {
    const { token, tokenHash } = createDownloadToken();
    const offer = { tokenHash, period, format, language: lang, by: turn.person, now: turn.now };
    await store.change(openDownloads, (current) => offerDownload(current, offer));
    const title = format === 'xlsx' ? leader.exportXlsx : leader.exportCsv;
    links.push({ title, url: `${url}/downloads/${token}` });
  }
  const message = await monthMessage(turn, { period, status: [], links }, texts);
  return { kind: 'card', message, said: leader.exportHolds };
}

/** Opens the form in which the leader writes what a municipality says on the phone. */
export async function openPhoneForm(turn: Turn, data: MunicipalityData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const found = municipalityBy(turn, data.municipality);
  if (found === undefined) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const closed = whyClosed(windowOf(data.period, turn.deps.reports), turn.now, texts);
  if (closed !== undefined) return { kind: 'said', said: closed };
  const message = await newForm(turn, { period: data.period, municipality: found, phone: true }, texts);
  return { kind: 'card', message, said: message.summary };
}

/** Lets a municipality off for a month. */
export async function excuse(turn: Turn, data: MunicipalityData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { leader } = texts.reports;
  const name = municipalityBy(turn, data.municipality)?.name;
  if (name === undefined) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const refuse = (text: string): Promise<ActionResult> => municipality(turn, data, [{ style: 'attention', text }]);
  const reason = plainText(data.reason ?? '');
  if (reason === '') return refuse(leader.reasonMissing);
  if (reason.length > MAX_REASON_LENGTH) return refuse(leader.reasonTooLong(reason.length, MAX_REASON_LENGTH));
  if (holdsPersonalIdentityNumber(reason)) return refuse(leader.reasonPersonalData);
  const window = windowOf(data.period, turn.deps.reports);
  const given = { excuse: { by: turn.person, at: turn.now.toISOString(), reason }, window, now: turn.now };
  const { kind } = await turn.deps.store.change(monthDoc(data.period), (current) =>
    excuseMunicipality(current, data.municipality, given),
  );
  if (kind === 'excused') return municipality(turn, data, [{ style: 'good', text: leader.excused(name) }]);
  if (kind === 'already') return municipality(turn, data, [{ style: 'good', text: leader.alreadyExcused }]);
  if (kind === 'has-report') return refuse(leader.hasReport);
  return refuse(whyClosed(window, turn.now, texts) ?? texts.bot.refusals.oldCard);
}

/** Takes an excuse back: the municipality is missing again. */
export async function withdrawExcuseOf(turn: Turn, data: MunicipalityData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const name = municipalityBy(turn, data.municipality)?.name;
  if (name === undefined) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const closed = whyClosed(windowOf(data.period, turn.deps.reports), turn.now, texts);
  if (closed !== undefined) return { kind: 'said', said: closed };
  await turn.deps.store.change(monthDoc(data.period), (current) =>
    withdrawExcuse(current, data.municipality, { by: turn.person, now: turn.now }),
  );
  const text = texts.reports.leader.excuseWithdrawn(name);
  return municipality(turn, data, [{ style: 'good', text }]);
}
