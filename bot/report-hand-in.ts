import { formatMoment } from '../src/calendar/format.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import { samePerson } from '../src/people/person.ts';
import { findMunicipality } from '../src/people/place-names.ts';
import { draftsOf, dropDraft, keepDraft } from '../src/reports/drafts.ts';
import { forwardQuestions } from '../src/reports/forward-question.ts';
import { monthDoc, ofMunicipality } from '../src/reports/month-reports.ts';
import type { Period } from '../src/reports/period.ts';
import { draftProblems, finishDraft, type ReportProblem } from '../src/reports/report.ts';
import { type ReportWindow, windowOf } from '../src/reports/report-window.ts';
import { type SubmitResult, submitReport } from '../src/reports/submit-report.ts';
import { parseForm } from './parse-form.ts';
import type { FormData } from './report-card-data.ts';
import { type FormUser, isReportIn, type ReportForm } from './report-form.ts';
import { whyClosed } from './report-window-words.ts';
import { type Texts, textsFor } from './texts/texts.ts';

/** What a press on a form comes to, and what is said of it. */
export type FormOutcome =
  /** The form stays as the person left it. */
  | { kind: 'said'; said: string }
  /** The form again, with what is wrong with it or has happened meanwhile. */
  | { kind: 'form'; said: string; form: ReportForm }
  /** The report that is in, instead of the form. */
  | { kind: 'report'; said: string; period: Period; municipality: Municipality; isPhone: boolean };

type Filled = { texts: Texts; municipality: Municipality; draft: ReturnType<typeof parseForm>; window: ReportWindow };

/** What a form holds, or why it cannot be taken at all. */
function readForm({ deps, now }: FormUser, data: FormData): Filled | string {
  const texts = textsFor(data.form.lang);
  const municipality = findMunicipality(deps.municipalities, data.form.municipality);
  if (municipality === undefined) return texts.bot.refusals.oldCard;
  const window = windowOf(data.form.period, deps.reports);
  const closed = whyClosed(window, now, texts);
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
  { deps }: FormUser,
  data: FormData,
  { texts, municipality, draft }: Filled,
  problems: readonly ReportProblem[],
): Promise<FormOutcome> {
  const isIn = await isReportIn(deps, data.form.period, municipality);
  const said = texts.reports.form.notSubmitted(isIn);
  const status = [{ style: 'attention' as const, text: said }];
  return { kind: 'form', said, form: { state: data.form, municipality, draft, status, problems } };
}

/** Keeps a draft; it may be unfinished. */
export async function keepFormDraft(user: FormUser, data: FormData): Promise<FormOutcome> {
  const filled = readForm(user, data);
  if (typeof filled === 'string') return { kind: 'said', said: filled };
  const { texts, municipality, draft } = filled;
  if (data.form.phone) return { kind: 'said', said: texts.bot.refusals.oldCard };
  const problems = draftProblems(draft);
  if (problems.length > 0) return marked(user, data, filled, problems);
  const { deps, person, now } = user;
  const { period, base } = data.form;
  const saved = { draft, base, savedAt: now.toISOString() };
  await deps.store.change(draftsOf(person), (drafts) =>
    keepDraft(drafts, { period, municipality: municipality.code, saved }),
  );
  const isIn = await isReportIn(deps, period, municipality);
  const said = texts.reports.form.draftSaved(formatMoment(now, texts.language), isIn);
  const status = [{ style: 'good' as const, text: said }];
  return { kind: 'form', said, form: { state: data.form, municipality, draft, status } };
}

/** Hands the report in, from a card or the tab. */
export async function handInForm(user: FormUser, data: FormData, from: 'card' | 'tab'): Promise<FormOutcome> {
  const filled = readForm(user, data);
  if (typeof filled === 'string') return { kind: 'said', said: filled };
  const { municipality, draft, window } = filled;
  const finished = finishDraft(draft);
  const missing = finished.kind === 'problems' ? finished.problems : [];
  const problems = [...missing, ...draftProblems(draft)];
  if (finished.kind === 'problems' || problems.length > 0) return marked(user, data, filled, problems);
  const { deps, person, now } = user;
  const { period, key, base, phone } = data.form;
  const submission = {
    municipality: municipality.code,
    report: finished.report,
    key,
    base,
    by: person,
    via: phone ? ('phone' as const) : from,
    now,
  };
  const result = await deps.store.change(monthDoc(period), (month) => submitReport(month, submission, window));
  user.log.info({ result: result.kind, period, municipality: municipality.code }, 'a report');
  if (result.kind === 'saved' || result.kind === 'already') return receipt(user, data, filled, result);
  if (result.kind === 'conflict') return conflict(user, data, filled, result);
  return { kind: 'said', said: refusal(result, filled, now) };
}

function refusal(result: SubmitResult, { window, texts }: Filled, now: Date): string {
  if (result.kind === 'too-many') return texts.reports.refused.tooMany(result.most);
  return whyClosed(window, now, texts) ?? texts.bot.refusals.oldCard;
}

async function receipt(
  { deps: { store }, person }: FormUser,
  data: FormData,
  { texts, municipality, window }: Filled,
  { kind, revision }: SubmitResult & { kind: 'saved' | 'already' },
): Promise<FormOutcome> {
  const { period, phone } = data.form;
  // The report is saved; what follows is done again by the clock when it is cut short here.
  if (!phone) await store.change(draftsOf(person), (drafts) => dropDraft(drafts, period, municipality.code));
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
  return { kind: 'report', said: parts.join(' '), period, municipality, isPhone: phone === true };
}

function conflict(
  { person }: FormUser,
  data: FormData,
  { texts, municipality, draft }: Filled,
  { current }: SubmitResult & { kind: 'conflict' },
): FormOutcome {
  const { form: words } = texts.reports;
  const said = words.conflict(
    formatMoment(new Date(current.at), texts.language),
    current.number,
    samePerson(current.by, person),
  );
  return { kind: 'form', said, form: { state: data.form, municipality, draft, status: [], conflict: current } };
}

/** Leaves the report that is in as it is; what was typed beside it is dropped. The form on the phone has no draft. */
export async function keepReport({ deps, person }: FormUser, data: FormData): Promise<FormOutcome> {
  const texts = textsFor(data.form.lang);
  const { period, phone } = data.form;
  const municipality = findMunicipality(deps.municipalities, data.form.municipality);
  if (municipality === undefined || !(await isReportIn(deps, period, municipality)))
    return { kind: 'said', said: texts.bot.refusals.oldCard };
  if (!phone) await deps.store.change(draftsOf(person), (drafts) => dropDraft(drafts, period, municipality.code));
  return { kind: 'report', said: texts.reports.receipt.kept, period, municipality, isPhone: phone === true };
}
