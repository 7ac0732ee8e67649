import { formatMoment } from '../src/calendar/format.ts';
import type { Due } from '../src/delivery/dispatcher.ts';
import { isPlace } from '../src/delivery/recipient.ts';
import { rightsOf } from '../src/people/rights.ts';
import { allRoles } from '../src/people/roles.ts';
import { findSubscription, subscriptionsOf } from '../src/people/subscriptions.ts';
import { type Period, parsePeriod } from '../src/reports/period.ts';
import { parsePosting } from '../src/summaries/jobs.ts';
import { currentVersion, type Edition, summaryOf } from '../src/summaries/summary.ts';
import { choiceMessage } from './choice-message.ts';
import type { BotDeps } from './deps.ts';
import type { Message } from './message.ts';
import { drop, type NotNow } from './not-now.ts';
import { renderMessage } from './render-message.ts';
import { isLeader } from './rights.ts';
import { newCommon } from './summary-card-data.ts';
import { deliveryMessage } from './summary-progress.ts';
import type { Texts } from './texts/texts.ts';
import { summaryName, summaryView } from './views/summary-view.ts';

/** The monthly status as it stands now, or that it was withdrawn. */
export async function writeSummary(deps: BotDeps, { message }: Due, texts: Texts): Promise<Message | NotNow> {
  const found = await findEdition(deps, message.content);
  if (found === undefined) return drop('unknown posting');
  const { period, edition } = found;
  // Where there is no copy, nothing is told of one.
  if (edition.withdrawn !== null)
    return message.op === 'post' ? drop('withdrawn') : withdrawnMessage(period, edition, texts);
  const { to, op } = message;
  if (op === 'post') {
    const subscription = findSubscription(await deps.store.read(subscriptionsOf(to.tenantId)), to);
    if (!subscription?.topics.includes('summary')) return drop('unsubscribed');
  }
  return renderMessage('summary', summaryView(shownOf(deps, found, isPlace(to) ? 'place' : 'person'), texts));
}

function shownOf(
  { municipalities }: BotDeps,
  { period, edition }: { period: Period; edition: Edition },
  reader: 'place' | 'person',
) {
  const content = edition.posted.at(-1) as Edition['posted'][number];
  const correctedAt = edition.posted.length > 1 ? content.at : undefined;
  return { period, content, correctedAt, reader, municipalities };
}

async function findEdition({ store }: BotDeps, content: Readonly<Record<string, string>>) {
  const posting = parsePosting(content);
  if (posting === undefined) return undefined;
  const { editions } = await store.read(summaryOf(posting.period));
  const edition = editions.find(({ number }) => number === posting.edition);
  return edition === undefined ? undefined : { period: posting.period, edition };
}

function withdrawnMessage(period: Period, { posted, withdrawn }: Edition, texts: Texts): Message {
  const { card } = texts.summaries;
  const name = summaryName(period, posted.at(-1) ?? { title: '' }, texts);
  const text = card.withdrawnText(formatMoment(new Date(withdrawn?.at ?? 0), texts.language));
  return choiceMessage({ heading: card.withdrawn(name), text, choices: [], buttons: [] }, texts);
}

/** How it goes with a posting, for the one who posts. */
export async function writeProgress(deps: BotDeps, { message }: Due, texts: Texts): Promise<Message | NotNow> {
  const found = await findEdition(deps, message.content);
  return found === undefined ? drop('unknown posting') : deliveryMessage(deps, { ...found, status: [] }, texts);
}

/** What a project leader is told about a draft. */
export async function writeNotice(
  deps: BotDeps,
  { message: { to, content } }: Due,
  texts: Texts,
): Promise<Message | NotNow> {
  const { store, people } = deps;
  const period = parsePeriod(content.period ?? '');
  if (period === undefined || isPlace(to)) return drop('unknown month');
  if (!isLeader(rightsOf(to, await store.read(allRoles), people))) return drop('no longer a project leader');
  const summary = await store.read(summaryOf(period));
  const version = currentVersion(summary);
  const { notice, approve } = texts.summaries.send;
  const name = summaryName(period, version ?? { title: '' }, texts);
  if (content.what === 'missed') {
    return { kind: 'text', text: notice.missed(name, formatMoment(new Date(content.at ?? 0), texts.language)) };
  }
  if (version === undefined || String(version.number) !== content.version) return drop('changed since');
  if (content.what === 'approved') return { kind: 'text', text: notice.approved(name) };
  if (summary.approval?.version === version.number) return drop('approved already');
  const data = { ...newCommon(texts.language), period };
  return choiceMessage(
    {
      heading: notice.approval(name),
      text: notice.approvalText,
      choices: [],
      buttons: [
        { ...texts.summaries.form.preview, verb: 'summary.preview', data },
        { ...approve, verb: 'summary.approve', data: { ...data, version: version.number } },
      ],
    },
    texts,
  );
}
