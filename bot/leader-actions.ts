import type { Status } from '../cards/card-data.ts';
import { createDownloadToken, offerDownload, openDownloads } from '../src/reports/downloads.ts';
import { EXPORT_FORMATS } from '../src/reports/export-file.ts';
import { windowOf } from '../src/reports/report-window.ts';
import type { ActionResult } from './action.ts';
import { excuseOne, remindMissing, unexcuseOne } from './report-acts.ts';
import type { MonthData, MunicipalityData } from './report-card-data.ts';
import { formMessage, newForm } from './report-form.ts';
import { type Reader, reportMessage } from './report-message.ts';
import { historyMessage, monthMessage } from './report-month.ts';
import { whyClosed } from './report-window-words.ts';
import { isLeader } from './rights.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import { municipalityBy, type Turn } from './turn.ts';

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
  const texts = textsFor(data.lang);
  const done = await remindMissing(turn, data.period, texts);
  return done.kind === 'closed' ? { kind: 'said', said: done.why } : month(turn, data, texts, done.status);
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
  const form = await newForm(turn, { period: data.period, municipality: found, phone: true }, texts);
  const message = await formMessage(turn, form, texts);
  return { kind: 'card', message, said: message.summary };
}

/** Lets a municipality off for a month. */
export async function excuse(turn: Turn, data: MunicipalityData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const found = municipalityBy(turn, data.municipality);
  if (found === undefined) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const status = await excuseOne(turn, { period: data.period, municipality: found, reason: data.reason ?? '' }, texts);
  return municipality(turn, data, [status]);
}

/** Takes an excuse back: the municipality is missing again. */
export async function withdrawExcuseOf(turn: Turn, data: MunicipalityData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const found = municipalityBy(turn, data.municipality);
  if (found === undefined) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const done = await unexcuseOne(turn, { period: data.period, municipality: found }, texts);
  return done.kind === 'closed' ? { kind: 'said', said: done.why } : municipality(turn, data, [done.status]);
}
