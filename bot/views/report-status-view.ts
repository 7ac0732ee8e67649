import type { ButtonData, CardData, LinkData, Status } from '../../cards/card-data.ts';
import { formatDay, formatMonth, formatMonthName } from '../../src/calendar/format.ts';
import { dayOf } from '../../src/calendar/stockholm.ts';
import { byName, byRegion } from '../../src/reports/by-region.ts';
import { countHandedIn } from '../../src/reports/handed-in.ts';
import {
  countStates,
  MUNICIPALITY_STATES,
  type MunicipalityState,
  type OverviewRow,
} from '../../src/reports/overview.ts';
import { addMonths, type Period } from '../../src/reports/period.ts';
import { type ReportWindow, takesReports, windowState } from '../../src/reports/report-window.ts';
import { newMonthData } from '../report-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { needsOf, notesOf } from './report-needs-view.ts';

type Card = CardData['report-status'];

/** Those who are missing stand first, as they are whom the reader looks for. */
const MATRIX_ORDER: readonly MunicipalityState[] = ['missing', 'late', 'excused', 'in-time'];
const COLOURS = { 'in-time': 'good', late: 'warning', missing: 'attention', excused: 'categoricalBlue' } as const;
/** As long as there is time nothing is wrong with a report that is missing. */
const COLOURS_IN_TIME = { ...COLOURS, missing: 'neutral', excused: 'categoricalBlue' } as const;
/** More names than this repeat what the list of those who are missing says. */
const MOST_NAMES = 15;
/** Months on the card that `report.history` opens. */
const HISTORY_MONTHS = 12;

/** What the card of a month is made from, besides the municipalities. */
export type ShownMonth = {
  readonly window: ReportWindow;
  readonly now: Date;
  readonly texts: Texts;
  /** The newest month that there is a card of. */
  readonly latest: Period;
  /** What became of the last press. */
  readonly status: Status[];
  /** What became of the last reminder; empty for none. */
  readonly reminded: string;
  readonly canExport: boolean;
  /** Municipalities that no reminder reaches, by name, with the reason as it is shown. */
  readonly unreachable: readonly { readonly municipality: string; readonly reason: string }[];
  readonly links: LinkData[];
  /** How long the links hold, as it is shown; empty where there are none. */
  readonly linkNote: string;
};

/** Who has reported in a month, who needs support, and what can be done about the rest. */
export function reportStatusView(rows: readonly OverviewRow[], shown: ShownMonth): Card {
  const { window, now, texts, unreachable, status, links, linkNote } = shown;
  const { overview, language } = texts;
  const { month } = overview;
  const counts = countStates(rows);
  const isIn = overview.in(countHandedIn(rows), rows.length);
  const name = formatMonth(window.period, language);
  const isInTime = now < window.lateFrom;
  const tallies = MUNICIPALITY_STATES.map((state) => ({
    state,
    count: counts[state],
    label: month.states[state](counts[state]),
  })).filter(({ count }) => count > 0);
  return {
    lang: language,
    summary: month.summary(name, isIn),
    heading: month.heading(name),
    window: windowLine(window, now, texts),
    reminded: shown.reminded,
    in: isIn,
    counts: tallies.map(({ count, label }) => `${count}\u00a0${label.toLowerCase()}`).join(', '),
    chart: {
      title: month.chart,
      header: { label: month.state, value: month.count },
      points: tallies.map(({ state, count, label }) => ({
        legend: `${label}: ${count}`,
        label,
        value: count,
        color: (isInTime ? COLOURS_IN_TIME : COLOURS)[state],
      })),
    },
    needs: needsOf(rows, texts),
    notes: notesOf(rows, texts),
    regions: regionsOf(rows, texts),
    unreachable:
      unreachable.length === 0 ? [] : [{ heading: month.unreachable, reasons: byReason(unreachable, texts) }],
    choice: {
      label: month.municipality,
      placeholder: month.placeholder,
      choices: byName(rows).map(({ municipality }) => ({ title: municipality.name, value: municipality.code })),
      button: { ...month.open, verb: 'report.view', data: newMonthData(language, window.period) },
    },
    status,
    links,
    linkNote: links.length === 0 ? '' : linkNote,
    buttons: buttonRows([...buttonsOf(counts.missing, shown), ...stepsOf(shown)]),
  };
}

/** Until when the month's reports are taken. */
export function windowLine(window: ReportWindow, now: Date, { overview, language }: Texts): string {
  const due = formatDay(window.dueDay, language);
  switch (windowState(window, now)) {
    case 'not-open':
      return overview.window.notOpen(formatDay(dayOf(window.opensAt), language), due);
    case 'open':
      return overview.window.open(due);
    case 'late':
      return overview.window.late(due, formatDay(window.lastDay, language));
    case 'closed':
      return overview.window.closed(formatDay(dayOf(window.closesAt), language));
  }
}

function regionsOf(rows: readonly OverviewRow[], { overview, reports }: Texts): Card['regions'] {
  return byRegion(rows).map(({ name, rows: members }) => ({
    name,
    in: overview.in(countHandedIn(members), members.length),
    states: MATRIX_ORDER.map((state) => ({
      label: reports.states[state],
      names: members.flatMap((row) => (row.state === state ? [row.municipality.name] : [])).join(', '),
    })).filter(({ names }) => names !== ''),
  }));
}

/** Whom no reminder reaches, gathered by why. */
export function byReason(
  unreachable: ShownMonth['unreachable'],
  { overview }: Texts,
): Card['unreachable'][number]['reasons'] {
  const reasons = new Map<string, string[]>();
  for (const { municipality, reason } of unreachable) {
    reasons.set(reason, [...(reasons.get(reason) ?? []), municipality]);
  }
  return [...reasons].map(([reason, names]) => ({
    reason,
    names: names.length > MOST_NAMES ? overview.month.many(names.length) : names.join(', '),
  }));
}

function buttonsOf(missing: number, { window, now, texts, latest, canExport }: ShownMonth): ButtonData[] {
  const { overview, language } = texts;
  const { period } = window;
  const canRemind = missing > 0 && takesReports(window, now);
  const isRecent = addMonths(latest, 1 - HISTORY_MONTHS) <= period;
  const data = newMonthData(language, period);
  const history = newMonthData(language, isRecent ? latest : period);
  return [
    ...(canRemind ? [{ ...overview.month.remind(missing), verb: 'report.remind', data }] : []),
    ...(canExport ? [{ ...overview.month.export, verb: 'report.export', data }] : []),
    { ...overview.month.history, verb: 'report.history', data: history },
  ];
}

function stepsOf({ window: { period }, texts: { overview, language }, latest }: ShownMonth): ButtonData[] {
  const step = (to: Period, title: (name: string) => string): ButtonData => ({
    title: title(formatMonthName(to, language)),
    tooltip: overview.month.heading(formatMonth(to, language)),
    verb: 'report.status',
    data: newMonthData(language, to),
  });
  return [
    step(addMonths(period, -1), (name) => `‹ ${name}`),
    ...(period < latest ? [step(addMonths(period, 1), (name) => `${name} ›`)] : []),
    { ...overview.month.refresh, verb: 'report.status', data: newMonthData(language, period) },
  ];
}
