import { describeCause } from '../../src/delivery/describe-cause.ts';
import type { OutboxMessage } from '../../src/delivery/outbox.ts';
import type { Subscription } from '../../src/people/subscriptions.ts';
import type { Texts } from '../texts/texts.ts';
import { plainLines } from './plain-runs.ts';

/** More names than this do not help anybody. */
const MOST_TARGETS = 15;

/** How a recipient is called. `organisation` is what its tenant is called. */
export function targetName(
  { kind, name }: Pick<Subscription, 'kind' | 'name'>,
  organisation: string,
  { summaries }: Texts,
): string {
  return plainLines(summaries.send.place[kind](name, organisation)).join(' ');
}

/** Lines of a list, as many as help. */
export function listed(lines: readonly string[], { summaries }: Texts): { text: string }[] {
  const shown = lines.slice(0, MOST_TARGETS).map((text) => ({ text }));
  const left = lines.length - shown.length;
  return left > 0 ? [...shown, { text: summaries.send.more(left) }] : shown;
}

/** Why a message has not arrived. */
export function causeOf({ cause }: Pick<OutboxMessage, 'cause'>, { delivery }: Texts): string {
  return describeCause(cause ?? '', delivery);
}
