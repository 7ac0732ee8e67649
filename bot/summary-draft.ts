import { randomUUID } from 'node:crypto';
import type { Status } from '../cards/card-data.ts';
import { formatMoment, formatMonth } from '../src/calendar/format.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { addMonths, type Period, periodOf } from '../src/reports/period.ts';
import { readArchive } from '../src/summaries/archive.ts';
import type { DraftProblem } from '../src/summaries/draft.ts';
import {
  type Content,
  contentToEdit,
  currentVersion,
  EMPTY_CONTENT,
  type Summary,
  summaryOf,
  type Version,
} from '../src/summaries/summary.ts';
import { choiceMessage } from './choice-message.ts';
import { type CardMessage, charactersTooMany, toActivity } from './message.ts';
import { renderMessage } from './render-message.ts';
import { type DraftState, newCommon } from './summary-card-data.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { summaryFormView } from './views/summary-form-view.ts';
import { summaryView } from './views/summary-view.ts';

/** Months back for which a summary may still be written or changed; the next month may be begun. */
const MONTHS_BACK = 13;
/** Older months that can be copied from. */
const COPIED_MONTHS = 6;

/** Whether a summary of that month may be written or changed now. */
export function isWritable(period: Period, now: Date): boolean {
  const current = periodOf(dayOf(now));
  return period >= addMonths(current, -MONTHS_BACK) && period <= addMonths(current, 1);
}

/** The draft's form, filled with the draft, or with what is given. */
export async function draftMessage(
  turn: Turn,
  {
    period,
    status,
    content,
    state,
    problems = [],
    conflict,
  }: {
    period: Period;
    status: Status[];
    content?: Content;
    /** The form that is drawn anew; a new one unless told. */
    state?: DraftState;
    problems?: readonly DraftProblem[];
    conflict?: { theirs: Version; base: Content };
  },
  texts: Texts,
): Promise<CardMessage> {
  const summary = await turn.deps.store.read(summaryOf(period));
  const view = summaryFormView(
    {
      state: state ?? newDraftState(summary, period, texts),
      summary,
      content: content ?? contentToEdit(summary),
      problems,
      status,
      conflict,
      reader: turn.person,
      municipalities: turn.deps.municipalities,
    },
    texts,
  );
  return renderMessage('summary-form', view);
}

/** A form of the draft as it stands now. */
export function newDraftState(summary: Summary, period: Period, { language }: Texts): DraftState {
  return { ...newCommon(language), period, key: randomUUID(), base: currentVersion(summary)?.number ?? 0 };
}

/** The version that a form was filled from, as far as it is still kept. */
export function contentAt(summary: Summary, base: number): Content {
  return summary.versions.find(({ number }) => number === base) ?? EMPTY_CONTENT;
}

/** The card as it would be posted to a channel now: places are written to in Swedish, whoever writes. */
export function previewMessage(
  turn: Turn,
  { period, content, isCorrection }: { period: Period; content: Content; isCorrection: boolean },
): CardMessage {
  const { municipalities } = turn.deps;
  const correctedAt = isCorrection ? turn.now.toISOString() : undefined;
  const shown = { period, content, correctedAt, reader: 'place' as const, municipalities };
  return renderMessage('summary', summaryView(shown, textsFor('sv')));
}

/** By how many characters a draft is larger than Teams takes, as its form or as the card that is posted. */
export function draftTooLarge(
  turn: Turn,
  { period, content, form }: { period: Period; content: Content; form: CardMessage },
): number {
  const preview = previewMessage(turn, { period, content, isCorrection: true });
  // The form says a little more after each press.
  const FORM_MARGIN = 500;
  return Math.max(charactersTooMany(toActivity(preview)), charactersTooMany(toActivity(form), FORM_MARGIN));
}

/** Earlier months whose text can be put in the draft. */
export async function copyMessage(turn: Turn, period: Period, texts: Texts): Promise<CardMessage> {
  const { copy, form } = texts.summaries;
  const older = await readArchive(turn.deps.store, { before: period, count: COPIED_MONTHS });
  const month = formatMonth(period, texts.language);
  const common = { ...newCommon(texts.language), period };
  return choiceMessage(
    {
      heading: copy.heading,
      text: older.length === 0 ? copy.none : copy.text(month),
      choices: older.map(({ period: from }) => ({
        title: formatMonth(from, texts.language),
        verb: 'summary.open',
        data: { ...common, from },
      })),
      buttons: [{ ...form.back, verb: 'summary.open', data: common }],
    },
    texts,
  );
}

/** The draft's earlier versions. */
export async function versionsMessage(turn: Turn, period: Period, texts: Texts): Promise<CardMessage> {
  const { versions: words, form } = texts.summaries;
  const { versions } = await turn.deps.store.read(summaryOf(period));
  const common = { ...newCommon(texts.language), period };
  return choiceMessage(
    {
      heading: words.heading(formatMonth(period, texts.language)),
      text: words.text,
      choices: versions
        .slice(0, -1)
        .reverse()
        .map(({ number, at }) => ({
          title: words.one(number, formatMoment(new Date(at), texts.language)),
          verb: 'summary.open',
          data: { ...common, version: number },
        })),
      buttons: [{ ...form.back, verb: 'summary.open', data: common }],
    },
    texts,
  );
}

/** Asks whether the draft is really to be deleted. */
export async function removeMessage(turn: Turn, period: Period, texts: Texts): Promise<CardMessage> {
  const { remove, form } = texts.summaries;
  const summary = await turn.deps.store.read(summaryOf(period));
  const common = { ...newCommon(texts.language), period };
  const version = currentVersion(summary)?.number ?? 0;
  return choiceMessage(
    {
      heading: remove.heading(formatMonth(period, texts.language)),
      text: remove.text,
      choices: [],
      buttons: [
        { ...remove.yes, verb: 'summary.delete', data: { ...common, version } },
        { ...form.back, verb: 'summary.open', data: common },
      ],
    },
    texts,
  );
}
