import { formatMoment } from '../src/calendar/format.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import { samePerson } from '../src/people/person.ts';
import { draftsOf, dropDraft, keepDraft } from '../src/reports/drafts.ts';
import { forwardQuestions } from '../src/reports/forward-question.ts';
import { monthDoc, ofMunicipality } from '../src/reports/month-reports.ts';
import { draftProblems, finishDraft, type ReportProblem } from '../src/reports/report.ts';
import { type ReportWindow, windowOf } from '../src/reports/report-window.ts';
import { type SubmitResult, submitReport } from '../src/reports/submit-report.ts';
import type { ActionResult } from './action.ts';
import { parseForm } from './parse-form.ts';
import type { FormData, MonthData } from './report-card-data.ts';
import { formMessage, isReportIn, newForm } from './report-form.ts';
import { reportMessage } from './report-message.ts';
import { whyClosed } from './report-window-words.ts';
import { type Texts, textsFor } from './texts/texts.ts';
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
  const message = await newForm(turn, { period: data.period, municipality }, texts);
  return { kind: 'card', message, said: message.summary };
}

type Filled = { texts: Texts; municipality: Municipality; draft: ReturnType<typeof parseForm>; window: ReportWindow };

/** What a form holds, or why it cannot be taken at all: then the card stays as the person left it. */
function readForm(turn: Turn, data: FormData): Filled | string {
  const texts = textsFor(data.form.lang);
  const municipality = municipalityBy(turn, data.form.municipality);
  if (municipality === undefined) return texts.bot.refusals.oldCard;
  const window = windowOf(data.form.period, turn.deps.reports);
  const closed = whyClosed(window, turn.now, texts);
  if (closed !== undefined) return closed;
  const draft = parseForm(data);
  const tooLong = draftProblems(draft).find((problem) => problem.kind === 'too-long');
  if (tooLong !== undefined) {
    const { fields, refused } = texts.reports;
    return refused.tooLong(fields[tooLong.field], tooLong.length, tooLong.most);
  }
  return { texts, municipality, draft, window };
}

/** The form again, with what is wrong marked. */
async function marked(
  turn: Turn,
  data: FormData,
  { texts, municipality, draft }: Filled,
  problems: readonly ReportProblem[],
): Promise<ActionResult> {
  const isIn = await isReportIn(turn, data.form.period, municipality);
  const said = texts.reports.form.notSubmitted(isIn);
  const status = [{ style: 'attention' as const, text: said }];
  const message = await formMessage(turn, { state: data.form, municipality, draft, status, problems }, texts);
  return { kind: 'card', message, said };
}

/** Keeps a draft; it may be unfinished. */
export async function saveDraft(turn: Turn, data: FormData): Promise<ActionResult> {
  const filled = readForm(turn, data);
  if (typeof filled === 'string') return { kind: 'said', said: filled };
  const { texts, municipality, draft } = filled;
  if (data.form.phone) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const problems = draftProblems(draft);
  if (problems.length > 0) return marked(turn, data, filled, problems);
  const { period, base } = data.form;
  const saved = { draft, base, savedAt: turn.now.toISOString() };
  await turn.deps.store.change(draftsOf(turn.person), (drafts) =>
    keepDraft(drafts, { period, municipality: municipality.code, saved }),
  );
  const isIn = await isReportIn(turn, period, municipality);
  const said = texts.reports.form.draftSaved(formatMoment(turn.now, texts.language), isIn);
  const status = [{ style: 'good' as const, text: said }];
  const message = await formMessage(turn, { state: data.form, municipality, draft, status }, texts);
  return { kind: 'card', message, said };
}

