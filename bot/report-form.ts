import { randomUUID } from 'node:crypto';
import type { CardData, Status } from '../cards/card-data.ts';
import { formatMoment } from '../src/calendar/format.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import { draftsOf, findDraft } from '../src/reports/drafts.ts';
import { currentRevision, monthDoc, type Revision } from '../src/reports/month-reports.ts';
import { addMonths, type Period } from '../src/reports/period.ts';
import { type Draft, EMPTY_DRAFT, type ReportProblem } from '../src/reports/report.ts';
import { windowOf } from '../src/reports/report-window.ts';
import type { BotDeps } from './deps.ts';
import type { CardMessage } from './message.ts';
import { renderMessage } from './render-message.ts';
import { type FormState, newMonthData } from './report-card-data.ts';
import { reportMessage } from './report-message.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { reportFormView } from './views/report-form-view.ts';

/** Whose form it is, by a card or in the tab. */
export type FormUser = Pick<Turn, 'deps' | 'person' | 'now' | 'log'>;

/** A form as it is to be drawn. */
export type ReportForm = {
  readonly state: FormState;
  readonly municipality: Municipality;
  readonly draft: Draft;
  readonly status: Status[];
  readonly problems?: readonly ReportProblem[];
  readonly conflict?: Revision;
};

/** A form for a municipality's month: the person's draft, else the report that is in, else empty. */
export async function newForm(
  { deps: { store }, person }: FormUser,
  { period, municipality, phone }: { period: Period; municipality: Municipality; phone?: boolean },
  texts: Texts,
): Promise<ReportForm> {
  const { code } = municipality;
  const current = currentRevision(await store.read(monthDoc(period)), code);
  const saved = phone ? undefined : findDraft(await store.read(draftsOf(person)), period, code);
  const state: FormState = {
    ...newMonthData(texts.language, period),
    municipality: code,
    key: randomUUID(),
    base: saved?.base ?? current?.number ?? 0,
    ...(phone && { phone }),
  };
  const draft = saved?.draft ?? current?.report ?? EMPTY_DRAFT;
  if (saved === undefined) return { state, municipality, draft, status: [] };
  const at = formatMoment(new Date(saved.savedAt), texts.language);
  const status: Status[] = [{ style: 'good', text: texts.reports.form.draftFound(at, current !== undefined) }];
  const isOutdated = current !== undefined && current.number !== saved.base;
  return { state, municipality, draft, status, ...(isOutdated && { conflict: current }) };
}

/** What a form shows, with what is typed in it. */
export async function shownForm(
  { deps, person, now }: FormUser,
  form: ReportForm,
  texts: Texts,
): Promise<CardData['report-form']> {
  const { store, reports } = deps;
  const { period } = form.state;
  const last = currentRevision(await store.read(monthDoc(addMonths(period, -1))), form.municipality.code);
  const isIn = await isReportIn(deps, period, form.municipality);
  const shown = {
    isIn,
    problems: [],
    conflict: undefined,
    reader: person,
    ...form,
    window: windowOf(period, reports),
    lastPlanning: last?.report.planning ?? '',
  };
  return reportFormView(shown, texts, now);
}

/** A form as a card. */
export async function formMessage(user: FormUser, form: ReportForm, texts: Texts): Promise<CardMessage> {
  return renderMessage('report-form', await shownForm(user, form, texts));
}

/** What a reporter gets on asking for the month's report: the receipt when it is in and no draft waits, else the form. */
export async function currentReport(
  turn: Turn,
  { period, municipality }: { period: Period; municipality: Municipality },
  texts: Texts,
): Promise<CardMessage> {
  const { store } = turn.deps;
  const current = currentRevision(await store.read(monthDoc(period)), municipality.code);
  const draft = findDraft(await store.read(draftsOf(turn.person)), period, municipality.code);
  if (current === undefined || draft !== undefined) {
    return formMessage(turn, await newForm(turn, { period, municipality }, texts), texts);
  }
  const status = [{ style: 'good' as const, text: texts.reports.receipt.isIn }];
  return reportMessage(turn, { period, municipality, reader: 'reporter', status }, texts);
}

/** Whether the municipality has handed in for the period. */
export async function isReportIn({ store }: BotDeps, period: Period, { code }: Municipality): Promise<boolean> {
  return currentRevision(await store.read(monthDoc(period)), code) !== undefined;
}
