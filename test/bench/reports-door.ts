import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { type Month, monthReports } from '../../src/reports/month-reports.ts';
import type { Period } from '../../src/reports/period.ts';
import { type DoorChild, startChild } from './door-child.ts';
import { postActivity } from './post-activity.ts';
import { inTimeFor, reporterOf, reportNumber, TENANT } from './report-data.ts';
import type { HandIn } from './reports-store.ts';

/** A bot with reports, in a process of its own, whose cards' buttons are pressed over HTTP. */
export type ReportsDoor = Awaited<ReturnType<typeof openReportsDoor>>;

/** Starts the product on a store. */
export async function openReportsDoor(name: string, dir: string) {
  const child: DoorChild = await startChild(name, new URL('reports-child.ts', import.meta.url), { STORE_DIR: dir });
  const agent = new Agent({ keepAlive: true });

  async function press(code: string, verb: string, data: object): Promise<void> {
    const answer = JSON.parse(await postActivity(child.port, agent, pressing(code, verb, data)));
    if (answer.type !== 'application/vnd.microsoft.card.adaptive') throw new Error(`${name}: ${answer.value}`);
  }

  return {
    cpuMs: () => child.cpuMs(),
    /** Sets the clock to a time at which the month's reports are taken. */
    goTo: (period: Period) => child.tell(inTimeFor(period).getTime()),
    /** Hands in a report, over the revision `base`. */
    submit(code: string, { period, base, n }: HandIn): Promise<void> {
      const { areas, options, ...inputs } = reportNumber(n);
      const areaInputs = Object.entries(areas).map(([area, status]) => [`area-${area}`, status] as const);
      const form = { v: 1, lang: 'sv', period, municipality: code, key: randomUUID(), base };
      const typed = { ...inputs, ...Object.fromEntries(areaInputs), options: options.join(',') };
      return press(code, 'report.submit', { form, ...typed });
    },
    /** Draws the month at a glance anew. */
    status: (code: string, period: Period) => press(code, 'report.status', { v: 1, lang: 'sv', period }),
    /** Fails unless the disk holds so many revisions of the month. */
    async checkRevisions(period: Period, expected: number): Promise<void> {
      const file = await readFile(join(dir, monthReports.name, `${period}.json`), 'utf8');
      const { data } = JSON.parse(file) as { data: Month };
      const count = Object.values(data.municipalities).reduce((sum, { revisions }) => sum + revisions.length, 0);
      assert.equal(count, expected, `${name}: reports of ${period} on the disk`);
    },
    stop(): void {
      agent.destroy();
      child.stop();
    },
  };
}

function pressing(code: string, verb: string, data: object) {
  const { userId } = reporterOf(code);
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:1/',
    from: { id: `29:1${userId}`, name: 'Karin Lund', aadObjectId: userId },
    conversation: { id: `a:1${userId}`, conversationType: 'personal', tenantId: TENANT },
    recipient: { id: '28:b0b0b0b0-2222-4333-8444-555555555555', name: 'FVM-forum' },
    channelData: { tenant: { id: TENANT } },
    locale: 'sv-SE',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  };
}
