import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { reportView, type ShownReport } from '../../../bot/views/report-view.ts';
import { render } from '../../../cards/render.ts';
import type { Month } from '../../../src/reports/month-reports.ts';
import { rowOf } from '../../../src/reports/overview.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../../src/reports/report-window.ts';
import { cardProblems } from '../../support/card-host.ts';
import { excuse, HOSTILE_TEXTS, monthOf, PERIOD, revision } from '../../support/export-month.ts';
import { elementsOf, textsOf } from '../../support/teams-cards.ts';

const BORAS = { code: '1490', name: 'Borås', region: 'Boråsregionen' };
const WINDOW = windowOf(PERIOD, DEFAULT_REPORT_SETTINGS);
const BUTTON = { title: 'Undanta', tooltip: 'Undanta den här månaden', verb: 'report.excuse', data: {} };
/** 64 KB: far from what Teams refuses of a bot, for texts at their longest. */
const MAX_CARD_BYTES = 64 * 1024;

function draw(month: Month, options: Partial<ShownReport> = {}) {
  const row = rowOf(month, BORAS, WINDOW);
  const view = reportView({
    ...{ row, period: PERIOD, window: WINDOW, texts: textsFor('sv'), status: [], earlier: [], buttons: [] },
    excuse: undefined,
    ...options,
  });
  const card = render('report', view);
  assert.deepEqual(cardProblems(card), []);
  return { view, card };
}

describe('one municipality’s month on a card', () => {
  it('says when it was handed in, and that it was late', () => {
    const inTime = draw(monthOf({ 1490: [revision({ at: '2026-10-30T09:12:00.000Z' })] })).view;
    assert.equal(inTime.heading, 'Månadsrapport oktober 2026, Borås');
    assert.deepEqual(inTime.facts, [
      { label: 'Läget i stort', value: '✓ På plan' },
      { label: 'Lämnad', value: '30 oktober kl. 10.12' },
      { label: 'Version', value: '1' },
    ]);
    const late = draw(monthOf({ 1490: [revision({ at: '2026-11-02T09:12:00.000Z', via: 'phone' })] })).view;
    assert.deepEqual(late.facts.slice(1), [
      { label: 'Lämnad', value: '2 november kl. 10.12, sen (skulle vara inne senast fredag 30 oktober)' },
      { label: 'Version', value: '1, lämnad per telefon' },
    ]);
  });

  it('tells a change from the first report, and lists the last five versions before it', () => {
    const versions = Array.from({ length: 8 }, (_, at) =>
      revision({ number: at + 1, at: `2026-10-2${at + 1}T09:00:00.000Z` }),
    );
    const { view } = draw(monthOf({ 1490: versions }), { earlier: versions.slice(0, -1) });
    assert.equal(view.facts[1]?.value, '21 oktober kl. 11.00');
    assert.equal(view.facts[2]?.value, '8, ändrad 28 oktober kl. 10.00');
    assert.deepEqual(
      view.earlier[0]?.versions.map((version) => version.slice(0, 9)),
      ['Version 7', 'Version 6', 'Version 5', 'Version 4', 'Version 3'],
    );
  });

  it('shows only what was filled in, with the month that the plans are for', () => {
    const report = { areas: { it: 'some-risk' }, options: ['2'], support: 'Vikarier.\n\nTack!' } as const;
    const { view } = draw(monthOf({ 1490: [revision({ report: { ...report, options: ['2'] } })] }));
    assert.deepEqual(view.sections, [
      { heading: 'Summering', facts: [], lines: ['Allt går bra.'] },
      { heading: 'Planering för november', facts: [], lines: ['Vi fortsätter.'] },
      {
        heading: 'Läget per ansvarsområde',
        facts: [{ label: 'IT-infrastruktur och drift', value: '▲ Viss risk' }],
        lines: [],
      },
      { heading: 'Optioner', facts: [], lines: ['Option 2: elevhälsa'] },
      { heading: 'Behov av stöd', facts: [], lines: ['Vikarier.', 'Tack!'] },
    ]);
  });

  it('says that nothing has come in, and lets the municipality off with a reason', () => {
    const { view, card } = draw(monthOf({}), { excuse: BUTTON });
    assert.deepEqual([view.absence, view.facts, view.sections], [['Ingen rapport har kommit in.'], [], []]);
    const input = elementsOf(card).find(({ type }) => type === 'Input.Text');
    assert.deepEqual([input?.id, input?.maxLength], ['reason', 300]);
  });

  it('tells the reason of an excuse, and of one without a reason the day', () => {
    assert.deepEqual(draw(monthOf({}, { 1490: excuse('Semester') })).view.absence, [
      'Undantagen söndag 25 oktober: Semester',
    ]);
    assert.deepEqual(draw(monthOf({}, { 1490: excuse(' ') })).view.absence, ['Undantagen söndag 25 oktober.']);
  });

  for (const text of HOSTILE_TEXTS) {
    it(`shows as it is, and runs nowhere, what a person wrote: ${text.trim().slice(0, 30)}`, () => {
      const report = { summary: text, planning: text, support: text, question: text };
      const { card } = draw(monthOf({ 1490: [revision({ report })] }, {}));
      const runs = elementsOf(card).filter(({ type }) => type === 'TextRun');
      assert.deepEqual(
        runs.map((run) => run.text),
        Array(4).fill(text),
      );
      const blocks = elementsOf(card).filter(({ type }) => type === 'TextBlock');
      assert.ok(blocks.every((block) => !String(block.text).includes(text)));
      assert.ok(textsOf(draw(monthOf({}, { 1490: excuse(text) })).card).some((shown) => shown.includes(text.trim())));
    });
  }

  it('keeps every word and a size that can be sent of texts that are a thousand lines long', () => {
    const lines = (count: number) => Array.from({ length: count }, () => '語').join('\n');
    const report = { summary: lines(1000), planning: lines(1000), support: lines(500), question: lines(500) };
    const { card } = draw(monthOf({ 1490: [revision({ report })] }));
    assert.equal(JSON.stringify(card).split('語').length - 1, 3000);
    const bytes = Buffer.byteLength(JSON.stringify(card));
    assert.ok(bytes <= MAX_CARD_BYTES, `${bytes} bytes`);
  });
});
