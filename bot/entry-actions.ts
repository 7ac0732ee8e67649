import type { Status } from '../cards/card-data.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import {
  type EditedEntry,
  type EditKind,
  editEntry,
  editNumber,
  editsOf,
  entryOf,
  fingerprint,
  isInConflict,
  readEdits,
} from '../src/knowledge/edits.ts';
import type { Entry } from '../src/knowledge/entry.ts';
import { newEntryId, parseEntryForm, type TypedEntry, takenWording } from '../src/knowledge/entry-form.ts';
import { testQuestions } from '../src/knowledge/test-questions.ts';
import { type ActionResult, card } from './action.ts';
import { addWordings, type NewWordings, objectionTo, tryOut } from './entry-acts.ts';
import type { EntryData, FindData, FormData } from './entry-card-data.ts';
import { entriesMessage } from './entry-list.ts';
import { readHostNames } from './forum-hosts.ts';
import { renderMessage } from './render-message.ts';
import { attention, good } from './status-lines.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import { markOf } from './try-out.ts';
import type { Turn } from './turn.ts';
import { differText, entryFormView, type TriedEdit } from './views/entry-view.ts';

type Form = {
  readonly id: string | undefined;
  readonly typed?: TypedEntry | undefined;
  readonly status?: Status[];
  readonly tried?: TriedEdit;
  /** Shows what holds now beside what was typed. */
  readonly showsCurrent?: boolean;
};

async function formCard(turn: Turn, form: Form, texts: Texts): Promise<ActionResult> {
  const { deps } = turn;
  const { id, typed, status = [], tried, showsCurrent = false } = form;
  const over = id === undefined ? undefined : deps.underneath().get(id);
  const edited = id === undefined ? NOTHING : await deps.store.read(editsOf(id));
  const entry = entryOf(edited, over);
  if (id !== undefined && entry === undefined) {
    const gone = attention(texts.knowledge.edit.gone);
    return card(await entriesMessage(turn, { find: '', status: gone }, texts), gone[0]?.text);
  }
  const questions = Object.values((await deps.store.read(testQuestions)).questions);
  const conflict = isInConflict(edited, over);
  const view = entryFormView(
    {
      entry,
      edited,
      typed,
      status,
      tried,
      isInConflict: conflict,
      over: over === undefined ? undefined : fingerprint(over),
      other: showsCurrent ? entry : conflict ? over : undefined,
      tests: questions.filter((one) => one.entry === id).length,
      nameOf: await readHostNames(turn, texts),
      now: turn.now,
    },
    texts,
  );
  return card(renderMessage('questions', view), status[0]?.text);
}

const NOTHING: EditedEntry = { state: 'untouched', entry: null, base: null, history: [] };

export function openEntryForm(turn: Turn, { lang, entry }: EntryData): Promise<ActionResult> {
  return formCard(turn, { id: entry }, textsFor(lang));
}

export function newEntryForm(turn: Turn, { lang }: FindData): Promise<ActionResult> {
  return formCard(turn, { id: undefined }, textsFor(lang));
}

/** Saves what is typed, unless other questions would get another answer by it and that has not been seen. */
export async function saveEntry(turn: Turn, data: FormData): Promise<ActionResult> {
  const { deps, now } = turn;
  const texts = textsFor(data.lang);
  const { edit: words } = texts.knowledge;
  const { entry: given, title, questions, body, publisher, source, url, asOf, reviewBy } = data;
  const { englishTitle, english, englishHolds } = data;
  const typed = { title, questions, body, publisher, source, url, asOf, reviewBy, englishTitle, english, englishHolds };
  const knowledge = deps.knowledge();
  const refuse = (text: string, more: Partial<Form> = {}): Promise<ActionResult> =>
    formCard(turn, { id: given, typed, status: attention(text), ...more }, texts);
  const known = new Set([
    ...knowledge.entries.keys(),
    ...deps.underneath().keys(),
    ...(await readEdits(deps.store)).keys(),
  ]);
  const isTaken = (id: string): boolean => known.has(id);
  const id = given ?? newEntryId(title ?? '', isTaken);
  const edited = await deps.store.read(editsOf(id));
  const over = deps.underneath().get(id);
  const before = entryOf(edited, over);
  if (given !== undefined && before === undefined) return refuse(words.gone);
  const isOther = data.over !== undefined && over !== undefined && fingerprint(over) !== data.over;
  if (editNumber(edited) !== data.number || isOther) return refuse(words.stale, { showsCurrent: true });
  const form = parseEntryForm(typed, before ?? { id }, dayOf(now).toString());
  if (form.kind === 'problem') return refuse(words.problems[form.problem]);
  const { entry } = form;
  const isSame = before !== undefined && edited.state !== 'retired' && fingerprint(entry) === fingerprint(before);
  // Saved as it is, a conflict is decided.
  if (isSame && !isInConflict(edited, over)) {
    return formCard(turn, { id, status: good(words.nothingNew) }, texts);
  }
  const objection = await objectionTo(turn, entry, { sure: data.sure, texts });
  if (objection !== undefined) return refuse(objection.text, objection);
  const what = before === undefined ? 'added' : 'edited';
  return apply(turn, { id, number: data.number, what, entry, over, typed, said: words.saved }, texts);
}

