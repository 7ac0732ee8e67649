import type { Status } from '../cards/card-data.ts';
import { readTargets } from '../src/people/targets.ts';
import type { Period } from '../src/reports/period.ts';
import { contentToEdit, type Edition, liveEdition, type Summary, summaryOf } from '../src/summaries/summary.ts';
import { type CardMessage, charactersTooMany, toActivity } from './message.ts';
import { organisationName } from './person-labels.ts';
import { renderMessage } from './render-message.ts';
import { previewMessage } from './summary-draft.ts';
import { deliveryMessage } from './summary-progress.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { summarySendView } from './views/summary-send-view.ts';

/** Who gets the draft, what is in the way, and the buttons that send it. */
export async function sendMessage(
  turn: Turn,
  { period, status, chosen }: { period: Period; status: Status[]; chosen?: { day: string; time: string } },
  texts: Texts,
): Promise<CardMessage> {
  const { deps, now, person } = turn;
  const summary = await deps.store.read(summaryOf(period));
  const preview = draftPreview(turn, period, summary);
  const view = summarySendView(
    {
      period,
      summary,
      targets: await readTargets(deps.store, { topic: 'summary', isAllowed: deps.people.isAllowed, now }),
      organisation: (tenantId) => organisationName(tenantId, deps, texts),
      tooMany: charactersTooMany(toActivity(preview)),
      needsApproval: deps.summaries.needsApproval,
      reader: person,
      now,
      status,
      chosen,
    },
    texts,
  );
  return renderMessage('summary-send', view);
}

/** The card that would be sent now. */
export function draftPreview(turn: Turn, period: Period, summary: Summary): CardMessage {
  const isCorrection = liveEdition(summary) !== undefined;
  return previewMessage(turn, { period, content: contentToEdit(summary), isCorrection });
}

/** Posts privately the card as it will be sent, and below it who gets it and the buttons that send it. */
export async function showPreview(turn: Turn, period: Period, texts: Texts): Promise<void> {
  const summary = await turn.deps.store.read(summaryOf(period));
  await turn.replyPrivately(draftPreview(turn, period, summary), texts);
  await turn.replyPrivately(await sendMessage(turn, { period, status: [] }, texts), texts);
}

/** The posting that can be acted on: the live one, or the last. */
export async function postingMessage(
  turn: Turn,
  { period, edition, status }: { period: Period; edition: number | undefined; status: Status[] },
  texts: Texts,
): Promise<CardMessage | undefined> {
  const summary = await turn.deps.store.read(summaryOf(period));
  const found: Edition | undefined =
    edition === undefined ? liveEdition(summary) : summary.editions.find(({ number }) => number === edition);
  return found === undefined ? undefined : deliveryMessage(turn.deps, { period, edition: found, status }, texts);
}
