import { windowOf } from '../src/reports/report-window.ts';
import type { ActionResult } from './action.ts';
import type { FormData, MonthData } from './report-card-data.ts';
import { formMessage, newForm } from './report-form.ts';
import { type FormOutcome, handInForm, keepFormDraft, keepReport } from './report-hand-in.ts';
import { reportMessage } from './report-message.ts';
import { whyClosed } from './report-window-words.ts';
import { textsFor } from './texts/texts.ts';
import { municipalityBy, type Turn } from './turn.ts';

/** Opens the form, with the report that is in or the draft. */
export async function openReport(turn: Turn, data: MonthData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const municipality = municipalityBy(turn, data.municipality);
  if (municipality === undefined) return { kind: 'said', said: texts.people.municipality.pick };
  if (!(await turn.rights()).mayReportFor(municipality.code)) {
    return { kind: 'said', said: texts.reports.refused.notYours(municipality.name) };
  }
  const closed = whyClosed(windowOf(data.period, turn.deps.reports), turn.now, texts);
  if (closed !== undefined) return { kind: 'said', said: closed };
  const form = await newForm(turn, { period: data.period, municipality }, texts);
  const message = await formMessage(turn, form, texts);
  return { kind: 'card', message, said: message.summary };
}

/** Keeps a draft; it may be unfinished. */
export async function saveDraft(turn: Turn, data: FormData): Promise<ActionResult> {
  return drawn(turn, data, await keepFormDraft(turn, data));
}

/** Hands the report in, and answers with its receipt. */
export async function submitForm(turn: Turn, data: FormData): Promise<ActionResult> {
  return drawn(turn, data, await handInForm(turn, data, 'card'));
}

/** Leaves the report that is in as it is; what was typed beside it is dropped. */
export async function keepSubmitted(turn: Turn, data: FormData): Promise<ActionResult> {
  return drawn(turn, data, await keepReport(turn, data));
}

async function drawn(turn: Turn, data: FormData, outcome: FormOutcome): Promise<ActionResult> {
  const texts = textsFor(data.form.lang);
  const { said } = outcome;
  if (outcome.kind === 'said') return { kind: 'said', said };
  if (outcome.kind === 'form') return { kind: 'card', message: await formMessage(turn, outcome.form, texts), said };
  const { period, municipality, isPhone } = outcome;
  const status = [{ style: 'good' as const, text: said }];
  const about = { period, municipality, reader: isPhone ? ('leader' as const) : ('reporter' as const), status };
  return { kind: 'card', message: await reportMessage(turn, about, texts), said };
}
