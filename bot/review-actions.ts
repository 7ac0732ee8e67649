import type { Status } from '../cards/card-data.ts';
import { editNumber, editsOf, entryOf } from '../src/knowledge/edits.ts';
import type { Entry } from '../src/knowledge/entry.ts';
import { nearestEntries } from '../src/knowledge/nearest.ts';
import { type ReviewGroup, reviewGroups, reviewList, settleReview } from '../src/knowledge/review.ts';
import { wordingKey } from '../src/knowledge/wording-key.ts';
import { type ActionResult, card } from './action.ts';
import { saveWordings } from './entry-actions.ts';
import type { FindData, ReviewData } from './entry-card-data.ts';
import type { CardMessage } from './message.ts';
import { put, saidOfPut } from './question-actions.ts';
import { renderMessage } from './render-message.ts';
import { attention, good } from './status-lines.ts';
import { keepTests, saidOf } from './test-question-actions.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { escapeMarkdown } from './views/plain-runs.ts';
import { reviewView } from './views/review-view.ts';

/** Groups on the card. */
const MOST_GROUPS = 6;

/** What hosts are to look at. */
export async function reviewMessage({ deps }: Turn, status: Status[], texts: Texts): Promise<CardMessage> {
  const groups = reviewGroups(await deps.store.read(reviewList)).slice(0, MOST_GROUPS);
  const { entries } = deps.knowledge();
  const shown = groups.map((group) => {
    const about = group.head.entry === null ? undefined : entries.get(group.head.entry);
    return { group, about, nearest: nearestTo(group, deps) };
  });
  return renderMessage('questions', reviewView(shown, status, texts));
}

/** The entry that comes nearest to what was asked, other than the one that did not help. */
function nearestTo({ head }: ReviewGroup, { knowledge: current }: Turn['deps']): Entry | undefined {
  return nearestEntries(head.question, current()).find(({ id }) => id !== head.entry);
}

export async function showReview(turn: Turn, { lang }: FindData): Promise<ActionResult> {
  return card(await reviewMessage(turn, [], textsFor(lang)));
}

/** What of the shown questions is still there. */
async function findShown({ deps }: Turn, keys: readonly string[]): Promise<Shown | undefined> {
  const { items } = await deps.store.read(reviewList);
  const found = keys.filter((key) => Object.hasOwn(items, key));
  const wordings = found.flatMap((key) => items[key]?.question ?? []);
  return found.length === 0 ? undefined : { keys: found, wordings };
}

type Shown = { readonly keys: readonly string[]; readonly wordings: readonly string[] };

async function settled(turn: Turn, group: Shown, status: Status[], texts: Texts): Promise<ActionResult> {
  await turn.deps.store.change(reviewList, (list) => settleReview(list, group.keys));
  return card(await reviewMessage(turn, status, texts), status[0]?.text);
}

async function gone(turn: Turn, texts: Texts): Promise<ActionResult> {
  const status = attention(texts.knowledge.edit.review.gone);
  return card(await reviewMessage(turn, status, texts), status[0]?.text);
}

/** Makes the wordings alternates of an entry; where other questions would get another answer, the host sees that first. */
export async function belongs(
  turn: Turn,
  { lang, group: keys, entry: id = 'none' }: ReviewData,
): Promise<ActionResult> {
  const texts = textsFor(lang);
  const group = await findShown(turn, keys);
  // As it is saved now: what is answered from may lag behind.
  const edited = await turn.deps.store.read(editsOf(id));
  const entry = edited.state === 'retired' ? undefined : entryOf(edited, turn.deps.underneath().get(id));
  if (group === undefined || entry === undefined) return gone(turn, texts);
  const known = new Set([entry.title, ...entry.questions].map(wordingKey));
  const wordings = group.wordings.filter((wording) => !known.has(wordingKey(wording)));
  const result = await saveWordings(turn, { entry, number: editNumber(edited), wordings }, texts);
  if (result.kind === 'shown') return result.card;
  return settled(turn, group, good(texts.knowledge.edit.saved), texts);
}

/** Puts the question to the open forum. */
export async function reviewToForum(turn: Turn, { lang, group: keys }: ReviewData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const group = await findShown(turn, keys);
  if (group === undefined) return gone(turn, texts);
  const result = await put(turn, group.wordings[0] ?? '');
  const isIn = result.kind === 'stored' || result.kind === 'already-there';
  const said = saidOfPut(result, texts);
  if (isIn) return settled(turn, group, good(said), texts);
  return card(await reviewMessage(turn, attention(said), texts), said);
}

/** Makes the wordings test questions that no entry may answer. */
export async function guardAgainst(turn: Turn, { lang, group: keys }: ReviewData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const group = await findShown(turn, keys);
  if (group === undefined) return gone(turn, texts);
  const result = await keepTests(turn, { questions: group.wordings, entry: null });
  const said = await saidOf(turn, result, texts);
  if (result.kind === 'added') return settled(turn, group, good(said), texts);
  return card(await reviewMessage(turn, attention(escapeMarkdown(said)), texts), said);
}

export async function settleGroup(turn: Turn, { lang, group: keys }: ReviewData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const group = await findShown(turn, keys);
  return group === undefined ? gone(turn, texts) : settled(turn, group, good(texts.knowledge.edit.review.taken), texts);
}
