import type { Logger } from 'pino';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import type { Person } from '../src/people/person.ts';
import type { Store } from '../src/store/store.ts';

/** What the bot works with; wired in `main.ts`, and in tests. */
export type BotDeps = {
  readonly store: Store;
  /** The knowledge as it stands now: an edit replaces it. */
  readonly knowledge: () => Knowledge;
  readonly now: () => Date;
  /** Waits before a message is sent again; tests do not. */
  readonly pause: (ms: number) => Promise<unknown>;
  /** How long Teams may take to answer a message, in milliseconds. */
  readonly sendTimeoutMs: number;
  /** Code of the person's municipality, when it is known. */
  readonly municipalityOf: (person: Person) => string | undefined;
  /** `false` where the client does not tell the reader's language: the local one always says en-US. */
  readonly trustLocale: boolean;
  readonly log: Logger;
};
