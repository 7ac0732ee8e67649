import type { Status } from '../cards/card-data.ts';
import { monthDoc } from '../src/reports/month-reports.ts';
import { overviewOf } from '../src/reports/overview.ts';
import type { Period } from '../src/reports/period.ts';
import { windowOf } from '../src/reports/report-window.ts';
import { countLines, type LinePage, linePages } from '../src/summaries/line-pages.ts';
import { suggestLines } from '../src/summaries/suggest.ts';
import { type Content, contentToEdit, summaryOf } from '../src/summaries/summary.ts';
import type { CardMessage } from './message.ts';
import { renderMessage } from './render-message.ts';
import { newDraftState } from './summary-draft.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { summaryLinesView } from './views/summary-lines-view.ts';

/** What can be taken from the month's reports, and what has been. */
export async function pagesOf(turn: Turn, period: Period, kept: Content['lines']): Promise<LinePage[]> {
  const { store, municipalities, reports, themes } = turn.deps;
  const month = await store.read(monthDoc(period));
  const counts = countLines(overviewOf(month, municipalities, windowOf(period, reports)), period);
  return linePages(counts, suggestLines(month, municipalities, themes), kept);
}

/** A page of lines from the reports. */
export async function linesMessage(
  turn: Turn,
  { period, page, status, chosenPages }: { period: Period; page: number; status: Status[]; chosenPages: number },
  texts: Texts,
): Promise<CardMessage> {
  const { store, municipalities } = turn.deps;
  const summary = await store.read(summaryOf(period));
  const pages = await pagesOf(turn, period, contentToEdit(summary).lines);
  const state = { ...newDraftState(summary, period, texts), chosenPages };
  const shown = { pages, page: Math.min(page, Math.max(0, pages.length - 1)), state, status, municipalities };
  return renderMessage('summary-lines', summaryLinesView(shown, texts));
}
