import { formatMonth, formatShortDay } from '../src/calendar/format.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { openQuestions } from '../src/forum/forum-queue.ts';
import { inOrder, type QueuedQuestion } from '../src/forum/questions.ts';
import { describeAge } from '../src/knowledge/describe-entry.ts';
import { inLanguage } from '../src/knowledge/english-text.ts';
import type { Entry } from '../src/knowledge/entry.ts';
import { entryText } from '../src/knowledge/entry-text.ts';
import { fittingEntries } from '../src/knowledge/nearest.ts';
import { plainText, words } from '../src/knowledge/normalise.ts';
import { parsePeriod } from '../src/reports/period.ts';
import { type Posted, readArchive } from '../src/summaries/archive.ts';
import { COMMANDS } from './commands.ts';
import { type CardMessage, shortened } from './message.ts';
import { renderMessage } from './render-message.ts';
import { parseMonth } from './summary-reading.ts';
import type { Turn } from './turn.ts';
import { sharedEntryView } from './views/answer-view.ts';
import { sharedQuestionView } from './views/questions-view.ts';
import { summaryName, summaryView } from './views/summary-view.ts';

/** Something that a reader may share: how it is listed, and the card that others come to see. */
export type Found = { readonly title: string; readonly text: string; readonly message: CardMessage };
/** Which part of what is found is shown. */
export type Part = { readonly skip: number; readonly count: number };

const MAX_TITLE = 100;
const MAX_TEXT = 140;
/** Months of the monthly status that are searched: ten years. */
const MOST_MONTHS = 120;

/** Entries that hold the words, the best first; all of them, the newest source first, when there are none. */
export async function searchKnowledge({ deps, texts, now }: Turn, text: string, part: Part): Promise<Found[]> {
  const knowledge = deps.knowledge();
  const newest = (): Entry[] =>
    [...knowledge.entries.values()]
      .filter(({ status }) => status !== 'gap')
      .sort((a, b) => (b.source.asOf ?? '').localeCompare(a.source.asOf ?? '') || a.title.localeCompare(b.title, 'sv'));
  const found = text === '' ? newest() : fittingEntries(text, knowledge);
  return partOf(found, part).map((entry) => foundEntry({ deps, texts, now }, entry));
}

export function foundEntry({ deps, texts, now }: Pick<Turn, 'deps' | 'texts' | 'now'>, entry: Entry): Found {
  const view = sharedEntryView(entry, { knowledge: deps.knowledge(), texts, now });
  const age = `${entry.source.publisher}, ${describeAge(entry.source, texts.knowledge)}`;
  const { title } = inLanguage(entry, texts.language);
  return listed(title, `${age}: ${entryText(entry, undefined, texts.language)}`, renderMessage('answer', view));
}

/** Questions to the forum that hold all the words, what most municipalities want to know first. */
export async function searchQuestions(turn: Turn, text: string, part: Part): Promise<Found[]> {
  const wanted = words(text);
  const found = inOrder(await turn.deps.store.read(openQuestions)).filter((one) => holds(one.text, wanted));
  return partOf(found, part).map((question) => foundQuestion(turn, question));
}

export function foundQuestion({ deps, texts }: Pick<Turn, 'deps' | 'texts'>, question: QueuedQuestion): Found {
  const view = sharedQuestionView(question, { municipalities: deps.municipalities }, texts);
  const asked = formatShortDay(dayOf(new Date(question.askedAt)), texts.language);
  const [item] = view.questions;
  return listed(question.text, item?.meta ?? asked, renderMessage('questions', view));
}

/** The words of commands that ask for a monthly status, which people write here too. */
const SUMMARY_COMMANDS: ReadonlySet<string> = new Set(['summary', 'latest', 'month']);

function withoutCommand(text: string): string {
  const typed = plainText(text).toLowerCase();
  const begins = COMMANDS.filter(({ name }) => SUMMARY_COMMANDS.has(name))
    .flatMap((command) => [...command.words.sv, ...command.words.en])
    .filter((word) => `${typed} `.startsWith(`${word} `))
    .map(({ length }) => length);
  return typed.slice(Math.max(0, ...begins)).trim();
}

/** The monthly status that people can see: of a month, or with all the words in it; the newest first. */
export async function searchSummaries({ deps, texts }: Turn, text: string, part: Part): Promise<Found[]> {
  const named = withoutCommand(text);
  const asked = parsePeriod(named);
  const month = parseMonth(named);
  const wanted = words(named);
  const fits = ({ period, posted }: Posted): boolean => {
    if (asked !== undefined) return period === asked;
    if (month !== undefined) return period.endsWith(`-${String(month.month).padStart(2, '0')}`) && isOf(period, month);
    const lines = posted.lines.map((line) => line.text).join(' ');
    const name = `${formatMonth(period, 'sv')} ${formatMonth(period, 'en')}`;
    return holds(`${posted.title} ${name} ${posted.summary} ${posted.planning} ${lines}`, wanted);
  };
  const all = await readArchive(deps.store, { count: named === '' ? part.skip + part.count : MOST_MONTHS });
  return partOf(all.filter(fits), part).map((one) => foundSummary({ deps, texts }, one));
}

const isOf = (period: string, { year }: { year: number | undefined }): boolean =>
  year === undefined || period.startsWith(`${year}-`);

export function foundSummary({ deps, texts }: Pick<Turn, 'deps' | 'texts'>, { period, posted }: Posted): Found {
  const { municipalities } = deps;
  const shown = { period, content: posted, correctedAt: undefined, reader: undefined, municipalities };
  const name = summaryName(period, posted, texts);
  const month = formatMonth(period, texts.language);
  const opening = posted.summary || posted.planning;
  return listed(
    name,
    name.includes(month) ? opening : `${month}: ${opening}`,
    renderMessage('summary', summaryView(shown, texts)),
  );
}

function listed(title: string, text: string, message: CardMessage): Found {
  const line = (said: string, most: number): string => shortened(said.replaceAll(/\s+/g, ' ').trim(), most);
  return { title: line(title, MAX_TITLE), text: line(text, MAX_TEXT), message };
}

/** Whether a text holds all of the words, or words that begin so. */
function holds(text: string, wanted: readonly string[]): boolean {
  const held = words(text);
  return wanted.every((word) => held.some((one) => one.startsWith(word)));
}

const partOf = <One>(all: readonly One[], { skip, count }: Part): One[] => all.slice(skip, skip + count);
