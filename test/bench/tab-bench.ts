import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLive } from '../../bot/tab/page/live.ts';
import { createPacer } from '../../bot/tab/page/pacer.ts';
import { dataFile } from '../../src/data-files.ts';
import { createTabTokens } from '../support/tab-tokens.ts';
import { APP_ID } from '../support/teams-activities.ts';
import { type DoorChild, startChild } from './door-child.ts';
import { percentile } from './figures.ts';

const PAGES = 100;
const OPEN = 50;
/** As many questions as a page shows at first. */
const SHOWN = 20;
const TENANT = 'cccccccc-0000-4000-8000-000000000001';
/** How often somebody votes, and how many votes are waited for. */
const PACES = [
  { name: 'a vote a second', everyMs: 1000, votes: 30 },
  { name: 'five votes a second', everyMs: 200, votes: 100 },
] as const;

/** What one thing takes, in milliseconds; `count` of them were measured. */
export type TabMeasurement = { what: string; count: number; p50Ms: number; p99Ms: number; maxMs: number };

type Queue = { questions: { id: string; meta: string; isVoted: boolean | null }[] };

/**
 * A hundred people with the queue open, in a process of their own, hearing of changes by the page's own code; some of
 * them vote. A page has seen a vote when it holds an answer that was asked for after it and is not older.
 */
export async function benchTab(progress: (line: string) => void): Promise<TabMeasurement[]> {
  const storeDir = await mkdtemp(join(tmpdir(), 'fvm-tab-'));
  const codes = (JSON.parse(await readFile(dataFile('municipalities.json'), 'utf8')) as { code: string }[]).map(
    ({ code }) => code,
  );
  const tokens = await createTabTokens();
  const child = await startChild('tab', new URL('tab-child.ts', import.meta.url), {
    STORE_DIR: storeDir,
    OPEN_QUESTIONS: String(OPEN),
    TAB_KEY: JSON.stringify(tokens.jwk),
    MicrosoftAppId: APP_ID,
    MicrosoftAppTenantId: TENANT,
    MicrosoftAppPassword: 'not a real one',
    TENANTS: `${TENANT}=${codes.join('+')}`,
  });
  try {
    progress(`tab: ${PAGES} pages are opened`);
    const at = Math.floor(Date.now() / 1000);
    const pages = await Promise.all(
      Array.from({ length: PAGES }, async (_, n) => {
        const times = { iat: at - 60, nbf: at - 60, exp: at + 3600 };
        const token = await tokens.sign({ ...times, tid: TENANT, oid: randomUUID(), name: `P ${n}` });
        return openPage(child, token, codes[n % codes.length] ?? '');
      }),
    );
    await sleep(2000);
    const measured: TabMeasurement[] = [];
    for (const pace of PACES) {
      progress(`tab: ${pace.name}, ${(pace.votes * pace.everyMs) / 1000} s`);
      for (const page of pages) page.took.length = 0;
      const { seen, votes } = await voteAround(pages, pace);
      measured.push(
        figuresOf(
          `the queue, with ${pace.name}`,
          pages.flatMap(({ took }) => took),
        ),
        figuresOf(`voting, with ${pace.name}`, votes),
        figuresOf(`a vote, until a page shows it, with ${pace.name}`, seen),
      );
    }
    for (const page of pages) page.close();
    return measured;
  } finally {
    child.stop();
    await rm(storeDir, { recursive: true, force: true });
  }
}

function figuresOf(what: string, took: readonly number[]): TabMeasurement {
  return {
    what,
    count: took.length,
    p50Ms: percentile(took, 0.5),
    p99Ms: percentile(took, 0.99),
    maxMs: Math.max(...took),
  };
}

type Page = Awaited<ReturnType<typeof openPage>>;

/** Opens the queue as a page does: asks for it, and again when it hears that it has changed. */
async function openPage({ port }: DoorChild, token: string, municipality: string) {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'sv' };
  const took: number[] = [];
  let shown: { queue: Queue; askedAt: number } | undefined;

  async function call(name: string, body: object): Promise<{ value: unknown; change: string }> {
    const response = await fetch(`http://127.0.0.1:${port}/tab/api/${name}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const value = await response.json();
    assert.equal(response.status, 200, `${name}: ${JSON.stringify(value)}`);
    return { value, change: response.headers.get('x-last-change') ?? '' };
  }

  const live = createLive({
    async open(lastId, signal) {
      const resume = lastId === undefined ? {} : { 'last-event-id': lastId };
      const response = await fetch(`http://127.0.0.1:${port}/tab/api/live`, {
        headers: { ...headers, ...resume },
        signal,
      });
      assert.equal(response.status, 200);
      return response.body as ReadableStream<Uint8Array>;
    },
    isSeen: () => true,
    onSeen: () => undefined,
  });

  async function look(): Promise<void> {
    const askedAt = performance.now();
    const [{ value, change }] = await Promise.all([call('questions.queue', { most: SHOWN }), call('agenda.show', {})]);
    took.push(performance.now() - askedAt);
    live.know(change);
    shown = { queue: value as Queue, askedAt };
  }

  await call('own.choose', { municipality });
  await look();
  const pacer = createPacer(() => void look());
  const leave = live.listen(() => pacer.ask());
  return {
    took,
    look,
    /** When what is shown was asked for. */
    askedAt: () => shown?.askedAt ?? 0,
    queue: () => shown?.queue ?? { questions: [] },
    vote: (question: string, on: boolean) => call('questions.vote', { question, on }),
    close(): void {
      leave();
      pacer.stop();
    },
  };
}

/** Has people vote in turns; how long the votes took, and how long until each page showed them. */
async function voteAround(
  pages: readonly Page[],
  { everyMs, votes: count }: { everyMs: number; votes: number },
): Promise<{ seen: number[]; votes: number[] }> {
  const seen: number[] = [];
  const votes: number[] = [];
  const waiting: Promise<void>[] = [];
  for (let n = 0; n < count; n++) {
    const began = performance.now();
    const voter = pages[(n * 37) % pages.length] as Page;
    const [question] = voter.queue().questions.slice(n % SHOWN);
    assert.ok(question);
    await voter.vote(question.id, question.isVoted !== true);
    const votedAt = performance.now();
    votes.push(votedAt - began);
    waiting.push(
      ...pages.map(async (page) => {
        // An answer that was asked for after the vote was kept holds it.
        while (page.askedAt() < votedAt) {
          if (performance.now() - votedAt > 20_000) throw new Error('a page never showed a vote');
          await sleep(10);
        }
        seen.push(performance.now() - votedAt);
      }),
    );
    await sleep(Math.max(0, everyMs - (performance.now() - began)));
  }
  await Promise.all(waiting);
  return { seen, votes };
}
