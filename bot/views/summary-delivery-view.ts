import type { ButtonData, CardData, Status } from '../../cards/card-data.ts';
import { formatMoment } from '../../src/calendar/format.ts';
import {
  countMessages,
  type Delivery,
  isOpen,
  type MessageState,
  type OutboxMessage,
} from '../../src/delivery/outbox.ts';
import { isPlace } from '../../src/delivery/recipient.ts';
import { COPY_UNKNOWN, STOPPED } from '../../src/delivery/revise.ts';
import type { Subscription } from '../../src/people/subscriptions.ts';
import type { Period } from '../../src/reports/period.ts';
import type { Edition } from '../../src/summaries/summary.ts';
import { newCommon } from '../summary-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { escapeMarkdown } from './plain-runs.ts';
import { summaryName } from './summary-view.ts';
import { causeOf, listed, targetName } from './target-lines.ts';

type Card = CardData['summary-send'];
type Style = Card['bar'][number]['parts'][number]['style'];

/** The parts of the bar in their order, each with a word in the facts, so that colour tells nothing alone. */
const SHOWN: readonly (readonly [Exclude<MessageState, 'sending'>, Style])[] = [
  ['delivered', 'good'],
  ['failed', 'attention'],
  ['uncertain', 'warning'],
  ['cancelled', 'emphasis'],
  ['waiting', 'emphasis'],
];

export type ShownDelivery = {
  readonly period: Period;
  readonly edition: Edition;
  /** `undefined` before the messages are planned. */
  readonly delivery: Delivery | undefined;
  readonly subscriptions: ReadonlyMap<string, Subscription>;
  readonly organisation: (tenantId: string) => string;
  readonly status: Status[];
};

/** How it goes with a posting, and what can be done about it. */
export function summaryDeliveryView(shown: ShownDelivery, texts: Texts): Card {
  const { period, edition, delivery, status } = shown;
  const { summaries, language } = texts;
  const words = summaries.delivery;
  const counts = countsOf(delivery);
  const all = Object.values(delivery?.messages ?? {}).length;
  const there = (edition.withdrawn === null ? words.there : words.gone)(counts.delivered, all);
  const name = summaryName(period, edition.posted.at(-1) ?? { title: '' }, texts);
  const heading = headingOf(edition, delivery, name, texts);
  return {
    lang: language,
    summary: words.summary(heading, there),
    heading: escapeMarkdown(heading),
    text: words.posted(formatMoment(new Date(edition.posted[0]?.at ?? 0), language)),
    status: all === 0 && delivery !== undefined ? [{ style: 'warning', text: words.nobody }, ...status] : status,
    bar: all === 0 ? [] : [{ label: there, parts: barOf(counts, all) }],
    facts: SHOWN.filter(([state]) => counts[state] > 0).map(([state]) => ({
      label: state === 'delivered' && edition.withdrawn !== null ? words.takenBack : words.states[state],
      value: String(counts[state]),
    })),
    lists: listsOf(shown, texts),
    when: [],
    buttons: buttonRows(buttonsOf(shown, counts, texts)),
  };
}

function countsOf(delivery: Delivery | undefined): Record<Exclude<MessageState, 'sending'>, number> {
  const { sending, waiting, ...counts } = countMessages(delivery ?? { messages: {} });
  return { ...counts, waiting: waiting + sending };
}

function headingOf(
  { withdrawn, stopped, posted }: Edition,
  delivery: Delivery | undefined,
  name: string,
  { summaries }: Texts,
): string {
  const words = summaries.delivery;
  const isGoing = delivery === undefined || isOpen(delivery);
  if (withdrawn !== null) return isGoing ? words.withdrawing(name) : words.withdrawn(name);
  if (stopped !== null && !isGoing && countsOf(delivery).cancelled > 0) return words.stopped(name);
  if (posted.length > 1) return isGoing ? words.correcting(name) : words.corrected(name);
  return isGoing ? words.sending(name) : words.sent(name);
}

function barOf(counts: ReturnType<typeof countsOf>, all: number): Card['bar'][number]['parts'] {
  return SHOWN.filter(([state]) => counts[state] > 0).map(([state, style]) => ({
    width: Math.max(1, Math.round((counts[state] / all) * 100)),
    style,
  }));
}

function listsOf(shown: ShownDelivery, texts: Texts): Card['lists'] {
  const words = texts.summaries.delivery;
  const failed = linesIn(shown, 'failed', texts);
  const uncertain = linesIn(shown, 'uncertain', texts);
  const { withdrawn, posted } = shown.edition;
  const hint = withdrawn !== null || posted.length > 1 ? words.uncertainOld : words.uncertainHint;
  return [
    ...(failed.length === 0 ? [] : [{ heading: words.failed, hint: '', lines: listed(failed, texts) }]),
    ...(uncertain.length === 0 ? [] : [{ heading: words.uncertain, hint, lines: listed(uncertain, texts) }]),
  ];
}

function linesIn(
  { delivery, subscriptions, organisation }: ShownDelivery,
  state: MessageState,
  texts: Texts,
): string[] {
  const nameOf = (id: string, { to }: OutboxMessage): string => {
    const known = subscriptions.get(id) ?? {
      kind: isPlace(to) ? ('channel' as const) : ('personal' as const),
      name: '',
    };
    return targetName(known, organisation(to.tenantId), texts);
  };
  return Object.entries(delivery?.messages ?? {})
    .filter(([, message]) => message.state === state)
    .map(([id, message]) => texts.summaries.send.problem(nameOf(id, message), causeOf(message, texts)));
}

function buttonsOf(
  { period, edition, delivery }: ShownDelivery,
  counts: ReturnType<typeof countsOf>,
  { summaries, language }: Texts,
): ButtonData[] {
  const words = summaries.delivery;
  const data = { ...newCommon(language), period, edition: edition.number };
  const button = (one: { title: string; tooltip: string }, verb: string, more: object = {}): ButtonData => ({
    ...one,
    verb,
    data: { ...data, ...more },
  });
  const isLive = edition.withdrawn === null;
  const messages = Object.values(delivery?.messages ?? {});
  const again = messages.filter(({ state, cause }) => state === 'failed' && cause !== COPY_UNKNOWN).length;
  // Without a copy there is nothing to take away.
  const uncertain = messages.filter(
    ({ state, activityId }) => state === 'uncertain' && (isLive || activityId !== null),
  );
  const isGoing = counts.waiting > 0;
  const stopped = messages.filter(({ state, cause }) => state === 'cancelled' && cause === STOPPED).length;
  return [
    ...(isGoing && isLive ? [button(words.stop, 'summary.stop')] : []),
    ...(again > 0 ? [button(words.resendFailed(again), 'summary.resend', { from: 'failed' })] : []),
    ...(uncertain.length > 0
      ? [button(words.resendUncertain(uncertain.length), 'summary.resend', { from: 'uncertain' })]
      : []),
    ...(stopped > 0 && isLive && !isGoing
      ? [button(words.goOn(stopped), 'summary.resend', { from: 'cancelled' })]
      : []),
    ...(isLive ? [{ ...words.correct, verb: 'summary.open', data: { ...newCommon(language), period } }] : []),
    ...(isLive ? [button(words.withdraw, 'summary.ask-withdraw')] : []),
    button(summaries.send.refresh, 'summary.delivery'),
  ];
}