/** Hands the report in, and answers with its receipt. */
export async function submitForm(turn: Turn, data: FormData): Promise<ActionResult> {
  const filled = readForm(turn, data);
  if (typeof filled === 'string') return { kind: 'said', said: filled };
  const { municipality, draft, window } = filled;
  const finished = finishDraft(draft);
  const missing = finished.kind === 'problems' ? finished.problems : [];
  const problems = [...missing, ...draftProblems(draft)];
  if (finished.kind === 'problems' || problems.length > 0) return marked(turn, data, filled, problems);
  const { period, key, base, phone } = data.form;
  const submission = {
    municipality: municipality.code,
    report: finished.report,
    key,
    base,
    by: turn.person,
    via: phone ? ('phone' as const) : ('card' as const),
    now: turn.now,
  };
  const result = await turn.deps.store.change(monthDoc(period), (month) => submitReport(month, submission, window));
  turn.log.info({ result: result.kind, period, municipality: municipality.code }, 'a report');
  if (result.kind === 'saved' || result.kind === 'already') return receipt(turn, data, filled, result);
  if (result.kind === 'conflict') return conflict(turn, data, filled, result);
  return { kind: 'said', said: refusal(result, filled, turn.now) };
}

function refusal(result: SubmitResult, { window, texts }: Filled, now: Date): string {
  if (result.kind === 'too-many') return texts.reports.refused.tooMany(result.most);
  return whyClosed(window, now, texts) ?? texts.bot.refusals.oldCard;
}

async function receipt(
  turn: Turn,
  data: FormData,
  { texts, municipality, window }: Filled,
  { kind, revision }: SubmitResult & { kind: 'saved' | 'already' },
): Promise<ActionResult> {
  const { store } = turn.deps;
  const { period, phone } = data.form;
  // The report is saved; what follows is done again by the clock when it is cut short here.
  await store.change(draftsOf(turn.person), (drafts) => dropDraft(drafts, period, municipality.code));
  await forwardQuestions(store, period);
  const { forwarded, revisions } = ofMunicipality(await store.read(monthDoc(period)), municipality.code);
  const before = revisions.find(({ number }) => number === revision.number - 1)?.report.question ?? '';
  const { question } = revision.report;
  const isNewQuestion = question !== '' && question !== before;
  const { receipt: words } = texts.reports;
  const at = formatMoment(new Date(revision.at), texts.language);
  const parts = [
    kind === 'saved' ? words.saved(at, revision.number) : words.already(at, revision.number),
    ...(revision.number === 1 && new Date(revision.at) >= window.lateFrom ? [words.late] : []),
    ...(isNewQuestion ? [forwarded?.question === question ? words.question : words.questionWaits] : []),
  ];
  const said = parts.join(' ');
  const reader = phone ? 'leader' : 'reporter';
  const status = [{ style: 'good' as const, text: said }];
  const message = await reportMessage(turn, { period, municipality, reader, status }, texts);
  return { kind: 'card', message, said };
}

async function conflict(
  turn: Turn,
  data: FormData,
  { texts, municipality, draft }: Filled,
  { current }: SubmitResult & { kind: 'conflict' },
): Promise<ActionResult> {
  const { form: words } = texts.reports;
  const said = words.conflict(
    formatMoment(new Date(current.at), texts.language),
    current.number,
    samePerson(current.by, turn.person),
  );
  const shown = { state: data.form, municipality, draft, status: [], conflict: current };
  const message = await formMessage(turn, shown, texts);
  return { kind: 'card', message, said };
}

/** Leaves the report that is in as it is; what was typed beside it is dropped. */
export async function keepReport(turn: Turn, data: FormData): Promise<ActionResult> {
  const texts = textsFor(data.form.lang);
  const { period, phone } = data.form;
  const municipality = municipalityBy(turn, data.form.municipality);
  if (municipality === undefined) return { kind: 'said', said: texts.bot.refusals.oldCard };
  await turn.deps.store.change(draftsOf(turn.person), (drafts) => dropDraft(drafts, period, municipality.code));
  const said = texts.reports.receipt.kept;
  const status = [{ style: 'good' as const, text: said }];
  const reader = phone ? 'leader' : 'reporter';
  const message = await reportMessage(turn, { period, municipality, reader, status }, texts);
  return { kind: 'card', message, said };
}
