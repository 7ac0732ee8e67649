import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openStore } from '../../src/store/open-store.ts';
import { type Doc, defineCollection, type Store } from '../../src/store/store.ts';

/** One measured case. Every write replaces one record of about 1 kB in the newest month and waits until it is durable. */
export interface StoreMeasurement {
  /** Records in all months, the newest included. */
  historyRecords: number;
  /** Records in the month that is written to: the document that every write saves whole. */
  monthRecords: number;
  /** How many write at the same time, each waiting for its own write before the next. */
  writers: number;
  writesPerSecond: number;
  medianMs: number;
  p95Ms: number;
  /** How long it took to open the store, which reads the whole history once. */
  openMs: number;
}

const record = z.object({ id: z.number(), municipality: z.string(), text: z.string(), saved: z.number() });
const reports = defineCollection({
  name: 'reports',
  version: 1,
  schema: z.object({ records: z.array(record) }),
  empty: () => ({ records: [] }),
});
type Reports = z.infer<typeof reports.schema>;

const months = 120;
const measureMs = 3000;

/** Measures durable writes, by 1 and by 50 writers, in a young store and in one with ten years of history; about 25 s. */
export async function benchStore(): Promise<StoreMeasurement[]> {
  const measurements: StoreMeasurement[] = [];
  // The second of the old stores writes to a month as small as that of the young one: only the history differs.
  for (const [historyRecords, monthRecords] of [
    [100, 100],
    [100_000, 100],
    [100_000, Math.round(100_000 / months)],
  ] as const) {
    const dir = await mkdtemp(join(tmpdir(), 'fvm-store-bench-'));
    try {
      const newest = await writeHistory(dir, historyRecords, monthRecords);
      for (const writers of [1, 50]) {
        const start = performance.now();
        const store = await openStore({ dir, collections: [reports] });
        const openMs = performance.now() - start;
        const speed = await measureWrites(store, newest, writers);
        await store.close();
        measurements.push({ historyRecords, monthRecords, writers, ...speed, openMs });
      }
    } finally {
      await rm(dir, { recursive: true });
    }
  }
  return measurements;
}

async function measureWrites(store: Store, doc: Doc<Reports>, writers: number) {
  const durations: number[] = [];
  const write = async (until: number) => {
    while (performance.now() < until) {
      const start = performance.now();
      await store.change(doc, ({ records }) => {
        const n = Math.floor(Math.random() * records.length);
        const next = records.map((old, at) => (at === n ? { ...old, saved: old.saved + 1 } : old));
        return { next: { records: next }, result: undefined };
      });
      durations.push(performance.now() - start);
    }
  };
  await write(performance.now() + measureMs / 10);
  durations.length = 0;
  const start = performance.now();
  await Promise.all(Array.from({ length: writers }, () => write(start + measureMs)));
  const seconds = (performance.now() - start) / 1000;
  durations.sort((a, b) => a - b);
  return {
    writesPerSecond: durations.length / seconds,
    medianMs: durations[Math.floor(durations.length / 2)] ?? Number.NaN,
    p95Ms: durations[Math.floor(durations.length * 0.95)] ?? Number.NaN,
  };
}

/** Writes the files of a store with so many records, the newest month apart spread evenly; returns the newest month. */
async function writeHistory(dir: string, historyRecords: number, monthRecords: number): Promise<Doc<Reports>> {
  const folder = join(dir, reports.name);
  await mkdir(folder, { recursive: true });
  let left = historyRecords - monthRecords;
  for (let month = 0; month < months; month++) {
    const isNewest = month === months - 1;
    const count = isNewest ? monthRecords : Math.ceil(left / (months - 1 - month));
    if (!isNewest) left -= count;
    if (count > 0) await writeMonth(join(folder, `${keyOf(month)}.json`), count);
  }
  return reports.doc(keyOf(months - 1));
}

async function writeMonth(file: string, count: number): Promise<void> {
  const records = Array.from({ length: count }, (_, id) => ({
    id,
    municipality: `municipality ${id % 49}`,
    text: 'x'.repeat(900),
    saved: 0,
  }));
  const content = JSON.stringify({ version: reports.version, data: { records } });
  await writeFile(file, content);
  await writeFile(`${file}.bak`, content);
}

function keyOf(month: number): string {
  return `${2016 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
