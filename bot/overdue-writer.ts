import { dayOf, timeOf } from '../src/calendar/stockholm.ts';
import type { Due } from '../src/delivery/dispatcher.ts';
import { deliveryOf } from '../src/delivery/outbox.ts';
import { planOnce } from '../src/delivery/plan.ts';
import { isPlace } from '../src/delivery/recipient.ts';
import { OVERDUE_JOB, overdueEntries } from '../src/knowledge/overdue.ts';
import { personKey } from '../src/people/person.ts';
import { rightsOf } from '../src/people/rights.ts';
import { allRoles } from '../src/people/roles.ts';
import type { BotDeps } from './deps.ts';
import { newEntryData } from './entry-card-data.ts';
import { readHosts } from './forum-hosts.ts';
import type { Message } from './message.ts';
import { drop, type NotNow } from './not-now.ts';
import { renderMessage } from './render-message.ts';
import { isHost } from './rights.ts';
import type { Texts } from './texts/texts.ts';
import { buttonRows } from './views/button-rows.ts';
import { linesOf, NO_FIELDS } from './views/questions-view.ts';

/** Hour of the day, in Sweden, from which hosts are told. */
const FROM_HOUR = 9;
/** Entries on the card. */
const MOST = 10;

/** Has hosts told once a month which entries are to be reviewed. */
export async function planOverdue(deps: BotDeps): Promise<void> {
  const now = deps.now();
  if (timeOf(now).hour < FROM_HOUR) return;
  const occurrence = dayOf(now).toString().slice(0, 7);
  if ((await deps.store.read(deliveryOf(OVERDUE_JOB, occurrence))).plannedAt !== null) return;
  if (overdueEntries(deps.knowledge().entries.values(), dayOf(now).toString()).length === 0) return;
  const hosts = await readHosts(deps);
  if (hosts.length === 0) return;
  const messages = Object.fromEntries(hosts.map(({ person: to }) => [personKey(to), { to, content: {} }]));
  await planOnce(deps.store, { job: OVERDUE_JOB, occurrence, messages }, now);
}

/** The entries whose day of review has passed, each with a button that opens it. */
export async function writeOverdue(deps: BotDeps, { message: { to } }: Due, texts: Texts): Promise<Message | NotNow> {
  const roles = await deps.store.read(allRoles);
  if (isPlace(to) || !isHost(rightsOf(to, roles, deps.people))) return drop('no longer a host');
  const all = overdueEntries(deps.knowledge().entries.values(), dayOf(deps.now()).toString());
  if (all.length === 0) return drop('nothing to tell');
  const { edit: words, date } = texts.knowledge;
  return renderMessage('questions', {
    lang: texts.language,
    summary: words.overdue(all.length),
    heading: words.overdue(all.length),
    text: words.overdueText,
    status: [],
    filter: [],
    questions: all.slice(0, MOST).map(({ id, title, reviewBy }) => ({
      ...NO_FIELDS,
      lines: linesOf(title),
      meta: words.reviewWas(date(reviewBy ?? '')),
      flag: '',
      rows: buttonRows([{ ...words.open, verb: 'entry.open', data: { ...newEntryData(texts.language), entry: id } }]),
    })),
    hint: [...(all.length > MOST ? [words.moreOverdue(all.length - MOST)] : []), texts.forum.news.whyHost].join(' '),
    buttons: [],
  });
}
