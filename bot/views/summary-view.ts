import type { CardData } from '../../cards/card-data.ts';
import { formatMoment, formatMonth, formatMonthName } from '../../src/calendar/format.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import { addMonths, type Period } from '../../src/reports/period.ts';
import { parseAddress } from '../../src/summaries/draft.ts';
import type { Line } from '../../src/summaries/lines.ts';
import type { Content } from '../../src/summaries/summary.ts';
import { THEMES, type Theme } from '../../src/summaries/themes.ts';
import type { Texts } from '../texts/texts.ts';
import { escapeMarkdown, plainLines } from './plain-runs.ts';

/** A summary is longer than a report; beyond this its last line goes on and on. */
const MOST_LINES = 120;

/** What people type before the items of a list. */
const LIST_MARKER = /^\s*[-–*]\s+/;

export type ShownSummary = {
  readonly period: Period;
  readonly content: Content;
  /** When it was corrected last, if ever. */
  readonly correctedAt: string | undefined;
  /** Whom it is posted to; `undefined` where somebody has asked to see it. */
  readonly reader: 'place' | 'person' | undefined;
  readonly municipalities: readonly Municipality[];
};

/** "Månadsrapport oktober 2026", or the title that it was given. */
export function summaryName(period: Period, { title }: Pick<Content, 'title'>, { summaries, language }: Texts): string {
  return title === '' ? summaries.name(formatMonth(period, language)) : title;
}

/** The monthly status as people see it. */
export function summaryView(shown: ShownSummary, texts: Texts): CardData['summary'] {
  const { period, content, correctedAt, reader, municipalities } = shown;
  const { summaries, language } = texts;
  const { card, parts } = summaries;
  const name = summaryName(period, content, texts);
  const month = formatMonthName(period, language);
  const next = formatMonthName(addMonths(period, 1), language);
  const part = (which: 'summary' | 'planning', heading: string) => ({
    heading,
    lines: plainLines(content[which], MOST_LINES).map((text) => ({ text: text.replace(LIST_MARKER, '• ') })),
    groups: groupsOf(
      content.lines.filter((line) => line.part === which),
      municipalities,
      texts,
    ),
  });
  const sections = [part('summary', parts.summary(month)), part('planning', parts.planning(next))];
  return {
    lang: language,
    summary: card.summary(name),
    heading: escapeMarkdown(name),
    note: correctedAt === undefined ? '' : card.corrected(formatMoment(new Date(correctedAt), language)),
    sections: sections.filter(({ lines, groups }) => lines.length > 0 || groups.length > 0),
    links: linksOf(content.link, texts),
    from: card.from,
    why: reader === undefined ? '' : reader === 'place' ? card.why : card.whyPersonal,
  };
}

/** None for what is no address: a form may hold it until it is mended. */
function linksOf(link: string, { summaries }: Texts): CardData['summary']['links'] {
  const url = parseAddress(link);
  return url === undefined ? [] : [{ title: summaries.card.link(url.hostname), url: link }];
}

/** What was taken from the reports: counts first, then by theme, by region and by municipality. */
function groupsOf(
  lines: readonly Line[],
  municipalities: readonly Municipality[],
  { summaries }: Texts,
): CardData['summary']['sections'][number]['groups'] {
  const told = (theme: Theme | null) =>
    inOrder(
      lines.filter((line) => line.theme === theme),
      municipalities,
    ).map((line) => ({
      text: lineText(line, municipalities),
    }));
  const counts = told(null);
  const byTheme = THEMES.map((theme) => ({ heading: summaries.themes[theme], lines: told(theme) }));
  return [
    ...(counts.length === 0 ? [] : [{ heading: summaries.card.fromReports, lines: counts }]),
    ...byTheme.filter((group) => group.lines.length > 0),
  ];
}

const swedish = new Intl.Collator('sv');

function inOrder(lines: readonly Line[], municipalities: readonly Municipality[]): Line[] {
  const placeOf = ({ source }: Line): string => {
    const found = municipalities.find(({ code }) => code === source?.municipality);
    return found === undefined ? '' : `${found.region} ${found.name}`;
  };
  return [...lines].sort((a, b) => swedish.compare(placeOf(a), placeOf(b)));
}

/** A line with the municipality that wrote it. */
export function lineText({ text, source }: Line, municipalities: readonly Municipality[]): string {
  const [plain = ''] = plainLines(text.replaceAll('\n', ' '));
  if (source === null) return plain;
  const name = municipalities.find(({ code }) => code === source.municipality)?.name ?? source.municipality;
  return `• ${plain} (${name})`;
}
