import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMonths, type Period } from '../../src/reports/period.ts';
import { median, percentile } from './figures.ts';
import { benchHistory } from './history-bench.ts';
import { CODES, NEWEST } from './report-data.ts';
import { openReportsDoor } from './reports-door.ts';
import { type HandIn, openReports, submitThroughStore } from './reports-store.ts';

/** Months that are handed in for, the first of which only warms up. */
const MONTHS = 13;
/** How often each municipality hands in for a month. */
const REVISIONS = 4;

/** 49 reporters at once, each waiting for its own report to be saved. Times are those of one report. */
type AtOnceMeasurement = { through: string; perSecond: number; p50Ms: number; p99Ms: number; cpuMs: number };

/** Durable reports by 49 reporters at once, and what ten years of history change; about a minute. */
export async function benchReports(progress: (line: string) => void) {
  progress('reports: 49 at once through the store');
  const store = await inFolder(atOnceThroughStore);
  progress('reports: 49 at once through the HTTP door');
  const door = await inFolder(atOnceThroughDoor);
  return { atOnce: [store, door], history: await benchHistory(progress) };
}

async function inFolder<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'fvm-reports-bench-'));
  try {
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}

type Submit = (code: string, handIn: HandIn) => Promise<unknown>;

async function atOnceThroughStore(dir: string): Promise<AtOnceMeasurement> {
  const store = await openReports(dir);
  const cpuMs = async (): Promise<number> => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  const measured = await atOnce(
    (code, handIn) => submitThroughStore(store, code, handIn),
    cpuMs,
    async () => undefined,
  );
  await store.close();
  return { through: 'store', ...measured };
}

async function atOnceThroughDoor(dir: string): Promise<AtOnceMeasurement> {
  const door = await openReportsDoor('at once', dir);
  try {
    const measured = await atOnce(door.submit, door.cpuMs, door.goTo);
    await door.checkRevisions(NEWEST, CODES.length * REVISIONS);
    return { through: 'HTTP door', ...measured };
  } finally {
    door.stop();
  }
}

async function atOnce(submit: Submit, cpuMs: () => Promise<number>, goTo: (period: Period) => Promise<void>) {
  const times: number[] = [];
  const speeds: number[] = [];
  let cpuBefore = 0;
  for (let month = 0; month < MONTHS; month++) {
    const period = addMonths(NEWEST, month + 1 - MONTHS);
    await goTo(period);
    if (month === 1) cpuBefore = await cpuMs();
    for (let base = 0; base < REVISIONS; base++) {
      const start = performance.now();
      const saved = CODES.map(async (code, at) => {
        await submit(code, { period, base, n: (month * REVISIONS + base) * CODES.length + at });
        return performance.now() - start;
      });
      const round = await Promise.all(saved);
      if (month === 0) continue;
      times.push(...round);
      speeds.push(CODES.length / (Math.max(...round) / 1000));
    }
  }
  return {
    perSecond: median(speeds),
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    cpuMs: ((await cpuMs()) - cpuBefore) / times.length,
  };
}
