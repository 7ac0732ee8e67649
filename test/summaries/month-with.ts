import assert from 'node:assert/strict';
import { dataFile } from '../../src/data-files.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import type { Month, Revision } from '../../src/reports/month-reports.ts';
import type { Report } from '../../src/reports/report.ts';
import { type SuggestedLine, suggestLines } from '../../src/summaries/suggest.ts';
import { readThemes } from '../../src/summaries/themes.ts';
import { allMunicipalities, monthOf, revision } from '../support/export-month.ts';

export const ALL = await allMunicipalities();
export const WORDS = await readThemes(dataFile('words'));
export const COACHES = 'Vi har utsett 34 coacher av de 40 som behövs på boendena.';
export const CARDS = 'Tjänstekorten är beställda men leveransen dröjer till vecka 48.';

/** A month in which municipalities, by name, wrote this; what is not told is left empty. */
export function monthWith(reports: Readonly<Record<string, Partial<Report>>>): Month {
  return monthOf(
    Object.fromEntries(Object.entries(reports).map(([name, report]) => [codeOf(name), [revisionOf(1, report)]])),
  );
}
export const revisionOf = (number: number, report: Partial<Report>): Revision =>
  revision({ number, report: { summary: '', planning: '', ...report } });

function codeOf(name: string): string {
  return ALL.find((municipality) => municipality.name === name)?.code ?? assert.fail(name);
}
export const nameOf = ({ source }: SuggestedLine): string =>
  ALL.find(({ code }) => code === source.municipality)?.name ?? '';
export const suggest = (month: Month, of: readonly Municipality[] = ALL): SuggestedLine[] =>
  suggestLines(month, of, WORDS);
export const texts = (lines: readonly SuggestedLine[]): string[] => lines.map(({ text }) => text);
