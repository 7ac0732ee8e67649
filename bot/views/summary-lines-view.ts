import type { ButtonData, CardData, Status } from '../../cards/card-data.ts';
import { formatMonth } from '../../src/calendar/format.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import type { LinePage, OfferedLine } from '../../src/summaries/line-pages.ts';
import { MAX_LINE_LENGTH } from '../../src/summaries/lines.ts';
import type { LinesData } from '../summary-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';

type State = Omit<LinesData['lines'], 'go' | 'ids' | 'page'>;

export type ShownLines = {
  readonly pages: readonly LinePage[];
  /** Which one is shown, from 0. */
  readonly page: number;
  readonly state: State;
  readonly status: Status[];
  readonly municipalities: readonly Municipality[];
};

/** A page of lines from the reports, each to keep, edit or drop. */
export function summaryLinesView(shown: ShownLines, texts: Texts): CardData['summary-lines'] {
  const { pages, page, state, status } = shown;
  const { suggest, themes } = texts.summaries;
  const heading = suggest.heading(formatMonth(state.period, texts.language));
  const current = pages[page];
  const theme = current?.theme ?? undefined;
  return {
    lang: texts.language,
    summary: heading,
    heading,
    text: suggest.text,
    status,
    page:
      current === undefined
        ? ''
        : suggest.page(theme === undefined ? suggest.counts : themes[theme], page + 1, pages.length),
    lines: (current?.lines ?? []).map((line) => lineOf(line, shown, texts)),
    buttons: buttonRows(buttonsOf(shown, texts)),
  };
}

function lineOf(
  line: OfferedLine,
  { state, page, municipalities }: ShownLines,
  { summaries }: Texts,
): CardData['summary-lines']['lines'][number] {
  const { suggest } = summaries;
  // What asks for help is somebody's trouble: it is told to all only when the leader says so.
  const isTicked = line.isKept || (page >= state.chosenPages && line.source?.field !== 'support');
  const found = municipalities.find(({ code }) => code === line.source?.municipality);
  const label =
    line.source === null
      ? suggest.countsLabel
      : suggest.line(
          `${found?.name ?? line.source.municipality} (${found?.region ?? ''})`,
          suggest.fields[line.source.field],
        );
  return {
    keep: { id: `keep-${line.id}`, title: label, value: String(isTicked) },
    text: { id: `text-${line.id}`, label: suggest.keep, value: line.text, maxLength: MAX_LINE_LENGTH },
  };
}

function buttonsOf({ pages, page, state }: ShownLines, { summaries }: Texts): ButtonData[] {
  const { next, previous, done } = summaries.suggest;
  const ids = (pages[page]?.lines ?? []).map(({ id }) => id);
  const button = (words: { title: string; tooltip: string }, go: LinesData['lines']['go']): ButtonData => ({
    ...words,
    verb: 'summary.lines',
    data: { lines: { ...state, page, go, ids } },
  });
  return [
    ...(page + 1 < pages.length ? [button(next, 'next')] : []),
    ...(page > 0 ? [button(previous, 'previous')] : []),
    button(done, 'done'),
  ];
}
