import type { ButtonData, CardData, Status, TextInput } from '../../cards/card-data.ts';
import { formatDay, formatMoment, formatMonth, formatMonthName } from '../../src/calendar/format.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import { type Person, samePerson } from '../../src/people/person.ts';
import type { Revision } from '../../src/reports/month-reports.ts';
import { addMonths, type Period } from '../../src/reports/period.ts';
import {
  AREAS,
  type Draft,
  MAX_LENGTHS,
  OPTIONS,
  type Report,
  type ReportProblem,
  STATUSES,
  type TextField,
} from '../../src/reports/report.ts';
import { type ReportWindow, windowState } from '../../src/reports/report-window.ts';
import type { FormState } from '../report-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { plainLines } from './plain-runs.ts';

/** A form as it stands: what is typed, what is wrong with it, and what the person should see beside it. */
export type ShownForm = {
  readonly state: FormState;
  readonly municipality: Municipality;
  readonly window: ReportWindow;
  readonly draft: Draft;
  readonly problems: readonly ReportProblem[];
  readonly status: Status[];
  /** What the last month's report planned for this month; empty for nothing. */
  readonly lastPlanning: string;
  /** Whether a report of this month is in already. */
  readonly isIn: boolean;
  /** Whose eyes the form is for. */
  readonly reader: Person;
  /** What has been handed in meanwhile, by somebody else or on another card. */
  readonly conflict: Revision | undefined;
};

/** A choice that stands for none: it needs a value of its own. */
const NOTHING_SAID = 'none';

/** The form of a month's report. */
export function reportFormView(form: ShownForm, texts: Texts, now: Date): CardData['report-form'] {
  const { state, municipality, draft, lastPlanning, conflict } = form;
  const { form: words, fields } = texts.reports;
  const { language } = texts;
  const month = formatMonthName(state.period, language);
  const nextMonth = formatMonthName(addMonths(state.period, 1), language);
  const isMoreUsed =
    draft.options.length > 0 || Object.keys(draft.areas).length > 0 || draft.support !== '' || draft.question !== '';
  return {
    lang: language,
    summary: words.summary(municipality.name, month),
    heading: words.heading(municipality.name, formatMonth(state.period, language)),
    window: windowLine(form, texts, now),
    phone: state.phone ? words.phone(municipality.name) : '',
    status: form.status,
    conflict: conflict === undefined ? [] : [conflictPart(form, conflict, texts)],
    last:
      lastPlanning === ''
        ? []
        : [{ heading: words.lastPlanning(month), lines: plainLines(lastPlanning).map((text) => ({ text })) }],
    overall: {
      label: words.statusLabel,
      value: draft.status ?? '',
      choices: statusChoices(texts),
      error: errorOf(form, 'status', texts),
    },
    texts: [
      textInput(
        form,
        'summary',
        { label: `${fields.summary} ${words.required}`, placeholder: words.summaryHint },
        texts,
      ),
      textInput(
        form,
        'planning',
        { label: `${words.planning(nextMonth)} ${words.required}`, placeholder: words.planningHint },
        texts,
      ),
    ],
    more: {
      title: words.more,
      isOpen: isMoreUsed,
      areasHeading: words.lessSaid,
      areas: AREAS.map((area) => ({
        id: `area-${area}`,
        label: texts.reports.areas[area],
        placeholder: words.notSaid,
        style: 'compact' as const,
        value: draft.areas[area] ?? NOTHING_SAID,
        choices: [{ title: words.notSaid, value: NOTHING_SAID }, ...statusChoices(texts)],
      })),
      options: {
        label: words.optionsLabel,
        value: draft.options.join(','),
        choices: OPTIONS.map((option) => ({ title: texts.reports.options[option], value: option })),
      },
      texts: [
        textInput(form, 'support', { label: words.supportLabel, placeholder: '' }, texts),
        textInput(form, 'question', { label: words.questionLabel, placeholder: '' }, texts),
      ],
    },
    note: words.noPersonalData,
    buttons: buttonRows(conflict === undefined ? formButtons(state, texts) : conflictButtons(conflict, state, texts)),
  };
}

/** When the report is due, or until when a late one is taken. */
function windowLine({ window, isIn }: ShownForm, { reports, language }: Texts, now: Date): string {
  if (isIn) return reports.form.isIn(formatDay(window.lastDay, language));
  const due = formatDay(window.dueDay, language);
  if (windowState(window, now) !== 'late') return reports.form.due(due);
  return reports.form.late(due, formatDay(window.lastDay, language));
}

function formButtons(state: FormState, { reports }: Texts): ButtonData[] {
  const { submit, saveDraft } = reports.form;
  const submitButton = { title: submit, tooltip: submit, verb: 'report.submit', data: { form: state } };
  // What is written down during a call is handed in; drafts are a reporter's own.
  if (state.phone) return [submitButton];
  return [submitButton, { title: saveDraft, tooltip: saveDraft, verb: 'report.save-draft', data: { form: state } }];
}

function conflictPart(
  { state, reader }: ShownForm,
  current: Revision,
  texts: Texts,
): CardData['report-form']['conflict'][number] {
  const { form, fields, statuses } = texts.reports;
  return {
    heading: form.conflict(
      formatMoment(new Date(current.at), texts.language),
      current.number,
      samePerson(current.by, reader),
    ),
    parts: [
      { heading: fields.status, lines: [{ text: statuses[current.report.status] }] },
      ...writtenParts(current.report, state.period, texts),
    ],
    hint: form.conflictHint,
    buttons: conflictButtons(current, state, texts),
  };
}

function conflictButtons(current: Revision, state: FormState, { reports }: Texts): ButtonData[] {
  const { replace, keep } = reports.form;
  const data = { form: { ...state, base: current.number } };
  return [
    { title: replace, tooltip: replace, verb: 'report.submit', data },
    { title: keep, tooltip: keep, verb: 'report.keep', data },
  ];
}

function writtenParts(report: Report, period: Period, { reports, language }: Texts) {
  const planning = reports.form.planning(formatMonthName(addMonths(period, 1), language));
  const written: TextField[] = ['summary', 'planning', 'support', 'question'];
  return written
    .filter((field) => report[field] !== '')
    .map((field) => ({
      heading: field === 'planning' ? planning : reports.fields[field],
      lines: plainLines(report[field]).map((text) => ({ text })),
    }));
}

function statusChoices({ reports }: Texts): { title: string; value: string }[] {
  return STATUSES.map((status) => ({ title: reports.statuses[status], value: status }));
}

function textInput(
  form: ShownForm,
  field: TextField,
  { label, placeholder }: { label: string; placeholder: string },
  texts: Texts,
): TextInput {
  const error = errorOf(form, field, texts);
  return { id: field, label, placeholder, value: form.draft[field], maxLength: MAX_LENGTHS[field], error };
}

function errorOf({ problems }: ShownForm, field: TextField | 'status', { reports }: Texts): string {
  const problem = problems.find((one) => one.field === field);
  const words = reports.form.problems;
  switch (problem?.kind) {
    case undefined:
      return '';
    case 'missing':
      return words.missing[problem.field as keyof typeof words.missing];
    case 'too-long':
      return words.tooLong(problem.length, problem.most);
    case 'personal-data':
      return words.personalData;
  }
}
