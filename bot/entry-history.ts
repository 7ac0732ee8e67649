import { type EditStep, editHistory, holdsWords } from '../src/knowledge/edit-history.ts';
import { editsOf, readEdits } from '../src/knowledge/edits.ts';
import { type ActionResult, card } from './action.ts';
import { type EntryPageData, newEntryData } from './entry-card-data.ts';
import { readHostNames } from './forum-hosts.ts';
import { renderMessage } from './render-message.ts';
import { textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { buttonRows } from './views/button-rows.ts';
import { describeStep } from './views/entry-view.ts';
import { escapeMarkdown } from './views/plain-runs.ts';
import { linesOf, NO_FIELDS, ONLY_FIELDS } from './views/questions-view.ts';

/** Steps on a page. */
const ON_PAGE = 8;

/** What hosts have changed of one entry, or of all of them, the newest first; only what holds the words, if any. */
export async function showHistory(
  turn: Turn,
  { lang, entry, page = 0, find = '' }: EntryPageData,
): Promise<ActionResult> {
  const texts = textsFor(lang);
  const { edit } = texts.knowledge;
  const { changes: words } = edit;
  const names = { nameOf: await readHostNames(turn, texts), now: turn.now };
  const said = (step: EditStep): string => describeStep(step, names, texts);
  const steps = await readSteps(turn, entry);
  const found = find.trim() === '' ? steps : steps.filter((step) => holdsWords(step, find.trim(), said(step)));
  const pages = Math.max(1, Math.ceil(found.length / ON_PAGE));
  const at = Math.min(page, pages - 1);
  const data = newEntryData(texts.language);
  const own = { ...data, ...(entry !== undefined && { entry }) };
  const turnTo = (to: number) => ({ verb: 'entry.history', data: { ...own, page: to } });
  const view = {
    lang: texts.language,
    summary: words.heading,
    heading: words.heading,
    text: steps.length === 0 ? words.nothing : found.length === 0 ? words.none : words.text(found.length, steps.length),
    status: [],
    filter: [],
    questions: [
      {
        ...ONLY_FIELDS,
        input: [{ id: 'find', label: words.search, value: find.slice(0, 200), maxLength: 200, isLong: false }],
        rows: buttonRows([{ ...words.find, verb: 'entry.history', data: own }]),
      },
      ...found.slice(at * ON_PAGE, (at + 1) * ON_PAGE).map((step) => ({
        ...NO_FIELDS,
        lines: linesOf(step.title),
        meta: escapeMarkdown(`${said(step)}.`),
        flag: '',
        rows:
          entry === undefined
            ? buttonRows([{ ...edit.open, verb: 'entry.open', data: { ...data, entry: step.id } }])
            : [],
      })),
    ],
    hint: pages > 1 ? edit.page(at + 1, pages) : '',
    buttons: buttonRows([
      ...(at > 0 ? [{ ...edit.previous, ...turnTo(at - 1) }] : []),
      ...(at + 1 < pages ? [{ ...edit.next, ...turnTo(at + 1) }] : []),
      ...(entry === undefined
        ? []
        : [
            { ...edit.toEntry, verb: 'entry.open', data: own },
            { ...words.all, verb: 'entry.history', data },
          ]),
      { ...edit.back, verb: 'entry.list', data },
    ]),
  };
  return card(renderMessage('questions', view));
}

async function readSteps({ deps }: Turn, entry: string | undefined): Promise<EditStep[]> {
  const edits =
    entry === undefined ? await readEdits(deps.store) : [[entry, await deps.store.read(editsOf(entry))] as const];
  return editHistory(edits, deps.underneath());
}
