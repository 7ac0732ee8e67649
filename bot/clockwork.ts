import { deliverAll, planOnce } from '../src/delivery/deliver.ts';
import { writeRoleAudit } from '../src/people/role-audit.ts';
import { forwardQuestions } from '../src/reports/forward-question.ts';
import { dueReminder, REMINDER_JOB } from '../src/reports/reminders.ts';
import { latestWindow } from '../src/reports/report-window.ts';
import { createCourier } from './courier.ts';
import type { BotDeps } from './deps.ts';
import { remindersFor } from './report-month.ts';

/** What happens by the clock. */
export type Clockwork = {
  /** Does what is due by now, and sends what is planned; resolves when that is done. */
  tick(): Promise<void>;
  /** The same, after the turn that asks for it. */
  wake(): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
};

/** A step that fails is logged, and hinders neither the others nor the next time. */
export function createClockwork(deps: () => BotDeps): Clockwork {
  let running: Promise<void> | undefined;
  let again: Promise<void> | undefined;

  async function run(): Promise<void> {
    const { log } = deps();
    for (const [name, step] of STEPS) {
      try {
        await step(deps());
      } catch (error) {
        log.error({ err: error, step: name }, 'a step of the clockwork failed');
      }
    }
  }

  /** Never twice at a time; who comes while it runs waits for one more run, which sees what is new. */
  function tick(): Promise<void> {
    if (running === undefined) {
      running = run().finally(() => {
        running = undefined;
      });
      return running;
    }
    again ??= running.then(() => {
      again = undefined;
      return tick();
    });
    return again;
  }

  return { tick, wake: () => void tick(), settled: async () => again ?? running };
}

const STEPS: readonly (readonly [string, (deps: BotDeps) => Promise<void>])[] = [
  ['role audit', ({ store }) => writeRoleAudit(store)],
  ['questions from reports', ({ store, now, reports }) => forwardQuestions(store, latestWindow(now(), reports).period)],
  ['report reminders', planDueReminders],
  ['deliveries', (deps) => deliverAll(deps.store, createCourier(deps), deps.now)],
];

async function planDueReminders(deps: BotDeps): Promise<void> {
  const due = dueReminder(deps.now(), deps.reports);
  if (due === undefined) return;
  const { messages } = await remindersFor(deps, due.window.period);
  await planOnce(deps.store, { job: REMINDER_JOB, occurrence: due.occurrence, messages }, deps.now());
}
