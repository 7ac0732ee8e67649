import type { Status } from '../cards/card-data.ts';
import { type EditedEntry, entryOf, isInConflict, readEdits } from '../src/knowledge/edits.ts';
import type { Entry } from '../src/knowledge/entry.ts';
import { nearestEntries } from '../src/knowledge/nearest.ts';
import { reviewList } from '../src/knowledge/review.ts';
import { testQuestions } from '../src/knowledge/test-questions.ts';
import { type ActionResult, card } from './action.ts';
import type { FindData } from './entry-card-data.ts';
import type { CardMessage } from './message.ts';
import { renderMessage } from './render-message.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { entriesView, type ListedEntry } from './views/entry-view.ts';

/** Entries in a list. */
const MOST_LISTED = 8;

/** The knowledge base: what was searched for, or what hosts changed last. */
export async function entriesMessage(
  { deps }: Turn,
  { find, status }: { find: string; status: Status[] },
  texts: Texts,
): Promise<CardMessage> {
  const edits = await readEdits(deps.store);
  const touched = [...edits].filter(([, { state }]) => state !== 'untouched');
  const knowledge = deps.knowledge();
  const found = find.trim();
  const all = found === '' ? lastEdited(touched, deps.underneath()) : findEntries(found, deps, new Map(touched));
  const listed = all.slice(0, MOST_LISTED).map((one) => {
    const { id } = one.entry;
    const edited = edits.get(id);
    return { ...one, isInConflict: edited !== undefined && isInConflict(edited, deps.underneath().get(id)) };
  });
  const counts = { entries: knowledge.entries.size, edited: touched.length };
  const toReview = Object.keys((await deps.store.read(reviewList)).items).length;
  const shown = {
    found: found === '' ? undefined : found,
    listed,
    counts,
    toReview,
    tests: Object.keys((await deps.store.read(testQuestions)).questions).length,
    status,
  };
  return renderMessage('questions', entriesView(shown, texts));
}

function lastEdited(
  touched: readonly (readonly [string, EditedEntry])[],
  underneath: ReadonlyMap<string, Entry>,
): ListedEntry[] {
  return touched
    .toSorted(([, a], [, b]) => (b.history.at(-1)?.at ?? '').localeCompare(a.history.at(-1)?.at ?? ''))
    .flatMap(([id, edited]) => {
      const entry = entryOf(edited, underneath.get(id));
      return entry === undefined ? [] : [{ entry, isEdited: true, isRetired: edited.state === 'retired' }];
    });
}

/** What the search finds for the words, then retired ones that hold them. */
function findEntries(
  text: string,
  { knowledge: current, underneath }: Turn['deps'],
  edits: ReadonlyMap<string, EditedEntry>,
): ListedEntry[] {
  const knowledge = current();
  const byId = knowledge.entries.get(text.toLowerCase());
  const live = [...new Set([...(byId === undefined ? [] : [byId]), ...nearestEntries(text, knowledge)])];
  const retired = [...edits].flatMap(([id, edited]) => {
    const entry = edited.state === 'retired' ? entryOf(edited, underneath().get(id)) : undefined;
    const isFound = entry?.title.toLowerCase().includes(text.toLowerCase()) || id === text.toLowerCase();
    return entry !== undefined && isFound ? [{ entry, isEdited: true, isRetired: true }] : [];
  });
  return [...retired, ...live.map((entry) => ({ entry, isEdited: edits.has(entry.id), isRetired: false }))];
}

/** The list again, without a search. */
export async function listEntries(turn: Turn, { lang }: FindData): Promise<ActionResult> {
  return card(await entriesMessage(turn, { find: '', status: [] }, textsFor(lang)));
}

export async function findEntry(turn: Turn, { lang, find }: FindData): Promise<ActionResult> {
  return card(await entriesMessage(turn, { find: find ?? '', status: [] }, textsFor(lang)));
}