/**
 * Adds wordings to an entry. Where other questions would get another answer by that, or it cannot be, the entry's card is
 * shown with the reason, and nothing is saved.
 */
export async function saveWordings(
  turn: Turn,
  added: NewWordings,
  texts: Texts,
): Promise<{ kind: 'saved' } | { kind: 'shown'; card: ActionResult }> {
  const result = await addWordings(turn, added, texts);
  if (result.kind === 'saved') return result;
  const { text, typed, showsCurrent, objection } = result;
  const form = { id: added.entry.id, typed, status: attention(text), showsCurrent, ...objection };
  return { kind: 'shown', card: await formCard(turn, form, texts) };
}

async function apply(
  turn: Turn,
  {
    id,
    number,
    what,
    entry,
    over,
    typed,
    said,
  }: {
    id: string;
    number: number;
    what: EditKind;
    entry: Entry | null;
    over: Entry | undefined;
    typed?: TypedEntry;
    said: string;
  },
  texts: Texts,
): Promise<ActionResult> {
  const { deps, person: by, now } = turn;
  const change = { number, what, entry, over, by, now };
  const result = await deps.store.change(editsOf(id), (current) => editEntry(current, change));
  turn.log.info({ result, what }, 'an entry is edited');
  if (result === 'stale') {
    const status = attention(texts.knowledge.edit.stale);
    return formCard(turn, { id, typed, status, showsCurrent: true }, texts);
  }
  await deps.knowledgeChanged();
  return formCard(turn, { id, status: good(said) }, texts);
}

type Deed = Pick<TriedEdit, 'verb'> & { what: EditKind; entry: Entry | null; button: string; said: string };

/** Does it, when the host has seen which questions get another answer by that. */
async function doWhenSeen(
  turn: Turn,
  { entry: id = 'none', number, sure }: FormData,
  { verb, what, entry, button, said }: Deed,
  texts: Texts,
): Promise<ActionResult> {
  const taken = entry === null ? undefined : takenWording(entry, turn.deps.knowledge().entries.values());
  if (taken !== undefined) {
    const status = attention(texts.knowledge.edit.taken(taken.wording, taken.by.title));
    return formCard(turn, { id, status }, texts);
  }
  const differences = await tryOut(turn, id, entry);
  const mark = markOf(`${verb} ${entry === null ? '' : fingerprint(entry)}`, differences);
  if (differences.length > 0 && sure !== mark) {
    const status = attention(`${differText(differences, texts)} ${texts.knowledge.edit.pressAgain(button)}`);
    return formCard(turn, { id, status, tried: { verb, sure: mark, differences } }, texts);
  }
  return apply(turn, { id, number, what, entry, over: turn.deps.underneath().get(id), said }, texts);
}

/** Stops answering from an entry. */
export async function retireEntry(turn: Turn, data: FormData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { edit: words } = texts.knowledge;
  if ((await savedEntry(turn, data)) === undefined) return formCard(turn, { id: data.entry ?? 'none' }, texts);
  const deed = { verb: 'entry.retire', what: 'retired', button: words.retire.title, said: words.retired } as const;
  return doWhenSeen(turn, data, { ...deed, entry: null }, texts);
}

/** Answers from a retired entry again. */
export async function restoreEntry(turn: Turn, data: FormData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { edit: words } = texts.knowledge;
  const entry = await savedEntry(turn, data);
  if (entry === undefined) return formCard(turn, { id: data.entry ?? 'none' }, texts);
  const deed = { verb: 'entry.restore', what: 'restored', button: words.restore.title, said: words.restored } as const;
  return doWhenSeen(turn, data, { ...deed, entry }, texts);
}

/** Gives up what hosts have made of an entry: it is that of the files again. */
export async function takeFile(turn: Turn, data: FormData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { takeFile: button, fileTaken: said } = texts.knowledge.edit;
  const id = data.entry ?? 'none';
  const over = turn.deps.underneath().get(id);
  if (over === undefined) return formCard(turn, { id }, texts);
  const deed = { verb: 'entry.take-file', what: 'file-taken', button: button.title, said } as const;
  return doWhenSeen(turn, data, { ...deed, entry: over }, texts);
}

/** The entry as hosts see it, also a retired one. */
async function savedEntry({ deps }: Turn, { entry: id = 'none' }: FormData): Promise<Entry | undefined> {
  return entryOf(await deps.store.read(editsOf(id)), deps.underneath().get(id));
}
