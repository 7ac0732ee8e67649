import type { HistoryState } from '../history.ts';
import type { MunicipalityState } from '../overview.ts';

/** The words of the cards that show a month, several months, and one municipality's month, in one language. */
export type OverviewTexts = {
  in(count: number, total: number): string;
  window: {
    notOpen(opens: string, due: string): string;
    open(due: string): string;
    late(due: string, lastDay: string): string;
    closed(day: string): string;
  };
  month: {
    heading(month: string): string;
    summary(month: string, isIn: string): string;
    chart: string;
    state: string;
    count: string;
    /** The word that goes with a number of municipalities. */
    states: Record<MunicipalityState, (count: number) => string>;
    needs(count: number): string;
    noNeeds: string;
    moreNeeds(count: number): string;
    /** What stands in place of a need that has not been put into words. */
    noNeedText(summary: string): string;
    someRisk(count: number, names: string): string;
    unreachable: string;
    many(count: number): string;
    municipality: string;
    placeholder: string;
    open: { title: string; tooltip: string };
    remind(count: number): { title: string; tooltip: string };
    export: { title: string; tooltip: string };
    history: { title: string; tooltip: string };
    refresh: { title: string; tooltip: string };
  };
  history: {
    heading(first: string, last: string): string;
    none: string;
    chart: string;
    month: string;
    count: string;
    municipality: string;
    letters: Record<HistoryState, string>;
    legend: string;
    earlier: string;
    later: string;
    overview(month: string): string;
  };
  report: {
    heading(municipality: string, month: string): string;
    handedIn: string;
    late(at: string, due: string): string;
    version: string;
    changed(number: number, at: string): string;
    phone(version: string): string;
    planning(month: string): string;
    missing: string;
    excused(day: string, reason: string): string;
    earlier: string;
    earlierVersion(number: number, at: string): string;
    reason: string;
  };
};
