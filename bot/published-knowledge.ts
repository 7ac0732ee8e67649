import type { Logger } from 'pino';
import { dayOf } from '../src/calendar/stockholm.ts';
import { readArchived } from '../src/forum/forum-archive.ts';
import { forumEntry } from '../src/forum/forum-entries.ts';
import { type EditedEntry, readEdits, withEdits } from '../src/knowledge/edits.ts';
import type { Entry } from '../src/knowledge/entry.ts';
import { type Knowledge, withEntries } from '../src/knowledge/knowledge.ts';
import { ownWords } from '../src/knowledge/own-words.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import { periodOf } from '../src/reports/period.ts';
import type { Store } from '../src/store/store.ts';
import { readArchive } from '../src/summaries/archive.ts';
import { entriesOf } from '../src/summaries/entries.ts';
import { doGently } from './gently.ts';

/** Months whose status is answered from. */
const STATUS_MONTHS = 12;
/** Months whose forum answers are answered from. */
const FORUM_MONTHS = 24;

/** The knowledge of the files together with what was posted, answered in the forum, and edited by hosts. */
export type PublishedKnowledge = {
  current(): Knowledge;
  /** Reads what there is now; resolves when it is answered from. Answers meanwhile do not wait. */
  refresh(): Promise<void>;
  /** The entries under the edits of hosts, as they were when last read. */
  underneath(): ReadonlyMap<string, Entry>;
  /** The knowledge as it is, and as it would be with that edit. */
  tryOut(id: string, entry: Entry | null): Promise<{ before: Knowledge; after: Knowledge }>;
};

export function createPublishedKnowledge({
  base,
  store,
  municipalities,
  now,
  log,
  onBuilt = () => undefined,
}: {
  base: () => Knowledge;
  store: Store;
  municipalities: readonly Municipality[];
  now: () => Date;
  log: Logger;
  /** Called when what has changed is answered from. */
  onBuilt?: () => void;
}): PublishedKnowledge {
  let built: { from: Knowledge; knowledge: Knowledge; underneath: ReadonlyMap<string, Entry> } | undefined;
  /** What is being read and built, and what begins after that; more than one would build the same. */
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  async function read(from: Knowledge): Promise<{ underneath: Entry[]; edits: Map<string, EditedEntry> }> {
    const nameOf = (code: string): string => municipalities.find((one) => one.code === code)?.name ?? code;
    const posted = (await readArchive(store, { count: STATUS_MONTHS })).flatMap((one) => entriesOf(one, nameOf));
    const closed = await readArchived(store, { last: periodOf(dayOf(now())), months: FORUM_MONTHS });
    const answers = closed.flatMap(({ id, closed: one }) =>
      one.knowledge?.state === 'live' ? [forumEntry(id, one, one.knowledge)] : [],
    );
    return { underneath: [...from.entries.values(), ...posted, ...answers], edits: await readEdits(store) };
  }

  async function build(): Promise<void> {
    const from = base();
    const { underneath, edits } = await read(from);
    const { groups } = await store.read(ownWords);
    const isPlain = underneath.length === from.entries.size && edits.size === 0 && groups.length === 0;
    const knowledge = isPlain ? from : await doGently(withEntries(from, withEdits(underneath, edits), groups));
    built = { from, knowledge, underneath: new Map(underneath.map((entry) => [entry.id, entry])) };
    log.info({ entries: knowledge.entries.size, edits: edits.size }, 'what is published is answered from');
    onBuilt();
  }

  /** Begins after this call, so that what was saved before it is read. */
  function refresh(): Promise<void> {
    if (running === undefined) {
      running = build().finally(() => {
        running = undefined;
      });
      return running;
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return refresh();
      });
    return next;
  }

  return {
    current() {
      const files = base();
      // The files have changed, or nothing was read yet; nobody waits for that.
      if (built?.from !== files && running === undefined) {
        refresh().catch((error: unknown) => log.error({ err: error }, 'the changed entries are not answered from'));
      }
      return built?.knowledge ?? files;
    },
    refresh,
    underneath: () => built?.underneath ?? base().entries,
    async tryOut(id, entry) {
      const { knowledge: before } = built ?? { knowledge: base() };
      const entries = new Map(before.entries);
      if (entry === null) entries.delete(id);
      else entries.set(id, entry);
      return { before, after: await doGently(withEntries(before, [...entries.values()])) };
    },
  };
}
