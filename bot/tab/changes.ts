import { randomUUID } from 'node:crypto';
import { forumArchive } from '../../src/forum/forum-archive.ts';
import { forumCalendar } from '../../src/forum/forum-calendar.ts';
import { forumQueue } from '../../src/forum/forum-queue.ts';
import { monthReports } from '../../src/reports/month-reports.ts';
import type { Store } from '../../src/store/store.ts';
import { summaries } from '../../src/summaries/summary.ts';

/** What may have changed, in words of the page's views. */
export type ChangedTopic = 'questions' | 'calendar' | 'summaries' | 'reports' | 'knowledge';

/**
 * Which collection is behind which topic; what is not here is not told. An edit of the knowledge is told when it is
 * answered from, which is later than when it is saved.
 */
const TOPIC_OF: ReadonlyMap<string, ChangedTopic> = new Map([
  [forumQueue.name, 'questions'],
  [forumArchive.name, 'questions'],
  [forumCalendar.name, 'calendar'],
  [summaries.name, 'summaries'],
  [monthReports.name, 'reports'],
]);

/** A change, with a number that grows by one. */
type ChangeEvent = { readonly id: string; readonly topic: ChangedTopic };

/** What has changed lately, and what changes from now on. */
export type Changes = {
  tell(topic: ChangedTopic): void;
  /** The id of the last change, to ask for what comes after it. */
  last(): string;
  /** The changes after that one; `undefined` when it is too long ago, of an earlier start, or unknown. */
  since(id: string): ChangeEvent[] | undefined;
  listen(listener: (event: ChangeEvent) => void): () => void;
};

/** Changes that a page which was cut off can still be told one by one. */
const MOST_KEPT = 200;

/** Hears of the changes in a store. The ids hold for this start of the program. */
export function createChanges(store: Store): Changes {
  const start = randomUUID().slice(0, 8);
  const kept: ChangeEvent[] = [];
  const listeners = new Set<(event: ChangeEvent) => void>();
  let count = 0;
  const idOf = (number: number): string => `${start}-${number}`;
  const changes: Changes = {
    tell(topic) {
      count++;
      const event = { id: idOf(count), topic };
      kept.push(event);
      if (kept.length > MOST_KEPT) kept.shift();
      for (const listener of listeners) listener(event);
    },
    last: () => idOf(count),
    since(id) {
      const number = Number(/^([\da-f]{8})-(\d{1,15})$/.exec(id)?.[2]);
      const missed = count - number;
      if (id !== idOf(number) || missed < 0 || missed > kept.length) return undefined;
      return kept.slice(kept.length - missed);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  store.onChanged((collection) => {
    const topic = TOPIC_OF.get(collection);
    if (topic !== undefined) changes.tell(topic);
  });
  return changes;
}
