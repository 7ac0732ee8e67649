import { createHash } from 'node:crypto';
import type { Status } from '../cards/card-data.ts';
import { isOpen } from '../src/delivery/outbox.ts';
import { readDelivery } from '../src/delivery/plan.ts';
import { isLeftAlone } from '../src/delivery/reach-problem.ts';
import { conversationKey } from '../src/delivery/recipient.ts';
import { retryDelay } from '../src/delivery/retry-delay.ts';
import { isPassing, type SendOutcome } from '../src/delivery/send-outcome.ts';
import { profileOf } from '../src/people/profiles.ts';
import { readSubscribers } from '../src/people/subscriptions.ts';
import type { Period } from '../src/reports/period.ts';
import { PROGRESS_JOB, postingOccurrence, SUMMARY_JOB } from '../src/summaries/jobs.ts';
import { livelyPeriods } from '../src/summaries/settle.ts';
import { type Edition, type Summary, summaryOf, withEdition } from '../src/summaries/summary.ts';
import type { BotDeps } from './deps.ts';
import { type CardMessage, toActivity } from './message.ts';
import { organisationName } from './person-labels.ts';
import { noteReach } from './reach.ts';
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

/** The attempts to change a card that did not get through, and when the next one may come. */
type Refusal = { readonly attempts: number; readonly notBefore: number };

/** Brings the progress cards up to date, each in place. Changing a card twice does no harm, so that it is not recorded before. */
export function createProgress(deps: BotDeps): () => Promise<void> {
  const { store, proactive, pacer, pace, now } = deps;
  const refusals = new Map<string, Refusal>();

  async function showOne(period: Period, edition: Edition): Promise<void> {
    const { progress, number } = edition;
    const occurrence = postingOccurrence(period, number);
    const cardId = `${occurrence}.${progress.number}`;
    if ((refusals.get(cardId)?.notBefore ?? 0) > now().getTime()) return;
    const message = (await readDelivery(store, PROGRESS_JOB, cardId))?.messages.progress;
    if (message === undefined || message.state === 'waiting' || message.state === 'sending') return;
    const { chat, language, mark } = await store.read(profileOf(progress.to));
    const delivery = await readDelivery(store, SUMMARY_JOB, occurrence);
    const isDone = delivery !== undefined && !isOpen(delivery);
    const shown = await deliveryMessage(deps, { period, edition, status: [] }, textsFor(language));
    const hash = createHash('sha256').update(JSON.stringify(shown.card)).digest('hex').slice(0, 16);
    const { activityId } = message;
    if (hash !== progress.shown && activityId !== null && chat !== null && !isLeftAlone(mark, now())) {
      await pacer.turn(progress.to.tenantId, conversationKey(progress.to));
      const errand = { op: 'update', activity: toActivity(shown), activityId } as const;
      const outcome = await proactive.carry(chat, errand);
      await noteReach(deps, { to: progress.to, chat, outcome });
      if (shallTryAgain(cardId, outcome)) return;
    }
    refusals.delete(cardId);
    await store.change(summaryOf(period), (summary) => noteShown(summary, { number, progress, hash, isDone }));
  }

  /** Whether the same is worth another attempt, which comes when Teams wants it; unlike a post, a change may be repeated. */
  function shallTryAgain(cardId: string, outcome: SendOutcome): boolean {
    if (outcome.kind !== 'uncertain' && !isPassing(outcome)) return false;
    const attempts = (refusals.get(cardId)?.attempts ?? 0) + 1;
    const { mostRetryAfterMs } = pace;
    const retryAfterMs = outcome.kind === 'failed' ? outcome.retryAfterMs : undefined;
    const delayMs = retryDelay({ attempts, retryAfterMs, mostRetryAfterMs, random: Math.random() });
    if (delayMs === undefined) return false;
    refusals.set(cardId, { attempts, notBefore: now().getTime() + delayMs });
    return true;
  }

  return async () => {
    for (const period of livelyPeriods(now())) {
      const edition = (await store.read(summaryOf(period))).editions.at(-1);
      if (edition !== undefined && !edition.progress.isDone) await showOne(period, edition);
    }
  };
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
