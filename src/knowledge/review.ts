import { createHash } from 'node:crypto';
import { z } from 'zod';
import { createLikeness } from '../forum/likeness.ts';
import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';
import { type Change, defineCollection } from '../store/store.ts';
import { plainText } from './normalise.ts';
import { wordingKey } from './wording-key.ts';

const MAX_QUESTION = 300;
export const MAX_COMMENT = 300;
const MAX_COMMENTS = 5;
/** What was asked least and longest ago makes room for more than this. */
const MAX_ITEMS = 500;

const itemSchema = z.object({
  question: z.string().max(MAX_QUESTION),
  /** `unanswered`: there was no answer; `unhelpful`: somebody said that it was not right. */
  kind: z.enum(['unanswered', 'unhelpful']),
  /** The entry that answered; `null` when none did. */
  entry: z.string().nullable(),
  comments: z.array(z.string().max(MAX_COMMENT)),
  count: z.int().min(1),
  lastAt: z.iso.datetime(),
});
type ReviewItem = Readonly<z.infer<typeof itemSchema>>;

const listSchema = z.object({ items: z.record(z.string(), itemSchema) });
type ReviewList = Readonly<z.infer<typeof listSchema>>;

/** What hosts are to look at: questions without a right answer, without who asked. */
export const reviewLists = defineCollection({
  name: 'review',
  version: 1,
  schema: listSchema,
  empty: (): ReviewList => ({ items: {} }),
});
export const reviewList = reviewLists.doc('open');

type Noted = Pick<ReviewItem, 'question' | 'kind' | 'entry'> & { readonly at: string; readonly comment?: string };

/** Notes a question for the hosts; the same one again is counted. What may identify a person is not kept. */
export function noteForReview(
  current: ReviewList,
  { question, kind, entry, at, comment }: Noted,
): Change<ReviewList, undefined> {
  const text = plainText(question).slice(0, MAX_QUESTION);
  const key = keyOf({ question: text, kind, entry });
  if (wordingKey(text) === '' || holdsPersonalIdentityNumber(`${text} ${comment ?? ''}`)) return { result: undefined };
  const known = Object.hasOwn(current.items, key) ? current.items[key] : undefined;
  const said = comment === undefined || comment === '' ? [] : [comment.slice(0, MAX_COMMENT)];
  const item: ReviewItem = {
    question: known?.question ?? text,
    kind,
    entry,
    comments: [...new Set([...(known?.comments ?? []), ...said])].slice(-MAX_COMMENTS),
    // A comment comes after the thumb that was counted.
    count: (known?.count ?? 0) + (known !== undefined && comment !== undefined ? 0 : 1),
    lastAt: at,
  };
  return { next: { items: withinLimit({ ...current.items, [key]: item }, key) }, result: undefined };
}

function keyOf({ question, kind, entry }: Pick<ReviewItem, 'question' | 'kind' | 'entry'>): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, entry, wordingKey(question)]))
    .digest('hex')
    .slice(0, 24);
}

function withinLimit(items: Record<string, ReviewItem>, keep: string): Record<string, ReviewItem> {
  const keys = Object.keys(items);
  if (keys.length <= MAX_ITEMS) return items;
  const [least] = Object.entries(items)
    .filter(([key]) => key !== keep)
    .sort(([, a], [, b]) => a.count - b.count || a.lastAt.localeCompare(b.lastAt));
  return Object.fromEntries(Object.entries(items).filter(([key]) => key !== least?.[0]));
}

/** Questions that ask much the same, under the one that was asked most. */
export type ReviewGroup = {
  readonly key: string;
  readonly head: ReviewItem;
  /** Keys of all of them, and the wordings, the head's first. */
  readonly keys: readonly string[];
  readonly wordings: readonly string[];
  readonly comments: readonly string[];
  /** How often they were asked in all. */
  readonly count: number;
};

const MOST_ALIKE = 20;

/** What is to be looked at, grouped by likeness, the most frequent first. */
export function reviewGroups({ items }: ReviewList): ReviewGroup[] {
  let left = Object.entries(items)
    .map(([key, item]) => ({ key, item, text: item.question }))
    .sort((a, b) => b.item.count - a.item.count || b.item.lastAt.localeCompare(a.item.lastAt));
  const groups: ReviewGroup[] = [];
  const areAlike = createLikeness();
  for (let head = left[0]; head !== undefined; head = left[0]) {
    const { key, item, text } = head;
    const same = left.filter((one) => one.item.kind === item.kind && one.item.entry === item.entry);
    const alike = same.filter((one) => one.key !== key && areAlike(text, one.text)).slice(0, MOST_ALIKE);
    const all = [head, ...alike];
    groups.push({
      key,
      head: item,
      keys: all.map((one) => one.key),
      wordings: all.map(({ text }) => text),
      comments: all.flatMap((one) => one.item.comments),
      count: all.reduce((sum, one) => sum + one.item.count, 0),
    });
    left = left.filter((one) => !all.includes(one));
  }
  return groups.sort((a, b) => b.count - a.count || b.head.lastAt.localeCompare(a.head.lastAt));
}

/** Takes off the list what has been looked at. */
export function settleReview(current: ReviewList, keys: readonly string[]): Change<ReviewList, undefined> {
  const items = Object.fromEntries(Object.entries(current.items).filter(([key]) => !keys.includes(key)));
  return { next: { items }, result: undefined };
}
