import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { reportHistoryView } from '../../../bot/views/report-history-view.ts';
import { render } from '../../../cards/render.ts';
import { historyOf } from '../../../src/reports/history.ts';
import type { Month } from '../../../src/reports/month-reports.ts';
import { periodsUntil } from '../../../src/reports/period.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../../src/reports/report-window.ts';
import { cardProblems } from '../../support/card-host.ts';
import { allMunicipalities, monthOf, revision } from '../../support/export-month.ts';
import { buttonsOf, elementsOf } from '../../support/teams-cards.ts';

/** 28 KB: what every way into Teams takes. */
const MAX_CARD_BYTES = 28 * 1024;

describe('twelve months on a card', () => {
  const texts = textsFor('sv');

  async function draw(last: string, latest: string, month: (period: string) => Month) {
    const months = periodsUntil(last, 12).map((period) => ({
      month: month(period),
      window: windowOf(period, DEFAULT_REPORT_SETTINGS),
    }));
    const view = reportHistoryView(historyOf(months, await allMunicipalities()), { texts, latest });
    const card = render('report-history', view);
    assert.deepEqual(cardProblems(card), []);
    return { view, card, buttons: buttonsOf(card).map(({ title, data }) => [title, data.period]) };
  }

  const since = (first: string) => (period: string) =>
    period < first ? monthOf({}) : monthOf({ 1490: [revision({ at: `${period}-25T08:00:00.000Z` })] });

  it('have a letter for each month under its initial', async () => {
    const { view } = await draw('2026-11', '2026-11', since('2026-09'));
    assert.equal(view.heading, 'Rapporter december 2025 – november 2026');
    assert.equal(view.header.letters.replaceAll('\u2009', ''), 'DJFMAMJJASON');
    const rows = new Map(view.regions.flatMap((region) => region.rows).map(({ name, letters }) => [name, letters]));
    assert.equal(rows.size, 49);
    assert.equal(rows.get('Borås')?.replaceAll('\u2009', ''), '·········LLL');
    assert.equal(rows.get('Ale')?.replaceAll('\u2009', ''), '·········–––');
  });

  it('show in the chart the months that something is known about', async () => {
    const { view } = await draw('2026-11', '2026-11', since('2026-09'));
    assert.deepEqual(
      view.charts[0]?.points.map(({ legend, label, value }) => [legend, label, value]),
      [
        ['sep', 'september 2026', 1],
        ['okt', 'oktober 2026', 1],
        ['nov', 'november 2026', 1],
      ],
    );
  });

  it('lead a year back and as far forward as there are months', async () => {
    assert.deepEqual((await draw('2026-11', '2027-02', since('2026-09'))).buttons, [
      ['‹ tidigare år', '2025-11'],
      ['senare ›', '2027-02'],
      ['Översikt november', '2026-11'],
    ]);
    assert.deepEqual((await draw('2026-11', '2026-11', since('2026-09'))).buttons, [
      ['‹ tidigare år', '2025-11'],
      ['Översikt november', '2026-11'],
    ]);
  });

  it('say so when there is nothing, and lead no further back', async () => {
    const { view, card, buttons } = await draw('2025-11', '2026-11', since('2026-09'));
    assert.equal(view.nothing, 'Inga rapporter finns från de här månaderna.');
    assert.equal(elementsOf(card).filter(({ type }) => type === 'Table').length, 0);
    assert.deepEqual(buttons, [
      ['senare ›', '2026-11'],
      ['Översikt november', '2025-11'],
    ]);
  });

  it('fit into every way to Teams', async () => {
    const { card } = await draw('2026-11', '2027-11', since('2020-01'));
    const bytes = Buffer.byteLength(JSON.stringify(card));
    assert.ok(bytes <= MAX_CARD_BYTES, `${bytes} bytes`);
  });
});
