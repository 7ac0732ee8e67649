import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Person, personSchema } from '../people/person.ts';
import { type Change, type Doc, defineCollection, type Store } from '../store/store.ts';

const step = {
  /** 1 for the first change of that forum, so that each is told once. */
  number: z.int().min(1),
  by: personSchema,
  at: z.iso.datetime(),
  /** When it was to begin until then, if it had been moved: people may have been told so. */
  from: z.iso.datetime().optional(),
};
const reason = z.string().min(1);
const minutes = z.int().min(1);
const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cancelled'), reason, ...step }),
  z.object({ kind: z.literal('moved'), reason, to: z.iso.datetime(), minutes, ...step }),
  z.object({ kind: z.literal('lengthened'), reason, minutes, ...step }),
  /** Takes place as usual after all. */
  z.object({ kind: z.literal('restored'), ...step }),
]);
/** What the hosts have decided about one forum. */
export type ForumChange = Readonly<z.infer<typeof changeSchema>>;
type Stepless<T> = T extends unknown ? Omit<T, keyof typeof step> : never;
/** The same, before it is known who and when. */
export type NewForumChange = Stepless<ForumChange>;

const calendarSchema = z.object({ changes: z.record(z.string().regex(/^\d{4}-\d\d-\d\d$/), changeSchema) });
type ForumCalendar = Readonly<z.infer<typeof calendarSchema>>;

/** What the hosts have changed, by the day of the regular forum; a document for each year. */
export const forumCalendar = defineCollection({
  name: 'forum-calendar',
  version: 1,
  schema: calendarSchema,
  empty: (): ForumCalendar => ({ changes: {} }),
});

export function forumYear(day: Temporal.PlainDate): Doc<ForumCalendar> {
  return forumCalendar.doc(String(day.year));
}

/** Changes one forum; the last decision holds. Nothing is written when it is so already. */
export function changeForum(
  calendar: ForumCalendar,
  day: Temporal.PlainDate,
  { change, by, now }: { change: NewForumChange; by: Person; now: Date },
): Change<ForumCalendar, 'changed' | 'already'> {
  const key = day.toString();
  const before = Object.hasOwn(calendar.changes, key) ? calendar.changes[key] : undefined;
  if (isSame(before, change)) return { result: 'already' };
  const { tenantId, userId } = by;
  const from = movedTo(before);
  const step = { number: (before?.number ?? 0) + 1, by: { tenantId, userId }, at: now.toISOString() };
  const next = { ...change, ...step, ...(from !== undefined && { from }) };
  return { next: { changes: { ...calendar.changes, [key]: next as ForumChange } }, result: 'changed' };
}

/** When a moved forum begins, or would have begun if it had not been cancelled; `undefined` for its regular time. */
export function movedTo(change: ForumChange | undefined): string | undefined {
  if (change?.kind === 'moved') return change.to;
  return change?.kind === 'cancelled' ? change.from : undefined;
}

function isSame(before: ForumChange | undefined, change: NewForumChange): boolean {
  if (before === undefined) return change.kind === 'restored';
  const { number: _number, by: _by, at: _at, from: _from, ...rest } = before;
  return JSON.stringify(Object.entries(rest).sort()) === JSON.stringify(Object.entries(change).sort());
}

/** The changes of the years around a day, as they stand now. */
export async function readForumChanges(
  store: Store,
  around: Temporal.PlainDate,
): Promise<(day: Temporal.PlainDate) => ForumChange | undefined> {
  const years = [around.subtract({ years: 1 }), around, around.add({ years: 1 })];
  const read = await Promise.all(years.map((year) => store.read(forumYear(year))));
  const all = new Map(read.flatMap(({ changes }) => Object.entries(changes)));
  return (day) => all.get(day.toString());
}
