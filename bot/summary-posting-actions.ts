import type { Status } from '../cards/card-data.ts';
import { countMessages } from '../src/delivery/outbox.ts';
import { changeDelivery, readDelivery } from '../src/delivery/plan.ts';
import { resendMessages } from '../src/delivery/revise.ts';
import { postingOccurrence, SUMMARY_JOB } from '../src/summaries/jobs.ts';
import { resumeSending, stopSending, withdrawSummary } from '../src/summaries/posting.ts';
import { summaryOf } from '../src/summaries/summary.ts';
import type { ActionResult } from './action.ts';
import { choiceMessage } from './choice-message.ts';
import { attention, good } from './status-lines.ts';
import { type EditionData, newCommon, type ResendData } from './summary-card-data.ts';
import { postingMessage } from './summary-send.ts';
import { settle } from './summary-send-actions.ts';
import { textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { summaryName } from './views/summary-view.ts';

async function posting(turn: Turn, { lang, period, edition }: EditionData, status: Status[]): Promise<ActionResult> {
  const texts = textsFor(lang);
  const message = await postingMessage(turn, { period, edition, status }, texts);
  if (message === undefined) return { kind: 'said', said: texts.summaries.delivery.notLive };
  return { kind: 'card', message, said: status[0]?.text ?? message.summary };
}

/** How it goes with a posting. */
export async function showDelivery(turn: Turn, data: EditionData): Promise<ActionResult> {
  return posting(turn, data, []);
}

/** Stops what has not gone out yet. */
export async function stop(turn: Turn, data: EditionData): Promise<ActionResult> {
  const words = textsFor(data.lang).summaries.delivery;
  const end = { edition: data.edition, by: turn.person, now: turn.now };
  const { kind } = await turn.deps.store.change(summaryOf(data.period), (summary) => stopSending(summary, end));
  turn.log.info({ result: kind, period: data.period }, 'the posting is stopped');
  if (kind === 'nothing') return posting(turn, data, attention(words.notLive));
  await settle(turn, data.period);
  return posting(turn, data, good(words.stopping));
}

/** Sends again what has failed, may have failed, or was stopped. */
export async function resend(turn: Turn, data: ResendData): Promise<ActionResult> {
  const { period, edition, from } = data;
  const words = textsFor(data.lang).summaries.delivery;
  const { store } = turn.deps;
  const place = { job: SUMMARY_JOB, occurrence: postingOccurrence(period, edition) };
  const { kind } = await store.change(summaryOf(period), (summary) =>
    resumeSending(summary, { edition, by: turn.person }),
  );
  if (kind === 'nothing') return posting(turn, data, attention(words.notLive));
  const before = await readDelivery(store, place.job, place.occurrence);
  await changeDelivery(store, place, (delivery) => resendMessages(delivery, from, turn.now));
  const after = await readDelivery(store, place.job, place.occurrence);
  const left = (found: typeof before): number => countMessages(found ?? { messages: {} })[from];
  const count = left(before) - left(after);
  turn.log.info({ period, from, count }, 'messages are sent again');
  turn.deps.wake();
  return posting(
    turn,
    data,
    count > 0 ? good(words.resending(count)) : [{ style: 'warning', text: words.nothingToResend }],
  );
}

/** Asks whether every copy is really to be taken back. */
export async function askWithdraw(turn: Turn, { lang, period, edition }: EditionData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const words = texts.summaries.delivery;
  const { store } = turn.deps;
  const delivery = await readDelivery(store, SUMMARY_JOB, postingOccurrence(period, edition));
  const { editions } = await store.read(summaryOf(period));
  const posted = editions.find(({ number }) => number === edition)?.posted.at(-1);
  if (posted === undefined) return { kind: 'said', said: words.notLive };
  const copies = Object.values(delivery?.messages ?? {}).filter(({ activityId }) => activityId !== null).length;
  const data = { ...newCommon(lang), period, edition };
  const message = choiceMessage(
    {
      heading: words.withdrawHeading(summaryName(period, posted, texts)),
      text: words.withdrawText(copies),
      choices: [],
      buttons: [
        { ...words.withdrawYes, verb: 'summary.withdraw', data },
        { ...words.keep, verb: 'summary.delivery', data },
      ],
    },
    texts,
  );
  return { kind: 'card', message, said: message.summary };
}

/** Takes every copy back. */
export async function withdraw(turn: Turn, data: EditionData): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const words = texts.summaries.delivery;
  const end = { edition: data.edition, by: turn.person, now: turn.now };
  const { kind } = await turn.deps.store.change(summaryOf(data.period), (summary) => withdrawSummary(summary, end));
  turn.log.info({ result: kind, period: data.period }, 'the monthly status is withdrawn');
  if (kind === 'nothing') return posting(turn, data, attention(words.notLive));
  await settle(turn, data.period);
  if (kind === 'already') return posting(turn, data, attention(words.notLive));
  const edition = (await turn.deps.store.read(summaryOf(data.period))).editions.at(-1);
  const heading = summaryName(data.period, edition?.posted.at(-1) ?? { title: '' }, texts);
  const message = choiceMessage({ heading, text: words.withdrawingNow, choices: [], buttons: [] }, texts);
  return { kind: 'card', message, said: words.withdrawingNow };
}
