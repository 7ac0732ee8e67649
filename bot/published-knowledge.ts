import type { Logger } from 'pino';
import { dayOf } from '../src/calendar/stockholm.ts';
import { readArchived } from '../src/forum/forum-archive.ts';
import { forumEntry } from '../src/forum/forum-entries.ts';
import type { Entry } from '../src/knowledge/entry.ts';
import { type Knowledge, withEntries } from '../src/knowledge/knowledge.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import { periodOf } from '../src/reports/period.ts';
import type { Store } from '../src/store/store.ts';
import { readArchive } from '../src/summaries/archive.ts';
import { entriesOf } from '../src/summaries/entries.ts';

/** Months whose status is answered from: the index of more takes seconds to make. */
const STATUS_MONTHS = 12;
/** Months whose forum answers are answered from. */
const FORUM_MONTHS = 24;

/** The knowledge of the files together with what was posted and answered in the forum. */
export type PublishedKnowledge = {
  current(): Knowledge;
  /** Reads what is posted, and answers from it from then on. */
  refresh(): Promise<void>;
};

export function createPublishedKnowledge({
  base,
  store,
  municipalities,
  now,
  log,
}: {
  base: () => Knowledge;
  store: Store;
  municipalities: readonly Municipality[];
  now: () => Date;
  log: Logger;
}): PublishedKnowledge {
  let entries: readonly Entry[] = [];
  let built: { from: Knowledge; knowledge: Knowledge } | undefined;
  let isRebuilding = false;

  function rebuild(): void {
    isRebuilding = false;
    const from = base();
    built = entries.length === 0 ? undefined : { from, knowledge: withEntries(from, entries) };
  }

  return {
    current() {
      const files = base();
      if (built === undefined) return files;
      // The files have changed: the index is made anew, but not while somebody waits for an answer.
      if (built.from !== files && !isRebuilding) {
        isRebuilding = true;
        setImmediate(rebuild);
      }
      return built.knowledge;
    },
    async refresh() {
      const nameOf = (code: string): string => municipalities.find((one) => one.code === code)?.name ?? code;
      const posted = (await readArchive(store, { count: STATUS_MONTHS })).flatMap((one) => entriesOf(one, nameOf));
      const closed = await readArchived(store, { last: periodOf(dayOf(now())), months: FORUM_MONTHS });
      const answers = closed.flatMap(({ id, closed: one }) =>
        one.knowledge?.state === 'live' ? [forumEntry(id, one, one.knowledge)] : [],
      );
      entries = [...posted, ...answers];
      rebuild();
      log.info({ entries: entries.length }, 'what is posted is answered from');
    },
  };
}
