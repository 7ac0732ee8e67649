import { createDispatcher } from '../src/delivery/dispatcher.ts';
import { deliveryOf } from '../src/delivery/outbox.ts';
import { planOnce } from '../src/delivery/plan.ts';
import { settleClosings } from '../src/forum/close-question.ts';
import { concludeForums, planHanded } from '../src/forum/forum-follow-up.ts';
import { planDueForumNews } from '../src/forum/plan-forum-news.ts';
import { forgetOldDrafts } from '../src/reports/drafts.ts';
import { forwardQuestions } from '../src/reports/forward-question.ts';
import { addMonths, type Period } from '../src/reports/period.ts';
import { dueReminder, REMINDER_JOB } from '../src/reports/reminders.ts';
import { latestWindow } from '../src/reports/report-window.ts';
import { settleSummaries } from '../src/summaries/settle.ts';
import { createCourier } from './courier.ts';
import type { BotDeps } from './deps.ts';
import { keepAgendas } from './forum-agenda.ts';
import { readHosts } from './forum-hosts.ts';
import { planOverdue } from './overdue-writer.ts';
import { remindersFor } from './report-month.ts';
import { settleRoleEvents } from './role-notices.ts';
import { createProgress } from './summary-progress.ts';

/** What happens by the clock. */
export type Clockwork = {
  /** Does what is due by now, and sends what is planned; resolves when that is done. */
  tick(): Promise<void>;
  /** The same, after the turn that asks for it. */
  wake(): void;
  /** Ticks by itself from now on, and right when a message is due. */
  start(): void;
  /** Begins nothing more, and resolves when the messages under way have an outcome. */
  stop(): Promise<void>;
};

/** How often the clockwork looks for what is due, at the least. */
const CLOCK_MS = 5_000;
/** How often a card that shows progress is changed, at the most. */
const PROGRESS_MS = 2_500;

/** A step that fails is logged, and hinders neither the others nor the next time. */
export function createClockwork(deps: BotDeps): Clockwork {
  const { store, log, now, pacer, timer, pace } = deps;
  let running: Promise<void> | undefined;
  let again: Promise<void> | undefined;
  let isStopping = false;
  let cleanedUpFor: Period | undefined;
  let showing: Promise<void> | undefined;
  let alarm: NodeJS.Timeout | undefined;
  let progress: NodeJS.Timeout | undefined;
  const showProgress = createProgress(deps);
  const dispatcher = createDispatcher(store, {
    courier: createCourier(deps),
    pacer,
    timer,
    now,
    mostRetryAfterMs: pace.mostRetryAfterMs,
    random: Math.random,
    onError: (error) => log.error({ err: error }, 'a planned message failed'),
  });

  async function runSteps(): Promise<void> {
    for (const [name, step] of [...STEPS, ['old drafts', cleanUp] as const]) {
      if (isStopping) return;
      await safely(name, () => step(deps));
    }
  }

  async function safely(step: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      log.error({ err: error, step }, 'a step of the clockwork failed');
    }
  }

  /** Once for each month that opens, and after a start. */
  async function cleanUp({ reports }: BotDeps): Promise<void> {
    const { period } = latestWindow(now(), reports);
    if (period === cleanedUpFor) return;
    await forgetOldDrafts(store, period);
    cleanedUpFor = period;
  }

  /** Never twice at a time; who comes while they run waits for one more run, which sees what is new. */
  function steps(): Promise<void> {
    if (running === undefined) {
      running = runSteps().finally(() => {
        running = undefined;
      });
      return running;
    }
    again ??= running.then(() => {
      again = undefined;
      return steps();
    });
    return again;
  }

  /** Sending may take minutes, and the steps go on meanwhile. */
  async function tick(): Promise<void> {
    await steps();
    if (isStopping) return;
    await safely('deliveries', () => dispatcher.run());
    if (!isStopping) await showOnce();
  }

  /** The progress of what is being sent; a card at a time. */
  function showOnce(): Promise<void> {
    showing ??= safely('progress cards', showProgress).finally(() => {
      showing = undefined;
    });
    return showing;
  }

  async function tickAndWait(): Promise<void> {
    await tick();
    if (isStopping) return;
    const next = dispatcher.nextAt()?.getTime() ?? Number.POSITIVE_INFINITY;
    const waitMs = Math.min(CLOCK_MS, Math.max(0, next - now().getTime()));
    alarm = setTimeout(() => void tickAndWait(), waitMs);
  }

  const wake = (): void => void tick();

  return {
    tick,
    wake,
    start() {
      void safely('what is posted', deps.knowledgeChanged).then(tickAndWait);
      progress = setInterval(() => void showOnce(), PROGRESS_MS);
    },
    async stop() {
      isStopping = true;
      clearTimeout(alarm);
      clearInterval(progress);
      await showing;
      await dispatcher.stop();
      await (again ?? running);
    },
  };
}

const STEPS: readonly (readonly [string, (deps: BotDeps) => Promise<void>])[] = [
  ['roles', settleRoleEvents],
  ['questions from reports', forwardAll],
  ['report reminders', planDueReminders],
  ['monthly statuses', settleDueSummaries],
  ['closed questions', ({ store, now }) => settleClosings(store, now())],
  ['forums that are over', concludeDueForums],
  ['handed questions', ({ store, now }) => planHanded(store, now())],
  ['agendas', keepAgendas],
  ['news of the forum', planForumNews],
  ['entries to review', planOverdue],
];

/** Also of the month before: a stop may have come between its last report and the queue. */
async function forwardAll({ store, now, reports }: BotDeps): Promise<void> {
  const { period } = latestWindow(now(), reports);
  for (const one of [addMonths(period, -1), period]) await forwardQuestions(store, one);
}

async function settleDueSummaries({ store, people, summaries, now, knowledgeChanged }: BotDeps): Promise<void> {
  const { needsApproval } = summaries;
  if (await settleSummaries(store, { people, needsApproval, now: now() })) await knowledgeChanged();
}

async function concludeDueForums(deps: BotDeps): Promise<void> {
  const { store, people, forum, now } = deps;
  const hosts = (await readHosts(deps)).map(({ person }) => person);
  await concludeForums(store, { isAllowed: people.isAllowed, settings: forum, hosts, now: now() });
}

async function planForumNews({ store, people, forum, now }: BotDeps): Promise<void> {
  await planDueForumNews(store, { isAllowed: people.isAllowed, settings: forum, now: now() });
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
