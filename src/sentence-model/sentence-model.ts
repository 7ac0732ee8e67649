import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Timer } from '../delivery/timer.ts';
import type { Answer, Explanation } from '../knowledge/answer.ts';
import type { Entry } from '../knowledge/entry.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { askServer } from './ask-server.ts';
import { createBreaker } from './breaker.ts';
import type { ModelSettings } from './model-settings.ts';
import { entryToSend, questionToSend } from './model-texts.ts';
import { orderByMeaning } from './order-by-meaning.ts';
import { cosine, type Vector } from './vectors.ts';

/** So long a question waits for its vector; with the rest of the turn no more than 300 ms. */
const QUESTION_MS = 280;
const ENTRIES_MS = 30_000;
const ENTRIES_AT_ONCE = 16;
const QUESTIONS_AT_ONCE = 20;
/** A server that refuses more entries than this, one after the other and before it has taken any, refuses all. */
const MOST_ASIDE = 3;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;
/** So long nothing is warned of again. */
const QUIET_MS = 600_000;
/** So many of the nearest have a place. */
const RANKED = 15;

/** An optional second opinion on what is suggested. Without it everything is answered all the same. */
export type SentenceModel = {
  /** Has the vectors of entries fetched in the background, those that are not known yet. */
  learn(knowledge: Knowledge): void;
  /** The answer with its suggestions ordered by meaning too; as it is when the model has no say in time. Never rejects. */
  order(answered: { answer: Answer; explanation: Explanation }, knowledge: Knowledge): Promise<Answer>;
  /** Resolves when what was to be learnt is, or it is given up. */
  learnt(): Promise<void>;
  stop(): void;
};

