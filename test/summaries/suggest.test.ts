import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Month } from '../../src/reports/month-reports.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../src/reports/report-window.ts';
import { findLine, type SuggestedLine } from '../../src/summaries/suggest.ts';
import { THEMES } from '../../src/summaries/themes.ts';
import { realisticMonth } from '../e2e/support/realistic-reports.ts';
import { HOSTILE_TEXTS, monthOf, PERIOD } from '../support/export-month.ts';
import { ALL, CARDS, COACHES, monthWith, revisionOf, suggest, texts, WORDS } from './month-with.ts';

const GUIDE = 'Gallring av journaler utreds tillsammans med kommunarkivet.';
const HELP = 'Vi behöver juridiskt stöd med konsekvensbedömningen före årsskiftet.';
const find = (id: string, month: Month): SuggestedLine | undefined => findLine(id, month, ALL, WORDS);

describe('a suggested line', () => {
  it('tells what it is about, and where it stands', () => {
    const key = JSON.stringify(['1490', 1, 'summary', CARDS]);
    assert.deepEqual(suggest(monthWith({ Borås: { summary: `- ${CARDS}` } })), [
      {
        id: createHash('sha256').update(key).digest('hex').slice(0, 16),
        part: 'summary',
        theme: 'it',
        region: 'Boråsregionen',
        text: CARDS,
        source: { municipality: '1490', revision: 1, field: 'summary' },
      },
    ]);
  });

  it('is for the part that its text is for, what is needed being for the summary', () => {
    const report = { summary: CARDS, planning: GUIDE, status: 'needs-support', support: HELP } as const;
    const parts = suggest(monthWith({ Borås: report })).map(({ text, part, source }) => [text, part, source.field]);
    assert.deepEqual(parts.sort(), [
      [GUIDE, 'planning', 'planning'],
      [CARDS, 'summary', 'summary'],
      [HELP, 'summary', 'support'],
    ]);
  });

  for (const status of ['on-track', 'some-risk'] as const) {
    it(`tells nothing of the support that is needed when the status is ${status}`, () => {
      assert.deepEqual(suggest(monthWith({ Borås: { status, support: HELP } })), []);
    });
  }

  it('is rather what is needed than something else', () => {
    const [done, more, need] = [
      'Bord och stolar är hämtade.',
      'Lampor samt mattor är borta.',
      'Skåp och hyllor i hallen.',
    ];
    const report = { summary: `${done} ${more}`, status: 'needs-support', support: need } as const;
    assert.ok(texts(suggest(monthWith({ Borås: report }))).includes(need));
  });

  it('comes from the version that counts', () => {
    const month = monthOf({ 1490: [revisionOf(1, { summary: CARDS }), revisionOf(2, { summary: COACHES })] });
    assert.deepEqual(texts(suggest(month)), [COACHES]);
  });

  it('comes from none without reports', () => {
    assert.deepEqual(suggest(monthWith({})), []);
    assert.deepEqual(suggest(monthWith({ Borås: { summary: CARDS } }), []), []);
  });

  for (const text of HOSTILE_TEXTS) {
    it(`stands word for word when people write ${JSON.stringify(text.slice(0, 20))}`, () => {
      const written = `${text.slice(0, 40)} är viktigt för utbildare och vikarier.`;
      const month = monthWith({ Borås: { summary: `${written}\n${text}`, planning: text } });
      for (const line of suggest(month)) assert.ok(`${written}\n${text}`.includes(line.text));
      assert.ok(suggest(month).some((line) => line.text.endsWith('är viktigt för utbildare och vikarier.')));
    });
  }
});

describe('a line that comes back by its id', () => {
  const idOf = (...key: unknown[]): string =>
    createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 16);
  const month = monthOf({
    1440: [revisionOf(1, { summary: CARDS }), revisionOf(2, { summary: `${COACHES} Allt går bra.` })],
    1490: [revisionOf(1, { summary: CARDS, planning: CARDS })],
  });

  it('is found in the version that counts', () => {
    const [line] = suggest(month).filter(({ text }) => text === COACHES);
    assert.deepEqual(find(line?.id ?? '', month), line);
  });

  it('is found in a version that no longer counts, and known from the same words elsewhere', () => {
    for (const [municipality, number, field] of [
      ['1440', 1, 'summary'],
      ['1490', 1, 'summary'],
      ['1490', 1, 'planning'],
    ] as const) {
      const line = find(idOf(municipality, number, field, CARDS), month);
      assert.deepEqual(
        [line?.text, line?.part, line?.source],
        [CARDS, field, { municipality, revision: number, field }],
      );
    }
  });

  it('is not found when it says nothing by itself', () => {
    assert.equal(find(idOf('1440', 2, 'summary', 'Allt går bra.'), month), undefined);
  });

  for (const id of ['', 'ffffffffffffffff', '__proto__', 'x'.repeat(100_000)]) {
    it(`is not found by ${JSON.stringify(id.slice(0, 20))}`, () => {
      assert.equal(find(id, month), undefined);
    });
  }
});

describe('the lines of a month of realistic reports', () => {
  const window = windowOf(PERIOD, DEFAULT_REPORT_SETTINGS);
  const month = realisticMonth(ALL, window, { now: window.closesAt, share: 0.9 });
  const lines = suggest(month);

  it('stand word for word in the report that they came from, and are found again', () => {
    assert.ok(lines.length >= 12);
    for (const line of lines) {
      const { municipality, revision: number, field } = line.source;
      const report = month.municipalities[municipality]?.revisions.find((one) => one.number === number)?.report;
      assert.ok(report?.[field].includes(line.text));
      assert.deepEqual(find(line.id, month), line);
    }
    assert.equal(new Set(lines.map(({ id }) => id)).size, lines.length);
  });

  it('keep the limits, and are the same each time, whatever the order of the municipalities', () => {
    const count = (keyOf: (line: SuggestedLine) => string): number =>
      Math.max(...lines.map((line) => lines.filter((other) => keyOf(other) === keyOf(line)).length));
    assert.ok(lines.length <= 40);
    assert.ok(count(({ part, source }) => `${part} ${source.municipality}`) <= 2);
    assert.ok(count(({ part, theme }) => `${part} ${theme}`) <= 5);
    assert.equal(
      count(({ text }) => text),
      1,
    );
    assert.deepEqual(suggest(month), lines);
    assert.deepEqual(suggest(month, ALL.toReversed()), lines);
  });

  it('are about most of the themes, and nearly all about one', () => {
    assert.ok(new Set(lines.map(({ theme }) => theme)).size >= 6);
    assert.ok(lines.filter(({ theme }) => theme === 'other').length <= 2);
    assert.deepEqual(
      [...new Set(lines.map(({ theme }) => theme))],
      THEMES.filter((theme) => lines.some((line) => line.theme === theme)),
    );
  });
});
