import { formatDay, formatMonthName } from '../src/calendar/format.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { addMonths } from '../src/reports/period.ts';
import { latestWindow, type ReportWindow, windowOf, windowState } from '../src/reports/report-window.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';

/** Why a month takes no reports now; `undefined` when it does. */
export function whyClosed(window: ReportWindow, now: Date, { reports, language }: Texts): string | undefined {
  const month = formatMonthName(window.period, language);
  const day = (at: Date): string => formatDay(dayOf(at), language);
  switch (windowState(window, now)) {
    case 'not-open':
      return reports.refused.notOpen(month, day(window.opensAt));
    case 'closed':
      return reports.refused.closed(month, day(window.closesAt));
    default:
      return undefined;
  }
}

/** When the next window opens, said to those who come between two. */
export function whyNoWindow(turn: Turn, texts: Texts): string | undefined {
  const { reports } = turn.deps;
  const window = latestWindow(turn.now, reports);
  if (windowState(window, turn.now) !== 'closed') return undefined;
  const next = windowOf(addMonths(window.period, 1), reports);
  return texts.reports.refused.noWindow(formatDay(dayOf(next.opensAt), texts.language));
}
