import { Temporal } from 'temporal-polyfill';
import type { Status } from '../cards/card-data.ts';
import { parseLocalMoment } from '../src/calendar/local-time.ts';
import { changeForum, forumYear, type NewForumChange, readForumChanges } from '../src/forum/forum-calendar.ts';
import {
  isRegularDay,
  MAX_MINUTES,
  MAX_MOVED_DAYS,
  MIN_MINUTES,
  type Occurrence,
  occurrenceOf,
} from '../src/forum/series.ts';
import type { ForumTexts } from '../src/forum/texts/forum-texts.ts';
import { plainText } from '../src/knowledge/normalise.ts';
import { holdsPersonalIdentityNumber } from '../src/people/personal-identity-number.ts';
import type { ActionResult } from './action.ts';
import type { OccurrenceData } from './forum-card-data.ts';
import { forumMessage } from './forum-series.ts';
import { renderMessage } from './render-message.ts';
import { textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { forumChangeView } from './views/forum-view.ts';

const MAX_REASON_LENGTH = 300;

type Refused = keyof ForumTexts['change']['refused'];

/** The next forums. */
export async function showForum(turn: Turn, { lang }: { lang: 'sv' | 'en' }): Promise<ActionResult> {
  const message = await forumMessage(turn, [], textsFor(lang));
  return { kind: 'card', message, said: message.summary };
}

/** The forum of that day as it stands; `undefined` when there is none or it is over. */
async function findForum({ deps, now }: Turn, day: string): Promise<Occurrence | undefined> {
  const regular = parseDay(day);
  if (regular === undefined || !isRegularDay(regular, deps.forum)) return undefined;
  const changeOn = await readForumChanges(deps.store, regular);
  const found = occurrenceOf(regular, deps.forum, changeOn(regular));
  const end = Math.max(found.endsAt.getTime(), found.regularStart.getTime());
  return end > now.getTime() ? found : undefined;
}

function parseDay(day: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(day);
  } catch {
    return undefined;
  }
}

async function changeCard(turn: Turn, data: OccurrenceData, status: Status[]): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const occurrence = await findForum(turn, data.forum);
  if (occurrence === undefined) return { kind: 'said', said: texts.forum.change.refused.over };
  const typed = status.length === 0 ? undefined : data;
  const message = renderMessage('forum', forumChangeView({ occurrence, status, typed }, texts));
  return { kind: 'card', message, said: status[0]?.text ?? message.summary };
}

/** Opens what can be changed about a forum. */
export async function openForumChange(turn: Turn, data: OccurrenceData): Promise<ActionResult> {
  return changeCard(turn, data, []);
}

/** What the inputs come to, or why not. */
type Wanted = NewForumChange | Refused;

async function decide(
  turn: Turn,
  data: OccurrenceData,
  wanted: (found: Occurrence, reason: string) => Wanted,
): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { change: words } = texts.forum;
  const refuse = (why: Refused): Promise<ActionResult> =>
    changeCard(turn, data, [{ style: 'attention', text: words.refused[why] }]);
  const found = await findForum(turn, data.forum);
  if (found === undefined) return { kind: 'said', said: words.refused.over };
  const reason = plainText(data.reason ?? '');
  const change = wanted(found, reason);
  if (typeof change === 'string') return refuse(change);
  if (change.kind !== 'restored') {
    if (reason === '') return refuse('reason');
    if (reason.length > MAX_REASON_LENGTH) return refuse('reason-too-long');
    if (holdsPersonalIdentityNumber(reason)) return refuse('personal-data');
  }
  const result = await turn.deps.store.change(forumYear(found.day), (calendar) =>
    changeForum(calendar, found.day, { change, by: turn.person, now: turn.now }),
  );
  turn.log.info({ result, forum: data.forum, kind: change.kind }, 'a change of the forum');
  turn.deps.wake();
  const text = result === 'already' ? words.already : `${words.done[change.kind]} ${words.told}`;
  const message = await forumMessage(turn, [{ style: 'good', text }], texts);
  return { kind: 'card', message, said: text };
}

export function cancelForum(turn: Turn, data: OccurrenceData): Promise<ActionResult> {
  return decide(turn, data, (_found, reason) => ({ kind: 'cancelled', reason }));
}

export function restoreForum(turn: Turn, data: OccurrenceData): Promise<ActionResult> {
  return decide(turn, data, ({ regularStart }) => (regularStart <= turn.now ? 'past' : { kind: 'restored' }));
}

export function lengthenForum(turn: Turn, data: OccurrenceData): Promise<ActionResult> {
  return decide(turn, data, ({ change, absence }, reason) => {
    if (absence !== undefined) return 'absent';
    const minutes = parseMinutes(data.minutes);
    if (minutes === undefined) return 'minutes';
    // A forum that was moved stays where it is.
    return change?.kind === 'moved'
      ? { ...movedTo(change.to, minutes), reason }
      : { kind: 'lengthened', reason, minutes };
  });
}

export function moveForum(turn: Turn, data: OccurrenceData): Promise<ActionResult> {
  return decide(turn, data, ({ day }, reason) => {
    const minutes = parseMinutes(data.minutes);
    if (minutes === undefined) return 'minutes';
    const moment = parseLocalMoment(data.day ?? '', (data.time ?? '').slice(0, 5));
    if (moment.kind !== 'moment') return moment.kind;
    if (moment.at <= turn.now) return 'past';
    const { days } = day.until(moment.day).abs();
    return days > MAX_MOVED_DAYS ? 'too-far' : { ...movedTo(moment.at.toISOString(), minutes), reason };
  });
}

const movedTo = (to: string, minutes: number) => ({ kind: 'moved', to, minutes }) as const;

function parseMinutes(typed: OccurrenceData['minutes']): number | undefined {
  const minutes = typed === '' ? Number.NaN : Number(typed);
  return Number.isInteger(minutes) && minutes >= MIN_MINUTES && minutes <= MAX_MINUTES ? minutes : undefined;
}
