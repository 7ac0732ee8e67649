import { createHash } from 'node:crypto';
import type { Status } from '../cards/card-data.ts';
import { isOpen } from '../src/delivery/outbox.ts';
import { readDelivery } from '../src/delivery/plan.ts';
import { conversationKey } from '../src/delivery/recipient.ts';
import { profileOf } from '../src/people/profiles.ts';
import { readSubscribers } from '../src/people/subscriptions.ts';
import type { Period } from '../src/reports/period.ts';
import { PROGRESS_JOB, postingOccurrence, SUMMARY_JOB } from '../src/summaries/jobs.ts';
import { livelyPeriods } from '../src/summaries/settle.ts';
import { type Edition, type Summary, summaryOf, withEdition } from '../src/summaries/summary.ts';
import type { BotDeps } from './deps.ts';
import { type CardMessage, toActivity } from './message.ts';
import { organisationName } from './person-labels.ts';
import { renderMessage } from './render-message.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import { summaryDeliveryView } from './views/summary-delivery-view.ts';

/** The card of a posting as it stands now. */
export async function deliveryMessage(
  deps: BotDeps,
  { period, edition, status }: { period: Period; edition: Edition; status: Status[] },
  texts: Texts,
): Promise<CardMessage> {
  const { store } = deps;
  const delivery = await readDelivery(store, SUMMARY_JOB, postingOccurrence(period, edition.number));
  const subscriptions = await readSubscribers(store, 'summary');
  const organisation = (tenantId: string): string => organisationName(tenantId, deps, texts);
  const view = summaryDeliveryView({ period, edition, delivery, subscriptions, organisation, status }, texts);
  return renderMessage('summary-send', view);
}

/** Brings the progress cards up to date, each in place. Changing a card twice does no harm, so that it is not recorded before. */
export async function showProgress(deps: BotDeps): Promise<void> {
  for (const period of livelyPeriods(deps.now())) {
    const edition = (await deps.store.read(summaryOf(period))).editions.at(-1);
    if (edition !== undefined && !edition.progress.isDone) await showOne(deps, period, edition);
  }
}

async function showOne(deps: BotDeps, period: Period, edition: Edition): Promise<void> {
  const { store, proactive, pacer } = deps;
  const { progress, number } = edition;
  const occurrence = postingOccurrence(period, number);
  const card = await readDelivery(store, PROGRESS_JOB, `${occurrence}.${progress.number}`);
  const message = card?.messages.progress;
  if (message === undefined || message.state === 'waiting' || message.state === 'sending') return;
  const { chat, language } = await store.read(profileOf(progress.to));
  const delivery = await readDelivery(store, SUMMARY_JOB, occurrence);
  const isDone = delivery !== undefined && !isOpen(delivery);
  const shown = await deliveryMessage(deps, { period, edition, status: [] }, textsFor(language));
  const hash = createHash('sha256').update(JSON.stringify(shown.card)).digest('hex').slice(0, 16);
  if (hash !== progress.shown && message.activityId !== null && chat !== null) {
    await pacer.turn(progress.to.tenantId, conversationKey(progress.to));
    const errand = { op: 'update', activity: toActivity(shown), activityId: message.activityId } as const;
    const { kind } = await proactive.carry(chat, errand);
    // What did not get through is tried again, as long as there is something to tell.
    if (kind !== 'sent' && !isDone) return;
  }
  await store.change(summaryOf(period), (summary) => noteShown(summary, { number, progress, hash, isDone }));
}

function noteShown(
  summary: Summary,
  { number, progress, hash, isDone }: { number: number; progress: Edition['progress']; hash: string; isDone: boolean },
) {
  const last = summary.editions.at(-1);
  if (last?.number !== number || last.progress.number !== progress.number) return { result: undefined };
  if (last.progress.shown === hash && last.progress.isDone === isDone) return { result: undefined };
  return { next: withEdition(summary, { progress: { ...last.progress, shown: hash, isDone } }), result: undefined };
}