export function createSentenceModel({
  settings,
  timer,
  log,
  fetch = globalThis.fetch,
  questionMs = QUESTION_MS,
}: {
  settings: ModelSettings;
  timer: Timer;
  log: Logger;
  fetch?: typeof globalThis.fetch;
  questionMs?: number;
}): SentenceModel {
  const breaker = createBreaker(timer.now);
  const warn = createWarning(timer, log);
  /** By the digest of what was sent, so that an edit costs one entry. */
  const vectors = new Map<string, Vector>();
  const refused = new Set<string>();
  let dimension: number | undefined;
  let learning: { knowledge: Knowledge; texts: ReadonlyMap<string, string> } | undefined;
  let isLearning = false;
  let running: Promise<void> | undefined;
  let ready: { knowledge: Knowledge; vectors: (readonly [Entry, Vector])[] } | undefined;
  let asking = 0;
  let isStopped = false;

  async function fetchMissing(): Promise<void> {
    let size = ENTRIES_AT_ONCE;
    let waitMs = FIRST_WAIT_MS;
    /** Refused before anything was known: whether it is these or all that the server refuses, the next ones tell. */
    const aside = new Set<string>();
    while (!isStopped && learning !== undefined) {
      const missing = [...learning.texts]
        .filter(([key]) => !vectors.has(key) && !refused.has(key) && !aside.has(key))
        .slice(0, size);
      if (missing.length === 0) return settle();
      const texts = missing.map(([, text]) => prefixed(settings.entryPrefix, text));
      const asked = await askServer(texts, { settings, fetch, timeoutMs: ENTRIES_MS, dimension });
      if (asked.kind === 'vectors') {
        for (const [at, [key]] of missing.entries()) vectors.set(key, asked.vectors[at] as Vector);
        dimension = asked.vectors[0]?.length;
        for (const key of aside) refused.add(key);
        aside.clear();
        warn.well();
        [size, waitMs] = [ENTRIES_AT_ONCE, FIRST_WAIT_MS];
      } else if (asked.isRefused && missing.length > 1) {
        size = Math.ceil(missing.length / 2);
      } else if (asked.isRefused && vectors.size > 0) {
        // That one is found by its words alone.
        refused.add(missing[0]?.[0] ?? '');
      } else if (asked.isRefused && aside.size < MOST_ASIDE && learning.texts.size > aside.size + 1) {
        aside.add(missing[0]?.[0] ?? '');
      } else {
        aside.clear();
        warn.trouble(asked.reason);
        await timer.sleep(waitMs);
        waitMs = Math.min(waitMs * 4, LONGEST_WAIT_MS);
      }
    }
  }

  function settle(): void {
    isLearning = false;
    if (learning === undefined) return;
    const { knowledge, texts } = learning;
    for (const key of vectors.keys()) if (!texts.has(key)) vectors.delete(key);
    const known = [...knowledge.entries.values()].flatMap((entry): [Entry, Vector][] => {
      const vector = vectors.get(digestOf(entry));
      return vector === undefined ? [] : [[entry, vector]];
    });
    ready = { knowledge, vectors: known };
    log.info({ entries: known.length }, 'the sentence model knows the entries');
  }

  function learn(knowledge: Knowledge): void {
    if (learning?.knowledge === knowledge || isStopped) return;
    const texts = [...knowledge.entries.values()].map((entry) => [digestOf(entry), entryToSend(entry)] as const);
    learning = { knowledge, texts: new Map(texts) };
    if (isLearning) return;
    isLearning = true;
    running = fetchMissing();
  }

  async function vectorOf(question: string): Promise<Vector | undefined> {
    asking++;
    const texts = [prefixed(settings.questionPrefix, question)];
    const asked = await askServer(texts, { settings, fetch, timeoutMs: questionMs, dimension });
    asking--;
    if (asked.kind === 'vectors') {
      breaker.succeeded();
      warn.well();
      return asked.vectors[0];
    }
    // It did answer, and may well take the next question.
    if (asked.isRefused) breaker.succeeded();
    else breaker.failed();
    warn.trouble(asked.reason);
    return undefined;
  }

  return {
    learn,
    async order({ answer, explanation }, knowledge) {
      if (answer.kind !== 'suggest') return answer;
      learn(knowledge);
      const known = ready?.knowledge === knowledge ? ready.vectors : [];
      const text = questionToSend(explanation.query.text);
      if (known.length === 0 || text === undefined || asking >= QUESTIONS_AT_ONCE || !breaker.mayAsk()) return answer;
      const vector = await vectorOf(text);
      if (vector === undefined) return answer;
      const found = explanation.fits.map(({ entry }) => entry);
      return orderByMeaning(answer, found, nearest(vector, known));
    },
    async learnt() {
      while (isLearning && !isStopped) await running;
    },
    stop() {
      isStopped = true;
    },
  };
}

const prefixed = (prefix: string, text: string): string => (prefix === '' ? text : `${prefix} ${text}`);

/** After an edit all entries but one are the same objects. */
const digests = new WeakMap<Entry, string>();

function digestOf(entry: Entry): string {
  const digest = digests.get(entry) ?? createHash('sha256').update(entryToSend(entry)).digest('base64');
  digests.set(entry, digest);
  return digest;
}

function nearest(vector: Vector, known: readonly (readonly [Entry, Vector])[]): Entry[] {
  return known
    .map(([entry, own]) => ({ entry, alike: cosine(vector, own) }))
    .sort((a, b) => b.alike - a.alike)
    .slice(0, RANKED)
    .map(({ entry }) => entry);
}

/** Tells of trouble once, until all is well again. */
function createWarning(timer: Timer, log: Logger): { trouble(reason: string): void; well(): void } {
  let isWarned = false;
  let warnedAt = Number.NEGATIVE_INFINITY;
  return {
    trouble(reason) {
      if (isWarned || timer.now() - warnedAt < QUIET_MS) return;
      isWarned = true;
      warnedAt = timer.now();
      log.warn(
        { reason },
        'EMBEDDINGS_URL: the sentence model does not answer as it should; questions are answered without it meanwhile',
      );
    },
    well() {
      if (isWarned) log.info('EMBEDDINGS_URL: the sentence model answers again');
      isWarned = false;
    },
  };
}
