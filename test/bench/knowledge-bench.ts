import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { openForumStore } from '../../bot/open-bot.ts';
import { createPublishedKnowledge } from '../../bot/published-knowledge.ts';
import { answerQuestion } from '../../src/knowledge/answer.ts';
import { editEntry, editNumber, editsOf } from '../../src/knowledge/edits.ts';
import { createKnowledge } from '../../src/knowledge/knowledge.ts';
import { median, percentile } from './figures.ts';
import { passageTask } from './search-bench.ts';

const SIZES = [100, 3600] as const;
const EDITS = 40;
/** Edits before the measuring, so that neither has to be compiled first. */
const WARM_UP_EDITS = 5;
const QUESTION_EVERY_MS = 4;
const HOST = { tenantId: 't', userId: 'h' };

/** How long an edit takes until it is answered from, and how long questions wait meanwhile, in milliseconds. */
export type KnowledgeMeasurement = {
  entries: number;
  toLiveMs: number;
  idleP50Ms: number;
  idleP99Ms: number;
  busyP50Ms: number;
  busyP99Ms: number;
};

/** Edits of the knowledge base, with questions asked all the while. A question's time is from when it was to be asked. */
export async function benchKnowledge(progress: (line: string) => void): Promise<KnowledgeMeasurement[]> {
  const measured: KnowledgeMeasurement[] = [];
  for (const size of SIZES) {
    progress(`knowledge: edits of ${size} entries`);
    measured.push(await measure(size));
  }
  return measured;
}

async function measure(size: number): Promise<KnowledgeMeasurement> {
  const dir = await mkdtemp(join(tmpdir(), 'fvm-knowledge-bench-'));
  const log = pino({ level: 'silent' });
  const store = await openForumStore(dir, log);
  try {
    const { entries, questions } = passageTask(size);
    const base = createKnowledge(entries, { synonyms: [], english: {} }, []);
    const published = createPublishedKnowledge({
      base: () => base,
      store,
      municipalities: [],
      now: () => new Date(),
      log,
    });
    await published.refresh();
    const ask = (n: number): void => {
      answerQuestion(questions[n % questions.length]?.q ?? '', published.current());
    };
    for (let n = 0; n < 500; n++) ask(n);
    const edit = async (n: number): Promise<number> => {
      const over = entries[n] ?? assert.fail();
      const body = `Ändring nummer ${n}. ${over.body}`;
      const startedAt = performance.now();
      await store.change(editsOf(over.id), (current) => {
        const change = {
          number: editNumber(current),
          what: 'edited',
          entry: { ...over, body },
          over,
          by: HOST,
        } as const;
        return editEntry(current, { ...change, now: new Date() });
      });
      await published.refresh();
      const took = performance.now() - startedAt;
      assert.equal(published.current().entries.get(over.id)?.body, body);
      return took;
    };
    for (let n = 0; n < WARM_UP_EDITS; n++) await edit(n);
    const idle = await asking(ask, () => setTimeout(2000));
    const toLive: number[] = [];
    const busy = await asking(ask, async () => {
      for (let n = 0; n < EDITS; n++) toLive.push(await edit(WARM_UP_EDITS + n));
    });
    return {
      entries: size,
      toLiveMs: median(toLive),
      idleP50Ms: median(idle),
      idleP99Ms: percentile(idle, 0.99),
      busyP50Ms: median(busy),
      busyP99Ms: percentile(busy, 0.99),
    };
  } finally {
    await store.close();
    await rm(dir, { recursive: true });
  }
}

/** Asks at even times as long as something is done; how late each answer was. */
async function asking(ask: (n: number) => void, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  let isDone = false;
  const asked = (async () => {
    let due = performance.now();
    for (let n = 0; !isDone; n++) {
      due = Math.max(due + QUESTION_EVERY_MS, performance.now() - 1000);
      const waitMs = due - performance.now();
      await setTimeout(Math.max(0, waitMs));
      ask(n);
      taken.push(performance.now() - due);
    }
  })();
  await work();
  isDone = true;
  await asked;
  return taken;
}
