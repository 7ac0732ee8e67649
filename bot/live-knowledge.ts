import { watch } from 'node:fs';
import type { Logger } from 'pino';
import { createKnowledge, type Knowledge } from '../src/knowledge/knowledge.ts';
import { describeProblem, readEntries } from '../src/knowledge/read-entries.ts';
import type { WordLists } from '../src/knowledge/word-lists.ts';

const QUIET_MS = 300;

/** The knowledge of a folder, read anew when a file in it changes. */
export type LiveKnowledge = { current(): Knowledge; close(): void };

/** The entries cannot be used: each problem with file, line and field. */
export class KnowledgeError extends Error {
  constructor(problems: readonly string[]) {
    super(['The bot does not start, because of its knowledge entries:', ...problems].join('\n  '));
    this.name = 'KnowledgeError';
  }
}

type Options = {
  dir: string;
  lists: WordLists;
  municipalities: readonly string[];
  /** `true` in production: a broken entry stops the start. Otherwise it is left out, with a warning. */
  strict: boolean;
  log: Logger;
};

/**
 * Reads the entries and watches their folder. A change is taken over when all is well in it; with `strict` a broken
 * entry leaves what was read before in force.
 * @throws KnowledgeError with `strict`, when an entry is broken
 */
export async function openLiveKnowledge({ dir, lists, municipalities, strict, log }: Options): Promise<LiveKnowledge> {
  const read = async (): Promise<Knowledge> => {
    const { entries, problems } = await readEntries(dir);
    const described = problems.map(describeProblem);
    if (strict && described.length > 0) throw new KnowledgeError(described);
    for (const problem of described) log.error({ problem }, 'LEFT OUT: a knowledge entry with a problem');
    return createKnowledge(entries, lists, municipalities);
  };
  let knowledge = await read();
  let timer: NodeJS.Timeout | undefined;
  const reread = (): void => {
    read().then(
      (next) => {
        knowledge = next;
        log.info({ entries: next.entries.size }, 'the knowledge entries were read anew');
      },
      (error: unknown) => log.error({ err: error }, 'the changed knowledge entries are not used'),
    );
  };
  const watcher = watch(dir, () => {
    clearTimeout(timer);
    timer = setTimeout(reread, QUIET_MS);
  });
  watcher.on('error', (error) => log.error({ err: error }, 'changes of the knowledge entries are no longer seen'));
  return {
    current: () => knowledge,
    close() {
      clearTimeout(timer);
      watcher.close();
    },
  };
}
