import { formatMonth } from '../src/calendar/format.ts';
import { monthNamed } from '../src/calendar/month-names.ts';
import type { Period } from '../src/reports/period.ts';
import { addMonths } from '../src/reports/period.ts';
import { latestWindow } from '../src/reports/report-window.ts';
import { findPosted, type Posted, readArchive } from '../src/summaries/archive.ts';
import { hasUnposted } from '../src/summaries/draft.ts';
import { liveEdition, summaryOf } from '../src/summaries/summary.ts';
import type { ActionResult } from './action.ts';
import { withDialogs } from './card-dialogs.ts';
import { choiceMessage } from './choice-message.ts';
import type { BotDeps } from './deps.ts';
import type { CardMessage, Message } from './message.ts';
import { renderMessage } from './render-message.ts';
import { isLeader } from './rights.ts';
import { newCommon, type PeriodData } from './summary-card-data.ts';
import { draftMessage, isWritable } from './summary-draft.ts';
import { deliveryMessage } from './summary-progress.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { summaryName, summaryView } from './views/summary-view.ts';

/** Months on a page of the archive. */
const PAGE = 12;

/** What was posted, for somebody who asks. */
function postedMessage({ municipalities }: BotDeps, { period, posted }: Posted, texts: Texts): CardMessage {
  const shown = { period, content: posted, correctedAt: undefined, reader: undefined, municipalities };
  return renderMessage('summary', summaryView(shown, texts));
}

/** The newest that people can see. */
export async function latestMessage({ deps }: Turn, texts: Texts): Promise<Message> {
  const [newest] = await readArchive(deps.store, { count: 1 });
  return newest === undefined
    ? { kind: 'text', text: texts.summaries.archive.none }
    : postedMessage(deps, newest, texts);
}

/** All that people can see, a year a page. */
export async function archiveMessage(
  { deps }: Pick<Turn, 'deps'>,
  before: Period | undefined,
  texts: Texts,
): Promise<Message> {
  const { archive } = texts.summaries;
  const found = await readArchive(deps.store, { before, count: PAGE + 1 });
  if (found.length === 0) return { kind: 'text', text: archive.none };
  const shown = found.slice(0, PAGE);
  const common = newCommon(texts.language);
  const last = shown.at(-1)?.period;
  const message = choiceMessage(
    {
      heading: archive.heading,
      text: archive.text,
      choices: shown.map(({ period, posted }) => ({
        title:
          posted.title === ''
            ? formatMonth(period, texts.language)
            : `${formatMonth(period, texts.language)}: ${posted.title}`,
        tooltip: summaryName(period, posted, texts),
        verb: 'summary.read',
        data: { ...common, period },
      })),
      buttons:
        found.length > PAGE ? [{ ...archive.older, verb: 'summary.archive', data: { ...common, before: last } }] : [],
    },
    texts,
  );
  return withDialogs(message, deps);
}

/** Another page of the archive. */
export async function showArchive(
  turn: Turn,
  { lang, before }: { lang: 'sv' | 'en'; before?: string | undefined },
): Promise<ActionResult> {
  const message = await archiveMessage(turn, before, textsFor(lang));
  if (message.kind === 'text') return { kind: 'said', said: message.text };
  return { kind: 'card', message, said: message.summary };
}

/** Opens one of the archive as a message of its own, so that the list stays. */
export async function readSummary(turn: Turn, { lang, period }: PeriodData): Promise<ActionResult> {
  const texts = textsFor(lang);
  const [year, month] = period.split('-').map(Number);
  const found = await findPosted(turn.deps.store, { month: month ?? 0, year });
  if (found === undefined) return { kind: 'said', said: texts.summaries.archive.noneOf(formatMonth(period, lang)) };
  await turn.reply(postedMessage(turn.deps, found, texts));
  return { kind: 'replied', said: texts.bot.opened };
}

/** A month by its name, and the year if it is named: "maj", "maj 2026". */
export function parseMonth(text: string): { month: number; year: number | undefined } | undefined {
  const [, name = '', year] = /^(\p{L}+)(?: (20\d\d))?$/u.exec(text) ?? [];
  const month = monthNamed(name);
  return month === undefined ? undefined : { month, year: year === undefined ? undefined : Number(year) };
}

/** "lägesrapport maj"; `undefined` when none is posted: then it is a question as any other. */
export async function monthMessage({ deps }: Turn, texts: Texts, named: string): Promise<Message | undefined> {
  const wanted = parseMonth(named);
  const found = wanted === undefined ? undefined : await findPosted(deps.store, wanted);
  return found === undefined ? undefined : postedMessage(deps, found, texts);
}

/** "månadsrapport": for a project leader the draft or how the posting goes; for others the newest that is posted. */
export async function monthlyStatus(turn: Turn, texts: Texts, named: string): Promise<Message | undefined> {
  if (!isLeader(await turn.rights()))
    return named === '' ? latestMessage(turn, texts) : monthMessage(turn, texts, named);
  const period = composedPeriod(turn, named);
  if (!isWritable(period, turn.now)) return { kind: 'text', text: texts.summaries.archive.tooOld };
  const summary = await turn.deps.store.read(summaryOf(period));
  const edition = liveEdition(summary);
  if (edition === undefined || hasUnposted(summary)) return draftMessage(turn, { period, status: [] }, texts);
  return deliveryMessage(turn.deps, { period, edition, status: [] }, texts);
}

/** The month that is collected now, or the latest with that name that can be written. */
function composedPeriod({ now, deps }: Turn, named: string): Period {
  const { period: latest } = latestWindow(now, deps.reports);
  const wanted = parseMonth(named);
  if (wanted === undefined) return latest;
  const ending = `-${String(wanted.month).padStart(2, '0')}`;
  if (wanted.year !== undefined) return `${wanted.year}${ending}`;
  return (
    Array.from({ length: 12 }, (_, back) => addMonths(latest, 1 - back)).find((period) => period.endsWith(ending)) ??
    latest
  );
}
