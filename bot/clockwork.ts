import { deliverAll, planOnce } from '../src/delivery/deliver.ts';
import { deliveryOf } from '../src/delivery/outbox.ts';
import { forgetOldDrafts } from '../src/reports/drafts.ts';
import { forwardQuestions } from '../src/reports/forward-question.ts';
import { addMonths, type Period } from '../src/reports/period.ts';
import { dueReminder, REMINDER_JOB } from '../src/reports/reminders.ts';
import { latestWindow } from '../src/reports/report-window.ts';
import { createCourier } from './courier.ts';
import type { BotDeps } from './deps.ts';
import { remindersFor } from './report-month.ts';
import { settleRoleEvents } from './role-notices.ts';

/** What happens by the clock. */
export type Clockwork = {
  /** Does what is due by now, and sends what is planned; resolves when that is done. */
  tick(): Promise<void>;
  /** The same, after the turn that asks for it. */
  wake(): void;
  /** Begins nothing more, and resolves when the message under way has an outcome. */
  stop(): Promise<void>;
};

/** A step that fails is logged, and hinders neither the others nor the next time. */
export function createClockwork(deps: () => BotDeps): Clockwork {
  let running: Promise<void> | undefined;
  let again: Promise<void> | undefined;
  let isStopping = false;
  let cleanedUpFor: Period | undefined;

  async function run(): Promise<void> {
    const { log } = deps();
    for (const [name, step] of [...STEPS, ['old drafts', cleanUp] as const, ['deliveries', deliver] as const]) {
      if (isStopping) return;
      try {
        await step(deps());
      } catch (error) {
        log.error({ err: error, step: name }, 'a step of the clockwork failed');
      }
    }
  }

  const deliver = (bot: BotDeps): Promise<void> =>
    deliverAll(bot.store, createCourier(bot), {
      now: bot.now,
      onError: (error) => bot.log.error({ err: error }, 'a planned message failed'),
      isStopping: () => isStopping,
    });

  /** Once for each month that opens, and after a start. */
  const cleanUp = async ({ store, now, reports }: BotDeps): Promise<void> => {
    const { period } = latestWindow(now(), reports);
    if (period === cleanedUpFor) return;
    await forgetOldDrafts(store, period);
    cleanedUpFor = period;
  };

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

  return {
    tick,
    wake: () => void tick(),
    async stop() {
      isStopping = true;
      await (again ?? running);
    },
  };
}

const STEPS: readonly (readonly [string, (deps: BotDeps) => Promise<void>])[] = [
  ['roles', settleRoleEvents],
  ['questions from reports', forwardAll],
  ['report reminders', planDueReminders],
];

/** Also of the month before: a stop may have come between its last report and the queue. */
async function forwardAll({ store, now, reports }: BotDeps): Promise<void> {
  const { period } = latestWindow(now(), reports);
  for (const one of [addMonths(period, -1), period]) await forwardQuestions(store, one);
}

async function planDueReminders(deps: BotDeps): Promise<void> {
  const due = dueReminder(deps.now(), deps.reports);
  if (due === undefined) return;
  const { plannedAt } = await deps.store.read(deliveryOf(REMINDER_JOB, due.occurrence));
  if (plannedAt !== null) return;
  const series = due.window.period;
  const { messages } = await remindersFor(deps, series);
  await planOnce(deps.store, { job: REMINDER_JOB, occurrence: due.occurrence, series, messages }, deps.now());
}
