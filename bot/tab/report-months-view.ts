import { formatMonth, formatMonthName } from '../../src/calendar/format.ts';
import { byRegion } from '../../src/reports/by-region.ts';
import { countHandedIn } from '../../src/reports/handed-in.ts';
import type { History, HistoryState } from '../../src/reports/history.ts';
import { countStates, MUNICIPALITY_STATES, type MunicipalityState } from '../../src/reports/overview.ts';
import { addMonths, type Period } from '../../src/reports/period.ts';
import { takesReports } from '../../src/reports/report-window.ts';
import type { readMonth } from '../report-month.ts';
import type { Texts } from '../texts/texts.ts';
import { needsOf, notesOf } from '../views/report-needs-view.ts';
import { byReason, windowLine } from '../views/report-status-view.ts';
import { statusWord } from '../views/report-view.ts';

/** Another month to turn to. */
type Step = { period: Period; name: string };
/** A bar of a chart: what it is of, and how many. */
type Bar = { label: string; value: number };
/** A municipality in the month's matrix. `status`: how it goes, empty as long as it has not reported. */
type MonthRow = { code: string; name: string; state: MunicipalityState; label: string; status: string };
/** A month of all municipalities, in words. */
export type MonthShown = {
  period: Period;
  heading: string;
  window: string;
  isIn: string;
  reminded: string;
  total: number;
  chart: { title: string; label: string; value: string; bars: (Bar & { state: MunicipalityState })[] };
  needs: { heading: string; rows: { name: string; lines: string[] }[]; more: string }[];
  notes: string[];
  /** None or one list of those whom no reminder reaches. */
  unreachable: { heading: string; reasons: { reason: string; names: string }[] }[];
  regions: { name: string; isIn: string; rows: MonthRow[] }[];
  earlier: Step;
  later: Step | null;
  /** What the button that reminds those who are missing says; empty when nobody can be reminded. */
  remind: string;
};

type Reading = { texts: Texts; now: Date };

export function monthShown(
  { window, rows, latest, reminded, unreachable }: Awaited<ReturnType<typeof readMonth>>,
  { texts, now }: Reading,
): MonthShown {
  const { overview, reports, language } = texts;
  const { month } = overview;
  const { period } = window;
  const counts = countStates(rows);
  const step = (to: Period): Step => ({ period: to, name: formatMonthName(to, language) });
  const canRemind = counts.missing > 0 && takesReports(window, now);
  return {
    period,
    heading: month.heading(formatMonth(period, language)),
    window: windowLine(window, now, texts),
    isIn: overview.in(countHandedIn(rows), rows.length),
    reminded,
    total: rows.length,
    chart: {
      title: month.chart,
      label: month.state,
      value: month.count,
      bars: MUNICIPALITY_STATES.map((state) => ({
        state,
        label: month.states[state](counts[state]),
        value: counts[state],
      })),
    },
    needs: needsOf(rows, texts),
    notes: notesOf(rows, texts),
    unreachable:
      unreachable.length === 0 ? [] : [{ heading: month.unreachable, reasons: byReason(unreachable, texts) }],
    regions: byRegion(rows).map(({ name, rows: members }) => ({
      name,
      isIn: overview.in(countHandedIn(members), members.length),
      rows: members.map(({ municipality, state, current }) => ({
        code: municipality.code,
        name: municipality.name,
        state,
        label: reports.states[state],
        status: current === undefined ? '' : statusWord(current.report.status, texts),
      })),
    })),
    earlier: step(addMonths(period, -1)),
    later: period < latest ? step(addMonths(period, 1)) : null,
    remind: canRemind ? month.remind(counts.missing).title : '',
  };
}

/** A state in the matrix: its letter, and the word that is read out. */
export type HistoryCell = { state: HistoryState; letter: string; word: string };
/** Several months side by side. `months` are those of the columns, the oldest first. */
export type HistoryShown = {
  heading: string;
  none: string;
  legend: string;
  total: number;
  months: { period: Period; name: string; short: string }[];
  chart: { title: string; label: string; value: string; bars: Bar[] };
  municipality: string;
  regions: { name: string; rows: { code: string; name: string; cells: HistoryCell[] }[] }[];
  /** The last months of the years before and after. */
  earlier: { last: Period; title: string } | null;
  later: { last: Period; title: string } | null;
};

const STEP_MONTHS = 12;

export function historyShown(
  { months, rows }: History,
  { texts, latest }: { texts: Texts; latest: Period },
): HistoryShown {
  const { overview, language } = texts;
  const { history } = overview;
  const withData = months.flatMap(({ period, handedIn }) => (handedIn === undefined ? [] : [{ period, handedIn }]));
  const first = months[0]?.period ?? latest;
  const last = months.at(-1)?.period ?? latest;
  const next = addMonths(last, STEP_MONTHS);
  return {
    heading: history.heading(formatMonth(first, language), formatMonth(last, language)),
    none: withData.length === 0 ? history.none : '',
    legend: history.legend,
    total: rows.length,
    months: months.map(({ period }) => ({
      period,
      name: formatMonth(period, language),
      short: formatMonthName(period, language).slice(0, 3),
    })),
    chart: {
      title: history.chart,
      label: history.month,
      value: history.count,
      bars: withData.map(({ period, handedIn }) => ({ label: formatMonth(period, language), value: handedIn })),
    },
    municipality: history.municipality,
    regions: byRegion(rows).map(({ name, rows: members }) => ({
      name,
      rows: members.map(({ municipality, states }) => ({
        code: municipality.code,
        name: municipality.name,
        cells: states.map((state) => cellOf(state, texts)),
      })),
    })),
    earlier: withData.length === 0 ? null : { last: addMonths(last, -STEP_MONTHS), title: history.earlier },
    later: last < latest ? { last: next < latest ? next : latest, title: history.later } : null,
  };
}

export function cellOf(state: HistoryState, { overview, reports }: Texts): HistoryCell {
  const word = state === 'no-data' ? '' : reports.states[state];
  return { state, letter: overview.history.letters[state], word };
}
