import { dirname } from 'node:path';
import { errorCode } from './disk.ts';
import { describeProblem, type StoreProblem } from './store-problem.ts';

/** Files that do not hold the data they should. Nothing was overwritten; the message says how to restore each. */
export class StoreDamagedError extends Error {
  override readonly name = 'StoreDamagedError';
  readonly problems: readonly StoreProblem[];

  constructor(problems: readonly StoreProblem[]) {
    const count = problems.length === 1 ? '1 document cannot be read' : `${problems.length} documents cannot be read`;
    super(
      [
        `The store has a fault: ${count}. Nothing has been overwritten or removed.`,
        ...problems.map(describeProblem),
      ].join('\n\n'),
    );
    this.problems = problems;
  }
}

/** The disk refused a write. What was saved before is untouched, in memory and in the files. */
export class StoreWriteError extends Error {
  override readonly name = 'StoreWriteError';
  readonly file: string;
  /** The file system's code, such as `ENOSPC`. */
  readonly code: string | undefined;
  /** `unknown`: the disk failed in the last step, so that a restart may show the refused change as saved. */
  readonly outcome: WriteOutcome;

  constructor({ file, outcome, cause }: { file: string; outcome: WriteOutcome; cause: unknown }) {
    const code = errorCode(cause);
    const fact = outcome === 'unknown' ? 'may or may not have been written' : 'could not be written';
    super(
      `${file} ${fact} (${code ?? 'unexpected error'}). ${remedy(code, dirname(file))} What was saved before is safe.`,
      {
        cause,
      },
    );
    this.file = file;
    this.code = code;
    this.outcome = outcome;
  }
}

export type WriteOutcome = 'not saved' | 'unknown';

/** Does some work on a file or folder; turns the disk's refusal into `StoreWriteError`. */
export async function writing<R>(file: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (cause) {
    throw new StoreWriteError({ file, outcome: 'not saved', cause });
  }
}

function remedy(code: string | undefined, directory: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full: free some space where ${directory} is, no restart is needed.`;
    case 'EACCES':
    case 'EPERM':
      return `The program may not write there: check owner and rights of ${directory}.`;
    case 'EROFS':
      return `The file system is read-only: look in the system log for why, then mount ${directory} writable again.`;
    case 'ENOENT':
      return `The folder ${directory} has been removed while the program ran: restart the program.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `Something that is not a folder stands in its way: look at ${directory}.`;
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many files are open: raise the limit (ulimit -n) and restart the program.';
    default:
      return `Check the disk that holds ${directory} and the system log.`;
  }
}

/** A decision's `next` does not fit the schema of its collection: a bug in the decision. Nothing was saved. */
export class StoreInvalidValueError extends Error {
  override readonly name = 'StoreInvalidValueError';

  constructor(what: string, reason: string) {
    super(`The new value of ${what} does not fit its schema, so it was not saved: ${reason}`);
  }
}

/** The store was asked for something after `close()`. */
export class StoreClosedError extends Error {
  override readonly name = 'StoreClosedError';

  constructor() {
    super('The store is closed: the program is shutting down.');
  }
}

/** Another process holds the store. */
export class StoreLockedError extends Error {
  override readonly name = 'StoreLockedError';
  readonly directory: string;

  constructor(directory: string, cause: unknown) {
    super(
      `The store in ${directory} is in use by another process. Only one may use it at a time: stop the other one, or give this one a folder of its own.`,
      { cause },
    );
    this.directory = directory;
  }
}
