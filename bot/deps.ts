import type { Logger } from 'pino';
import type { Pacer, PaceSettings } from '../src/delivery/pacer.ts';
import type { Timer } from '../src/delivery/timer.ts';
import type { ForumSettings } from '../src/forum/series.ts';
import type { Entry } from '../src/knowledge/entry.ts';
import type { JudgedQuestion } from '../src/knowledge/evaluate.ts';
import type { Knowledge } from '../src/knowledge/knowledge.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import type { PeopleSettings } from '../src/people/rights.ts';
import type { ReportSettings } from '../src/reports/report-window.ts';
import type { SentenceModel } from '../src/sentence-model/sentence-model.ts';
import type { Store } from '../src/store/store.ts';
import type { Themes } from '../src/summaries/themes.ts';
import type { LastQuestions } from './last-questions.ts';
import type { Proactive } from './proactive.ts';

/** `needsApproval`: a second project leader must approve the monthly status before it is posted. */
export type SummarySettings = { readonly needsApproval: boolean };

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
  /** The 49, in alphabetical order. */
  readonly municipalities: readonly Municipality[];
  readonly people: PeopleSettings;
  readonly reports: ReportSettings;
  /** What lines of the monthly status are gathered under. */
  readonly themes: Themes;
  readonly summaries: SummarySettings;
  readonly forum: ForumSettings;
  /** Has questions answered from what is posted now. */
  readonly knowledgeChanged: () => Promise<void>;
  /** The entries under the edits of hosts. */
  readonly underneath: () => ReadonlyMap<string, Entry>;
  /** The knowledge as it would be with that entry, or without it. */
  readonly tryOut: (id: string, entry: Entry | null) => Promise<{ before: Knowledge; after: Knowledge }>;
  /** Has a say in the order of what is suggested; `undefined` where none is set. */
  readonly sentenceModel?: SentenceModel | undefined;
  /** What people asked last, for questions that follow. */
  readonly lastQuestions: LastQuestions;
  /** Questions that are tried before an edit goes live. */
  readonly judged: readonly JudgedQuestion[];
  /** Where people's browsers reach the bot, for downloads; `undefined` when it is not set. */
  readonly publicUrl: () => string | undefined;
  readonly proactive: Proactive;
  readonly pace: PaceSettings;
  readonly pacer: Pacer;
  readonly timer: Timer;
  /** Has what was planned sent soon, after the turn. */
  readonly wake: () => void;
  /** `false` where the client does not tell the reader's language: the local one always says en-US. */
  readonly trustLocale: boolean;
  /** Whether the client opens dialogs from cards; the local one does not. */
  readonly hasDialogs: boolean;
  readonly log: Logger;
};
