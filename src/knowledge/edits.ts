import { createHash } from 'node:crypto';
import { z } from 'zod';
import { personSchema } from '../people/person.ts';
import { type Change, type Doc, defineCollection, type Store } from '../store/store.ts';
import { sameEnglish } from './english-text.ts';
import { type Entry, TOPICS } from './entry.ts';

const optional = z.string().optional();
/** An entry as it is kept: JSON leaves out what has no value. */
const keptEntry = z.object({
  id: z.string(),
  title: z.string().min(1),
  questions: z.array(z.string()),
  topics: z.array(z.enum(TOPICS)),
  source: z.object({ publisher: z.string(), title: z.string(), url: optional, asOf: optional, period: optional }),
  status: z.enum(['current', 'historical', 'superseded', 'gap']),
  reviewBy: optional,
  supersededBy: optional,
  people: z.array(z.object({ title: z.string(), name: z.string() })),
  later: z.array(z.string()),
  disagreesWith: z.array(z.string()),
  body: z.string().min(1),
  english: z.object({ title: z.string().min(1), text: z.string().min(1), of: optional }).optional(),
});
type KeptEntry = z.infer<typeof keptEntry>;

const EDITS = ['added', 'edited', 'phrased', 'retired', 'restored', 'file-taken'] as const;
/** `phrased`: a wording was added; `file-taken`: the entry is that of the files again. */
export type EditKind = (typeof EDITS)[number];

const historySchema = z.object({
  number: z.int().min(1),
  what: z.enum(EDITS),
  by: personSchema,
  at: z.iso.datetime(),
  /** As it stood from then on; `null` when it was retired, or for older steps of a long history. */
  entry: keptEntry.nullable(),
  /** Whether the English text was changed by it. */
  english: z.boolean().optional(),
});

const editedSchema = z.object({
  state: z.enum(['untouched', 'edited', 'retired']),
  /** As hosts have it; what is retired is kept to be restored. */
  entry: keptEntry.nullable(),
  /** What the entry was over which it was made (see `fingerprint`); `null` for one that hosts added. */
  base: z.string().nullable(),
  history: z.array(historySchema),
});
export type EditedEntry = Readonly<z.infer<typeof editedSchema>>;

/** What hosts have made of entries, a document each, over those of the files and the forum. */
export const knowledgeEdits = defineCollection({
  name: 'knowledge-edits',
  version: 1,
  schema: editedSchema,
  empty: (): EditedEntry => ({ state: 'untouched', entry: null, base: null, history: [] }),
});

export function editsOf(id: string): Doc<EditedEntry> {
  return knowledgeEdits.doc(id);
}

/** Steps of a history that keep what the entry was. */
const WHOLE_STEPS = 30;

/** The same for the same entry, to see whether what stands under an edit has changed. */
export function fingerprint(entry: Entry): string {
  return createHash('sha256')
    .update(JSON.stringify(keptEntry.parse(toKept(entry))))
    .digest('hex')
    .slice(0, 16);
}

function toKept(entry: Entry): KeptEntry {
  const { people, topics, questions, later, disagreesWith, english } = entry;
  return {
    ...entry,
    source: { ...entry.source },
    people: people.map((one) => ({ ...one })),
    topics: [...topics],
    questions: [...questions],
    later: [...later],
    disagreesWith: [...disagreesWith],
    english: english && { ...english },
  };
}

/** The same object each time, so that what has been read of it is known. */
const made = new WeakMap<KeptEntry, Entry>();

function toEntry(kept: KeptEntry): Entry {
  const before = made.get(kept);
  if (before !== undefined) return before;
  const { english, ...rest } = kept;
  const { publisher, title, url, asOf, period } = kept.source;
  const entry: Entry = {
    ...rest,
    ...(english !== undefined && { english }),
    source: { publisher, title, url, asOf, period },
    reviewBy: kept.reviewBy,
    supersededBy: kept.supersededBy,
  };
  made.set(kept, entry);
  return entry;
}

export type EditResult = 'done' | 'stale';

/** How often an entry has been changed: an edit is of one state of it. */
export function editNumber({ history }: EditedEntry): number {
  return history.at(-1)?.number ?? 0;
}

/**
 * Changes an entry, as long as it is still the one that was looked at (`number`). `over` is the entry under it, `undefined` when
 * there is none; `entry` is `null` for retiring it.
 */
export function editEntry(
  current: EditedEntry,
  {
    number,
    what,
    entry,
    over,
    by,
    now,
  }: {
    number: number;
    what: EditKind;
    entry: Entry | null;
    over: Entry | undefined;
    by: { tenantId: string; userId: string };
    now: Date;
  },
): Change<EditedEntry, EditResult> {
  if (editNumber(current) !== number || !mayBe(what, current.state)) return { result: 'stale' };
  const kept = entry === null ? null : toKept(entry);
  const before = entryOf(current, over)?.english;
  const step = {
    number: number + 1,
    what,
    by: { tenantId: by.tenantId, userId: by.userId },
    at: now.toISOString(),
    entry: kept,
    ...(entry !== null && !sameEnglish(before, entry.english) && { english: true }),
  };
  const history = [...current.history, step].map((one, at, all) =>
    at < all.length - WHOLE_STEPS ? { ...one, entry: null } : one,
  );
  const last = kept ?? current.entry ?? (over === undefined ? null : toKept(over));
  const state = what === 'file-taken' ? 'untouched' : what === 'retired' ? 'retired' : 'edited';
  // Only who looks at the entry decides on what lies under it.
  const isDecided = what === 'edited' || what === 'added' || what === 'file-taken' || current.state === 'untouched';
  const base = isDecided ? (over === undefined ? null : fingerprint(over)) : current.base;
  return { next: { state, entry: last, base, history }, result: 'done' };
}

/** Whether that can be done to an entry in that state: no button offers anything else. */
function mayBe(what: EditKind, state: EditedEntry['state']): boolean {
  if (what === 'restored') return state === 'retired';
  if (what === 'retired') return state !== 'retired';
  return what !== 'file-taken' || state !== 'untouched';
}

/** The edits of all entries that hosts have touched, by id. */
export async function readEdits(store: Store): Promise<Map<string, EditedEntry>> {
  const keys = await store.keys(knowledgeEdits);
  return new Map(await Promise.all(keys.map(async (key) => [key, await store.read(knowledgeEdits.doc(key))] as const)));
}

/** The entries as hosts have made them, over those that are there. */
export function withEdits(entries: readonly Entry[], edits: ReadonlyMap<string, EditedEntry>): Entry[] {
  const all = new Map(entries.map((entry) => [entry.id, entry]));
  for (const [id, { state, entry }] of edits) {
    if (state === 'retired') all.delete(id);
    else if (state === 'edited' && entry !== null) all.set(id, toEntry(entry));
  }
  return [...all.values()];
}

/** An entry as hosts see it: also a retired one. */
export function entryOf(edited: EditedEntry, over: Entry | undefined): Entry | undefined {
  if (edited.state === 'untouched') return over;
  return edited.entry === null ? undefined : toEntry(edited.entry);
}

/** Whether what stands under an edit has changed since: the files say something else now. */
export function isInConflict({ state, entry, base }: EditedEntry, over: Entry | undefined): boolean {
  if (state === 'untouched' || over === undefined) return false;
  // What hosts have was taken over into the files.
  if (state === 'edited' && entry !== null && fingerprint(toEntry(entry)) === fingerprint(over)) return false;
  return base !== fingerprint(over);
}
