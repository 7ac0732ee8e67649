import type { ButtonData, CardData, Status } from '../../cards/card-data.ts';
import { formatDay, formatMoment, formatMonth, formatMonthName } from '../../src/calendar/format.ts';
import { dayOf } from '../../src/calendar/stockholm.ts';
import type { Revision } from '../../src/reports/month-reports.ts';
import type { OverviewRow } from '../../src/reports/overview.ts';
import { addMonths, type Period } from '../../src/reports/period.ts';
import { AREAS, type Report, type ReportStatus } from '../../src/reports/report.ts';
import type { ReportWindow } from '../../src/reports/report-window.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { plainLines } from './plain-runs.ts';

type Card = CardData['report'];

/** Of different shape, so that they are told apart without colour; the word stands beside. */
const SYMBOLS: Record<ReportStatus, string> = { 'on-track': '✓', 'some-risk': '▲', 'needs-support': '■' };
const MOST_EARLIER = 5;

/** What the card of one municipality's month is made from. */
export type ShownReport = {
  readonly row: OverviewRow;
  readonly period: Period;
  readonly window: ReportWindow;
  readonly texts: Texts;
  /** What became of the last press. */
  readonly status: Status[];
  /** The revisions before the current one, in any order. */
  readonly earlier: readonly Revision[];
  readonly buttons: ButtonData[];
  /** Lets the municipality off, with a reason from an input. */
  readonly excuse: ButtonData | undefined;
};

/** One municipality's month: what it says, or why it says nothing. Also the receipt of a report. */
export function reportView({ row, period, window, texts, status, earlier, buttons, excuse }: ShownReport): Card {
  const { language, overview } = texts;
  const { current, municipality } = row;
  const heading = overview.report.heading(municipality.name, formatMonth(period, language));
  const absence = current === undefined ? absenceOf(row, texts) : [];
  const said = current === undefined ? overview.report.missing : statusWord(current.report.status, texts);
  return {
    lang: language,
    summary: `${heading}: ${row.state === 'excused' ? texts.reports.states.excused : said}`,
    heading,
    status,
    absence,
    facts: current === undefined ? [] : factsOf(row, current, window, texts),
    sections: current === undefined ? [] : sectionsOf(current.report, period, texts),
    earlier: earlier.length === 0 ? [] : [{ heading: overview.report.earlier, versions: versionsOf(earlier, texts) }],
    excuse: excuse === undefined ? [] : [{ label: overview.report.reason, button: excuse }],
    buttons: buttonRows(buttons),
  };
}

function absenceOf({ excuse, state }: OverviewRow, { language, overview }: Texts): string[] {
  if (state !== 'excused' || excuse === undefined) return [overview.report.missing];
  return plainLines(overview.report.excused(formatDay(dayOf(new Date(excuse.at)), language), excuse.reason.trim()));
}

function factsOf(
  { state, firstAt }: OverviewRow,
  { number, at, via, report }: Revision,
  { dueDay }: ReportWindow,
  texts: Texts,
): Card['facts'] {
  const { language, overview, reports } = texts;
  const changed = formatMoment(new Date(at), language);
  const handedIn = formatMoment(new Date(firstAt ?? at), language);
  const version = number === 1 ? '1' : overview.report.changed(number, changed);
  return [
    { label: reports.fields.status, value: statusWord(report.status, texts) },
    {
      label: overview.report.handedIn,
      value: state === 'late' ? overview.report.late(handedIn, formatDay(dueDay, language)) : handedIn,
    },
    { label: overview.report.version, value: via === 'phone' ? overview.report.phone(version) : version },
  ];
}

function sectionsOf(report: Report, period: Period, texts: Texts): Card['sections'] {
  const { overview, reports, language } = texts;
  const written = (heading: string, text: string) => ({ heading, facts: [], lines: plainLines(text) });
  const areas = AREAS.flatMap((area) => {
    const status = report.areas[area];
    return status === undefined ? [] : [{ label: reports.areas[area], value: statusWord(status, texts) }];
  });
  const nextMonth = formatMonthName(addMonths(period, 1), language);
  const sections = [
    written(reports.fields.summary, report.summary),
    written(overview.report.planning(nextMonth), report.planning),
    { heading: reports.fields.areas, facts: areas, lines: [] },
    { heading: reports.fields.options, facts: [], lines: report.options.map((option) => reports.options[option]) },
    written(reports.fields.support, report.support),
    written(reports.fields.question, report.question),
  ];
  return sections.filter(({ facts, lines }) => facts.length > 0 || lines.length > 0);
}

function versionsOf(earlier: readonly Revision[], { language, overview }: Texts): string[] {
  return [...earlier]
    .sort((a, b) => b.number - a.number)
    .slice(0, MOST_EARLIER)
    .map(({ number, at }) => overview.report.earlierVersion(number, formatMoment(new Date(at), language)));
}

/** How it goes, with a sign that is told from the others without colour. */
export function statusWord(status: ReportStatus, { reports }: Texts): string {
  return `${SYMBOLS[status]} ${reports.statuses[status]}`;
}
