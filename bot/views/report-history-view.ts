import type { ButtonData, CardData } from '../../cards/card-data.ts';
import { formatMonth, formatMonthName } from '../../src/calendar/format.ts';
import type { Language } from '../../src/language.ts';
import { byRegion } from '../../src/reports/by-region.ts';
import type { History } from '../../src/reports/history.ts';
import { addMonths, type Period } from '../../src/reports/period.ts';
import { newMonthData } from '../report-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';

/** Sets letters apart, so that each is seen and read out on its own. */
const GAP = '\u2009';
const STEP_MONTHS = 12;

/** Twelve months of all municipalities; `latest` is the newest month that may be shown. */
export function reportHistoryView(
  { months, rows }: History,
  { texts, latest }: { texts: Texts; latest: Period },
): CardData['report-history'] {
  const { overview, language } = texts;
  const { history } = overview;
  const withData = months.flatMap(({ period, handedIn }) => (handedIn === undefined ? [] : [{ period, handedIn }]));
  const first = months[0]?.period ?? latest;
  const last = months.at(-1)?.period ?? latest;
  const heading = history.heading(formatMonth(first, language), formatMonth(last, language));
  const chart = {
    title: history.chart,
    header: { label: history.month, value: history.count },
    points: withData.map(({ period, handedIn }) => ({
      legend: shortMonth(period, language),
      label: formatMonth(period, language),
      value: handedIn,
    })),
  };
  const isEmpty = withData.length === 0;
  return {
    lang: language,
    summary: `${heading}.`,
    heading,
    nothing: isEmpty ? history.none : '',
    charts: isEmpty ? [] : [chart],
    legend: isEmpty ? '' : history.legend,
    header: {
      name: history.municipality,
      letters: months.map(({ period }) => initial(period, language)).join(GAP),
    },
    regions: isEmpty
      ? []
      : byRegion(rows).map(({ name, rows: members }) => ({
          name,
          rows: members.map(({ municipality, states }) => ({
            name: municipality.name,
            letters: states.map((state) => history.letters[state]).join(GAP),
          })),
        })),
    buttons: buttonRows([
      ...(isEmpty ? [] : [turnTo(addMonths(last, -STEP_MONTHS), history.earlier, texts)]),
      ...(last < latest ? [turnTo(earliestOf(addMonths(last, STEP_MONTHS), latest), history.later, texts)] : []),
      {
        title: history.overview(formatMonthName(last, language)),
        tooltip: overview.month.heading(formatMonth(last, language)),
        verb: 'report.status',
        data: newMonthData(language, last),
      },
    ]),
  };
}

function turnTo(last: Period, title: string, { overview, language }: Texts): ButtonData {
  const first = addMonths(last, 1 - STEP_MONTHS);
  return {
    title,
    tooltip: overview.history.heading(formatMonth(first, language), formatMonth(last, language)),
    verb: 'report.history',
    data: newMonthData(language, last),
  };
}

function earliestOf(one: Period, other: Period): Period {
  return one < other ? one : other;
}

function shortMonth(period: Period, language: Language): string {
  return formatMonthName(period, language).slice(0, 3);
}

function initial(period: Period, language: Language): string {
  return formatMonthName(period, language).charAt(0).toUpperCase();
}
