import type { CardData } from '../../cards/card-data.ts';
import { byName } from '../../src/reports/by-region.ts';
import { countHandedIn, rowsWithStatus } from '../../src/reports/handed-in.ts';
import type { OverviewRow } from '../../src/reports/overview.ts';
import type { Report } from '../../src/reports/report.ts';
import { shortened } from '../message.ts';
import type { Texts } from '../texts/texts.ts';
import { plainLines } from './plain-runs.ts';

/** More would push the rest of the month out of sight. */
const MOST_NEEDS = 10;
const MOST_CHARACTERS = 200;

/** Who needs support and with what, in their own words; none or one list. */
export function needsOf(rows: readonly OverviewRow[], texts: Texts): CardData['report-status']['needs'] {
  const { month } = texts.overview;
  const needing = byName(rowsWithStatus(rows, 'needs-support'));
  const shown = needing.slice(0, MOST_NEEDS).map(({ municipality, current }) => ({
    name: municipality.name,
    lines: plainLines(needText(current.report, texts)),
  }));
  const left = needing.length - shown.length;
  if (shown.length === 0) return [];
  return [{ heading: month.needs(needing.length), rows: shown, more: left === 0 ? '' : month.moreNeeds(left) }];
}

/** What else the reports say about how it goes, a line each. */
export function notesOf(rows: readonly OverviewRow[], { overview: { month } }: Texts): string[] {
  const atRisk = byName(rowsWithStatus(rows, 'some-risk')).map(({ municipality }) => municipality.name);
  const isCalm = countHandedIn(rows) > 0 && rowsWithStatus(rows, 'needs-support').length === 0;
  return [
    ...(isCalm ? [month.noNeeds] : []),
    ...(atRisk.length === 0 ? [] : [month.someRisk(atRisk.length, atRisk.join(', '))]),
  ];
}

/** On one line, as there are several beside each other. */
function needText({ support, summary }: Report, { overview: { month } }: Texts): string {
  const text = support.trim() === '' ? month.noNeedText(summary) : support;
  return shortened(text.replace(/\s+/g, ' ').trim(), MOST_CHARACTERS);
}
