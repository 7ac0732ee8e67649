import assert from 'node:assert/strict';
import type { Month } from '../../src/reports/month-reports.ts';
import { overviewOf } from '../../src/reports/overview.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../src/reports/report-window.ts';
import { countLines, linePages } from '../../src/summaries/line-pages.ts';
import type { Line } from '../../src/summaries/lines.ts';
import type { SuggestedLine } from '../../src/summaries/suggest.ts';
import { lineWith } from './a-summary.ts';
import { ALL, monthWith } from './month-with.ts';

const countsOf = (month: Month): Line[] =>
  countLines(overviewOf(month, ALL, windowOf('2026-10', DEFAULT_REPORT_SETTINGS)), '2026-10');
const suggested = (id: string, changes: Partial<Line> = {}): SuggestedLine =>
  ({ ...lineWith(id, changes), region: 'Boråsregionen' }) as SuggestedLine;

describe('the counted lines', () => {
  it('tell how many have handed in, in all and by region, and come from no single report', () => {
    const month = monthWith({ Borås: { status: 'needs-support' }, Mark: { status: 'some-risk' }, Tanum: {} });
    const lines = countsOf(month);
    assert.deepEqual(
      lines.map(({ text }) => text),
      [
        '3 av 49 kommuner har lämnat rapport för oktober; 1 behöver stöd och 1 ser viss risk.',
        'Lämnat per delregion: Boråsregionen 2 av 8, Fyrbodal 1 av 14, Göteborgsregionen 0 av 12, Skaraborg 0 av 15.',
      ],
    );
    for (const { part, theme, source } of lines) assert.deepEqual([part, theme, source], ['summary', null, null]);
  });

  it('are none before the first report', () => assert.deepEqual(countsOf(monthWith({})), []));
});

describe('the pages of suggestions', () => {
  const counts = countsOf(monthWith({ Borås: {} }));

  it('begin with the counts and go theme by theme in their order', () => {
    const lines = [suggested('t', { theme: 'training' }), suggested('i'), suggested('o', { theme: 'other' })];
    assert.deepEqual(
      linePages(counts, lines.toReversed(), []).map(({ theme, lines: shown }) => [theme, shown.length]),
      [
        [null, 2],
        ['training', 1],
        ['it', 1],
        ['other', 1],
      ],
    );
  });

  for (const [count, sizes] of [
    [8, [8]],
    [9, [8, 1]],
    [17, [8, 8, 1]],
  ] as const) {
    it(`hold at most eight lines: ${count} are on ${sizes.length}`, () => {
      const lines = Array.from({ length: count }, (_, n) => suggested(`l${n}`));
      assert.deepEqual(
        linePages([], lines, []).map(({ lines: shown }) => shown.length),
        sizes,
      );
    });
  }

  it('show what is kept as it was edited, and the rest as it stands in the reports', () => {
    const kept = lineWith('a', { text: 'Så som det ändrades.' });
    const [page] = linePages([], [suggested('a'), suggested('b')], [kept]);
    assert.deepEqual(page?.lines, [
      { ...kept, isKept: true },
      { ...lineWith('b'), isKept: false },
    ]);
  });

  it('show what is kept of a report that was changed since', () => {
    const [page] = linePages([], [suggested('new')], [lineWith('old')]);
    assert.deepEqual(
      page?.lines.map(({ id, isKept }) => [id, isKept]),
      [
        ['new', false],
        ['old', true],
      ],
    );
  });

  it('are none without anything to offer', () => assert.deepEqual(linePages([], [], []), []));
});
