import type { Status } from '../cards/card-data.ts';
import { formatMoment, formatMonth } from '../src/calendar/format.ts';
import { samePerson } from '../src/people/person.ts';
import {
  type DraftTexts,
  deleteDraft,
  draftProblems,
  isEmpty,
  type SaveResult,
  saveDraft,
  tidyTexts,
} from '../src/summaries/draft.ts';
import { type Content, contentToEdit, postedContent, type Summary, summaryOf } from '../src/summaries/summary.ts';
import { type ActionResult, card } from './action.ts';
import { ALL_PAGES, type DraftData, type OpenDraftData, type VersionData } from './summary-card-data.ts';
import {
  contentAt,
  copyMessage,
  draftMessage,
  draftTooLarge,
  isWritable,
  removeMessage,
  versionsMessage,
} from './summary-draft.ts';
import { linesMessage, pagesOf } from './summary-lines.ts';
import { showPreview } from './summary-send.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { labelOf } from './views/summary-form-view.ts';

/** Opens the draft's form, or puts another text in it. */
export async function openDraft(turn: Turn, { lang, period, from, version }: OpenDraftData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { form, archive } = texts.summaries;
  if (!isWritable(period, turn.now)) return { kind: 'said', said: archive.tooOld };
  const { store } = turn.deps;
  const summary = await store.read(summaryOf(period));
  const current = contentToEdit(summary);
  if (from !== undefined) {
    const posted = postedContent(await store.read(summaryOf(from)));
    if (posted === undefined) return { kind: 'said', said: archive.noneOf(formatMonth(from, lang)) };
    const content = { ...current, title: '', summary: posted.summary, planning: posted.planning, link: posted.link };
    const text = form.copied(formatMonth(from, lang));
    return card(await draftMessage(turn, { period, status: [{ style: 'good', text }], content }, texts), text);
  }
  const earlier = summary.versions.find(({ number }) => number === version);
  if (earlier !== undefined) {
    const text = form.restored(earlier.number);
    return card(await draftMessage(turn, { period, status: [{ style: 'good', text }], content: earlier }, texts), text);
  }
  return card(await draftMessage(turn, { period, status: [] }, texts));
}

type Read = { texts: Texts; typed: DraftTexts; content: Content; summary: Summary };

/** What a form holds, or why it cannot be taken at all: then the card stays as the person left it. */
async function readForm(turn: Turn, data: DraftData): Promise<Read | string> {
  const texts = textsFor(data.draft.lang);
  const { form, archive } = texts.summaries;
  const { period } = data.draft;
  if (!isWritable(period, turn.now)) return archive.tooOld;
  const typed = tidyTexts(data);
  const tooLong = draftProblems(typed).find((problem) => problem.kind === 'too-long');
  if (tooLong !== undefined)
    return form.tooLongAlone(labelOf(tooLong.field, period, texts), tooLong.length, tooLong.most);
  const summary = await turn.deps.store.read(summaryOf(period));
  const content = { ...typed, lines: contentToEdit(summary).lines };
  const drawn = await draftMessage(turn, { period, status: [], content, state: data.draft }, texts);
  const tooMany = draftTooLarge(turn, { period, content, form: drawn });
  if (tooMany > 0) return form.tooMuch(tooMany);
  return { texts, typed, content, summary };
}

/** Saves what is typed, and then goes where the button leads. */
export async function saveDraftForm(turn: Turn, data: DraftData): Promise<ActionResult> {
  const read = await readForm(turn, data);
  if (typeof read === 'string') return { kind: 'said', said: read };
  const { texts, typed, content } = read;
  const { period, base, key } = data.draft;
  const { form } = texts.summaries;
  const problems = draftProblems(typed);
  if (problems.length > 0) {
    const status: Status[] = [{ style: 'attention', text: form.notSaved }];
    return card(
      await draftMessage(turn, { period, status, content, state: data.draft, problems }, texts),
      form.notSaved,
    );
  }
  const doc = summaryOf(period);
  const result = await turn.deps.store.change(doc, (summary) =>
    // The lines are those of now: the form does not hold them.
    saveDraft(summary, {
      content: { ...typed, lines: contentToEdit(summary).lines },
      base,
      key,
      by: turn.person,
      now: turn.now,
    }),
  );
  turn.log.info({ result: result.kind, period }, 'a draft of the monthly status');
  if (result.kind === 'conflict') {
    const { current: theirs } = result;
    const isOwn = samePerson(theirs.by, turn.person);
    const said = form.conflict(theirs.number, formatMoment(new Date(theirs.at), texts.language), isOwn);
    const conflict = { theirs, base: contentAt(read.summary, base) };
    return card(await draftMessage(turn, { period, status: [], content, state: data.draft, conflict }, texts), said);
  }
  return goOn(turn, data, savedStatus(result, texts), texts);
}

function savedStatus(result: Exclude<SaveResult, { kind: 'conflict' }>, { summaries, language }: Texts): Status[] {
  const { form } = summaries;
  if (result.kind === 'already') {
    const isNothing = result.version === undefined;
    return isNothing ? [{ style: 'warning', text: form.nothingYet }] : [{ style: 'good', text: form.already }];
  }
  const { version, unscheduled, revived } = result;
  const saved: Status = {
    style: 'good',
    text: form.saved(version.number, formatMoment(new Date(version.at), language)),
  };
  const warnings = [...(unscheduled ? [form.unscheduled] : []), ...(revived ? [form.revived] : [])];
  return [saved, ...warnings.map((text): Status => ({ style: 'warning', text }))];
}

async function goOn(turn: Turn, { draft, goTo }: DraftData, status: Status[], texts: Texts): Promise<ActionResult> {
  const { period } = draft;
  const said = status[0]?.text ?? '';
  switch (goTo) {
    case 'stay':
      return card(await draftMessage(turn, { period, status }, texts), said);
    case 'suggest': {
      const { lines } = contentToEdit(await turn.deps.store.read(summaryOf(period)));
      if ((await pagesOf(turn, period, lines)).length === 0) {
        const none: Status = {
          style: 'warning',
          text: texts.summaries.suggest.none(formatMonth(period, texts.language)),
        };
        return card(await draftMessage(turn, { period, status: [...status, none] }, texts), none.text);
      }
      const chosenPages = lines.length === 0 ? 0 : ALL_PAGES;
      return card(await linesMessage(turn, { period, page: 0, status: [], chosenPages }, texts));
    }
    case 'preview':
      if (isEmpty(contentToEdit(await turn.deps.store.read(summaryOf(period))))) {
        const { empty } = texts.summaries.send;
        return card(await draftMessage(turn, { period, status: [{ style: 'attention', text: empty }] }, texts), empty);
      }
      await showPreview(turn, period, texts);
      return card(await draftMessage(turn, { period, status }, texts), said);
    case 'copy':
      return card(await copyMessage(turn, period, texts));
    case 'versions':
      return card(await versionsMessage(turn, period, texts));
    case 'remove':
      return card(await removeMessage(turn, period, texts));
  }
}

/** Throws the draft away. */
export async function removeDraft(turn: Turn, { lang, period, version }: VersionData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { remove, send } = texts.summaries;
  const { kind } = await turn.deps.store.change(summaryOf(period), (summary) => deleteDraft(summary, version));
  turn.log.info({ result: kind, period }, 'a draft of the monthly status is deleted');
  const text = kind === 'deleted' ? remove.done : kind === 'nothing' ? remove.gone : send.refused.stale;
  const style = kind === 'conflict' ? 'attention' : 'good';
  return card(await draftMessage(turn, { period, status: [{ style, text }] }, texts), text);
}
