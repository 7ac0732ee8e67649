import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentRevision, monthDoc } from '../../src/reports/month-reports.ts';
import type { Store } from '../../src/store/store.ts';
import { median } from './figures.ts';
import { CODES, NEWEST } from './report-data.ts';
import { openReportsDoor, type ReportsDoor } from './reports-door.ts';
import { fillReports, type HandIn, openReports, submitThroughStore } from './reports-store.ts';

const YEARS_10 = 120;
const OPENINGS = 7;
/** How often each municipality hands in, at both; often enough to measure, and few enough for the month to stay as it is in life. */
const REPORTS = 2;
const STATUSES = 6;

/** What one thing takes with one month of reports and with ten years of them, in milliseconds: the medians. */
export type HistoryMeasurement = { what: string; oneMonthMs: number; tenYearsMs: number; ratio: number };

type Measure = (round: number, code: string, at: number) => Promise<unknown>;

/** One report and the month at a glance beside one month and beside ten years of history, in turns. */
export async function benchHistory(progress: (line: string) => void): Promise<HistoryMeasurement[]> {
  const dir = await mkdtemp(join(tmpdir(), 'fvm-history-bench-'));
  const [young, old] = [join(dir, 'young'), join(dir, 'old')];
  try {
    progress('reports: ten years of history are written');
    await fillReports(young, 1);
    await fillReports(old, YEARS_10);
    const doorDirs = { young: join(dir, 'young-door'), old: join(dir, 'old-door') };
    await cp(young, doorDirs.young, { recursive: true });
    await cp(old, doorDirs.old, { recursive: true });
    progress('reports: opening the store');
    const opening = await measureOpening(young, old);
    progress('reports: one report through the store');
    const throughStore = await measureStores(young, old);
    progress('reports: the month at a glance and one report through the HTTP door');
    return [opening, throughStore, ...(await measureDoors(doorDirs.young, doorDirs.old))];
  } finally {
    await rm(dir, { recursive: true });
  }
}

async function measureStores(young: string, old: string): Promise<HistoryMeasurement> {
  const stores = [await openReports(young), await openReports(old)] as const;
  const submit = (store: Store, base: number[]): Measure => {
    return (round, code, at) => submitThroughStore(store, code, handIn(base, round, at));
  };
  const bases = await basesOf(stores[0]);
  const [inYoung, inOld] = [submit(stores[0], bases), submit(stores[1], await basesOf(stores[1]))];
  const measured = await measure('a report through the store', REPORTS, inYoung, inOld);
  for (const store of stores) await store.close();
  return measured;
}

async function measureDoors(young: string, old: string): Promise<HistoryMeasurement[]> {
  const bases: number[][] = [];
  for (const dir of [young, old]) {
    const store = await openReports(dir);
    bases.push(await basesOf(store));
    await store.close();
  }
  const doors = [await openReportsDoor('young', young), await openReportsDoor('old', old)] as const;
  try {
    for (const door of doors) await door.goTo(NEWEST);
    const status =
      (door: ReportsDoor): Measure =>
      (_, code) =>
        door.status(code, NEWEST);
    const submit = (door: ReportsDoor, base: number[] = []): Measure => {
      return (round, code, at) => door.submit(code, handIn(base, round, at));
    };
    return [
      await measure('the month at a glance through the HTTP door', STATUSES, status(doors[0]), status(doors[1])),
      await measure('a report through the HTTP door', REPORTS, submit(doors[0], bases[0]), submit(doors[1], bases[1])),
    ];
  } finally {
    for (const door of doors) door.stop();
  }
}

/** The numbers of the revisions that count, in the order of the municipalities. */
async function basesOf(store: Store): Promise<number[]> {
  const month = await store.read(monthDoc(NEWEST));
  return CODES.map((code) => currentRevision(month, code)?.number ?? 0);
}

/** What a municipality hands in in that round, over what was there at first and in the rounds before. */
function handIn(bases: readonly number[], round: number, at: number): HandIn {
  return { period: NEWEST, base: (bases[at] ?? 0) + round, n: 1000 + round * CODES.length + at };
}

async function measureOpening(young: string, old: string): Promise<HistoryMeasurement> {
  const times: [number[], number[]] = [[], []];
  for (let opening = 0; opening < OPENINGS; opening++) {
    for (const [at, dir] of [young, old].entries()) {
      const start = performance.now();
      const store = await openReports(dir);
      times[at]?.push(performance.now() - start);
      await store.close();
    }
  }
  return summary('opening the store', times);
}

/** Measures the same at both in turns, for every municipality so many times; the first round only warms up. */
async function measure(what: string, rounds: number, young: Measure, old: Measure): Promise<HistoryMeasurement> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    for (const [at, code] of CODES.entries()) {
      // Who comes second may find something warm.
      const order = (round + at) % 2 === 0 ? [0, 1] : [1, 0];
      for (const which of order) {
        const start = performance.now();
        await (which === 0 ? young : old)(round, code, at);
        if (round > 0) times[which]?.push(performance.now() - start);
      }
    }
  }
  return summary(what, times);
}

function summary(what: string, times: readonly [number[], number[]]): HistoryMeasurement {
  const [oneMonthMs, tenYearsMs] = [median(times[0]), median(times[1])];
  return { what, oneMonthMs, tenYearsMs, ratio: tenYearsMs / oneMonthMs };
}
