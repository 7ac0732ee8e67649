import type { ButtonData, CardData, Status, TextInput } from '../../cards/card-data.ts';
import { formatMoment, formatMonthName } from '../../src/calendar/format.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import { type Person, samePerson } from '../../src/people/person.ts';
import { addMonths } from '../../src/reports/period.ts';
import type { DraftProblem, DraftTexts } from '../../src/summaries/draft.ts';
import {
  type Content,
  currentVersion,
  MAX_LENGTHS,
  postedContent,
  type Summary,
  type SummaryField,
  type Version,
} from '../../src/summaries/summary.ts';
import { type DraftData, type DraftState, newCommon } from '../summary-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { plainLines } from './plain-runs.ts';
import { lineText, summaryName } from './summary-view.ts';

/** A form as it stands. */
export type ShownDraft = {
  readonly state: DraftState;
  readonly summary: Summary;
  readonly content: Content;
  readonly problems: readonly DraftProblem[];
  readonly status: Status[];
  /** What somebody else saved meanwhile, and the version that both had begun with. */
  readonly conflict: { readonly theirs: Version; readonly base: Content } | undefined;
  readonly reader: Person;
  readonly municipalities: readonly Municipality[];
};

const LINES_SHOWN = 60;

/** The draft of a month's status. */
export function summaryFormView(shown: ShownDraft, texts: Texts): CardData['summary-form'] {
  const { state, summary, content, status, conflict, municipalities } = shown;
  const { form } = texts.summaries;
  const heading = form.heading(summaryName(state.period, { title: '' }, texts));
  return {
    lang: texts.language,
    summary: heading,
    heading,
    state: stateLine(summary, texts),
    status,
    conflict: conflict === undefined ? [] : [conflictPart(shown, conflict, texts)],
    short: [textInput(shown, 'title', summaryName(state.period, { title: '' }, texts), texts)],
    texts: [
      textInput(shown, 'summary', form.placeholders.summary, texts),
      textInput(shown, 'planning', form.placeholders.planning, texts),
    ],
    taken:
      content.lines.length === 0
        ? []
        : [
            {
              heading: form.lines(content.lines.length),
              lines: content.lines.slice(0, LINES_SHOWN).map((line) => ({ text: lineText(line, municipalities) })),
            },
          ],
    links: [textInput(shown, 'link', form.placeholders.link, texts)],
    buttons: buttonRows(
      conflict === undefined ? formButtons(shown, texts) : conflictButtons(shown, conflict.theirs, texts),
    ),
  };
}

function stateLine(summary: Summary, { summaries, language }: Texts): string {
  const { form } = summaries;
  const version = currentVersion(summary);
  const posted = postedContent(summary);
  const at = (moment: string): string => formatMoment(new Date(moment), language);
  return [
    version === undefined ? form.none : form.state(version.number, at(version.at)),
    posted === undefined ? form.shared : form.posted(at(posted.at)),
  ].join(' ');
}

function formButtons({ state, summary }: ShownDraft, { summaries }: Texts): ButtonData[] {
  const { form } = summaries;
  const button = (words: { title: string; tooltip: string }, goTo: DraftData['goTo']): ButtonData => ({
    ...words,
    verb: 'summary.save',
    data: { draft: state, goTo },
  });
  const hasVersions = summary.versions.length > 0;
  return [
    button(form.save, 'stay'),
    button(form.preview, 'preview'),
    button(form.suggest, 'suggest'),
    button(form.copy, 'copy'),
    ...(summary.versions.length > 1 ? [button(form.versions, 'versions')] : []),
    ...(hasVersions ? [button(form.remove, 'remove')] : []),
  ];
}

function conflictPart(
  { state, reader }: ShownDraft,
  { theirs, base }: NonNullable<ShownDraft['conflict']>,
  texts: Texts,
): CardData['summary-form']['conflict'][number] {
  const { form } = texts.summaries;
  const fields = (['title', 'summary', 'planning', 'link'] as const).filter((field) => theirs[field] !== base[field]);
  return {
    heading: form.conflict(
      theirs.number,
      formatMoment(new Date(theirs.at), texts.language),
      samePerson(theirs.by, reader),
    ),
    parts: [
      ...fields.map((field) => ({
        heading: labelOf(field, state.period, texts),
        lines: plainLines(theirs[field] || '–').map((text) => ({ text })),
      })),
      ...(JSON.stringify(theirs.lines) === JSON.stringify(base.lines)
        ? []
        : [{ heading: form.lines(theirs.lines.length), lines: [] }]),
    ],
    hint: form.conflictHint,
    buttons: conflictButtons({ state }, theirs, texts),
  };
}

function conflictButtons(
  { state }: Pick<ShownDraft, 'state'>,
  theirs: Version,
  { summaries, language }: Texts,
): ButtonData[] {
  const { conflictAgain, conflictTheirs } = summaries.form;
  const draft = { ...state, base: theirs.number };
  return [
    { ...conflictAgain, verb: 'summary.save', data: { draft, goTo: 'stay' } },
    { ...conflictTheirs, verb: 'summary.open', data: { ...newCommon(language), period: state.period } },
  ];
}

function textInput(shown: ShownDraft, field: SummaryField, placeholder: string, texts: Texts): TextInput {
  const { state, content } = shown;
  return {
    id: field,
    label: labelOf(field, state.period, texts),
    placeholder,
    value: content[field],
    maxLength: MAX_LENGTHS[field],
    error: errorOf(shown.problems, field, texts),
  };
}

/** What a field is called, such as "Summering oktober". */
export function labelOf(field: SummaryField, period: string, { summaries, language }: Texts): string {
  const next = formatMonthName(addMonths(period, 1), language);
  return summaries.form.labels[field](formatMonthName(period, language), next);
}

function errorOf(problems: readonly DraftProblem[], field: keyof DraftTexts, { summaries }: Texts): string {
  const problem = problems.find((one) => one.field === field);
  const words = summaries.form.problems;
  switch (problem?.kind) {
    case undefined:
      return '';
    case 'too-long':
      return words.tooLong(problem.length, problem.most);
    case 'personal-data':
      return words.personalData;
    case 'no-link':
      return words.noLink;
  }
}
