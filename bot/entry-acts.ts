import { dayOf } from '../src/calendar/stockholm.ts';
import type { Difference } from '../src/knowledge/differences.ts';
import { editEntry, editNumber, editsOf, fingerprint } from '../src/knowledge/edits.ts';
import { type Entry, ownWordings } from '../src/knowledge/entry.ts';
import { parseEntryForm, type TypedEntry, takenWording } from '../src/knowledge/entry-form.ts';
import { wordingKey } from '../src/knowledge/wording-key.ts';
import type { Texts } from './texts/texts.ts';
import { markOf, tryKnowledge } from './try-out.ts';
import type { Turn } from './turn.ts';
import { differText, type TriedEdit, typedOf } from './views/entry-view.ts';

/** Wordings that are to lead to an entry; `sure` is what was tried and seen before. */
export type NewWordings = { entry: Entry; number: number; wordings: readonly string[]; sure?: string | undefined };

/** Who changes an entry, by a card or in the tab. */
type Editor = Pick<Turn, 'deps' | 'person' | 'now' | 'log'>;

/** Adds wordings to an entry, unless it cannot be, or other questions would get another answer by that and nobody has seen it. */
export async function addWordings(
  editor: Editor,
  { entry: before, number, wordings, sure }: NewWordings,
  texts: Texts,
): Promise<
  { kind: 'saved' } | { kind: 'refused'; text: string; typed: TypedEntry; showsCurrent: boolean; objection?: Objection }
> {
  const { edit: words } = texts.knowledge;
  const { deps, person: by, now, log } = editor;
  if (wordings.length === 0) return { kind: 'saved' };
  const entry = { ...before, questions: [...before.questions, ...wordings] };
  const typed = typedOf(entry);
  const { id } = entry;
  const edited = await deps.store.read(editsOf(id));
  const refused = { kind: 'refused', typed, showsCurrent: false } as const;
  const stale = { ...refused, text: words.stale, showsCurrent: true };
  if (editNumber(edited) !== number || edited.state === 'retired') return stale;
  const form = parseEntryForm(typed, before, dayOf(now).toString());
  if (form.kind === 'problem') return { ...refused, text: words.problems[form.problem] };
  const objection = await objectionTo(editor, entry, { sure, texts });
  if (objection !== undefined) return { ...refused, text: objection.text, objection };
  const change = { number, what: 'phrased', entry, over: deps.underneath().get(id), by, now } as const;
  const result = await deps.store.change(editsOf(id), (current) => editEntry(current, change));
  log.info({ result, what: change.what }, 'an entry is edited');
  if (result === 'stale') return stale;
  await deps.knowledgeChanged();
  return { kind: 'saved' };
}

type Objection = { text: string; tried?: TriedEdit };

/** Why an entry is not saved yet: a wording leads elsewhere already, or questions would get another answer that nobody has seen. */
export async function objectionTo(
  turn: Pick<Turn, 'deps'>,
  entry: Entry,
  { sure, texts }: { sure?: string | undefined; texts: Texts },
): Promise<Objection | undefined> {
  const { edit: words } = texts.knowledge;
  const taken = takenWording(entry, turn.deps.knowledge().entries.values());
  if (taken !== undefined) return { text: words.taken(taken.wording, taken.by.title) };
  const found = await tryOut(turn, entry.id, entry);
  const mark = markOf(fingerprint(entry), found);
  if (found.length === 0 || sure === mark) return undefined;
  return { text: differText(found, texts), tried: { verb: 'entry.save', sure: mark, differences: found } };
}

/** The questions that would get another answer, other than those of the entry itself. */
export async function tryOut({ deps }: Pick<Turn, 'deps'>, id: string, entry: Entry | null): Promise<Difference[]> {
  const all = await tryKnowledge(deps, await deps.tryOut(id, entry));
  const own = new Set(entry === null ? [] : ownWordings(entry).map(wordingKey));
  // What is asked with the entry's own words is meant to lead there, unless it led to another one or is to lead elsewhere.
  return all.filter(
    ({ question, before, effect }) =>
      effect === 'broken' || !own.has(wordingKey(question)) || (before !== undefined && before.id !== id),
  );
}
