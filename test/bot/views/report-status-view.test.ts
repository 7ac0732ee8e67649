import assert from 'node:assert/strict';
import { textsFor } from '../../../bot/texts/texts.ts';
import { reportStatusView, type ShownMonth } from '../../../bot/views/report-status-view.ts';
import { render } from '../../../cards/render.ts';
import type { Municipality } from '../../../src/people/municipalities.ts';
import type { Month } from '../../../src/reports/month-reports.ts';
import { overviewOf } from '../../../src/reports/overview.ts';
import type { Report } from '../../../src/reports/report.ts';
import { DEFAULT_REPORT_SETTINGS, windowOf } from '../../../src/reports/report-window.ts';
import { cardProblems } from '../../support/card-host.ts';
import { allMunicipalities, excuse, monthOf, revision } from '../../support/export-month.ts';
import { buttonsOf, elementsOf, textsOf } from '../../support/teams-cards.ts';

const OCTOBER = windowOf('2026-10', DEFAULT_REPORT_SETTINGS);
/** 28 KB: what every way into Teams takes. */
const MAX_CARD_BYTES = 28 * 1024;
const AT = '2026-10-29T09:00:00.000Z';

describe('the month on a card', () => {
  let municipalities: Municipality[];
  before(async () => {
    municipalities = await allMunicipalities();
  });

  const shown: ShownMonth = {
    window: OCTOBER,
    now: new Date('2026-10-23T07:00:00Z'),
    texts: textsFor('sv'),
    latest: '2026-11',
    status: [],
    reminded: '',
    canExport: false,
    unreachable: [],
    links: [],
    linkNote: '',
  };
  const needs = (support: string, at = AT) => revision({ at, report: { status: 'needs-support', support } });
  const saying = (report: Partial<Report>) => revision({ at: AT, report });

  function draw(month: Month, options: Partial<ShownMonth> = {}, of: readonly Municipality[] = municipalities) {
    const view = reportStatusView(overviewOf(month, of, OCTOBER), { ...shown, ...options });
    const card = render('report-status', view);
    assert.deepEqual(cardProblems(card), []);
    return { view, card, titles: buttonsOf(card).map(({ title }) => title) };
  }

  const everybody = (of: readonly Municipality[], report: () => ReturnType<typeof revision>): Month =>
    monthOf(Object.fromEntries(of.map(({ code }) => [code, [report()]])));

  it('says how long reports are taken', () => {
    const line = (now: string) => draw(monthOf({}), { now: new Date(now) }).view.window;
    assert.equal(line('2026-10-19T21:59:59Z'), 'Öppnar tisdag 20 oktober och ska vara inne senast fredag 30 oktober.');
    assert.equal(line('2026-10-30T22:59:59Z'), 'Ska vara inne senast fredag 30 oktober.');
    assert.equal(
      line('2026-10-30T23:00:00Z'),
      'Tiden gick ut fredag 30 oktober. Sena rapporter tas emot till och med torsdag 19 november.',
    );
    assert.equal(line('2026-11-19T23:00:00Z'), 'Stängde fredag 20 november.');
  });

  it('counts in words that fit one and several', () => {
    const month = monthOf({ 1490: [saying({})] }, { 1440: excuse(''), 1480: excuse('') });
    const { view } = draw(month);
    assert.equal(view.in, '1 av 49 inne');
    assert.equal(view.counts.replaceAll('\u00a0', ' '), '1 lämnad, 46 saknas, 2 undantagna');
    assert.deepEqual(
      view.chart.points.map(({ legend, value }) => [legend, value]),
      [
        ['Lämnad: 1', 1],
        ['Saknas: 46', 46],
        ['Undantagna: 2', 2],
      ],
    );
  });

  it('lists those who are missing before the others, and leaves out states that nobody is in', () => {
    const region = draw(monthOf({ 1490: [saying({})] })).view.regions[0];
    assert.equal(region?.in, '1 av 8 inne');
    assert.deepEqual(
      region?.states.map(({ label }) => label),
      ['Saknas', 'Lämnad'],
    );
    assert.match(region?.states[0]?.names ?? '', /^Bollebygd, Herrljunga, .+, Vårgårda$/);
  });

  it('tells what support is needed, shortened to a word’s end, ten at most', () => {
    const { view } = draw(everybody(municipalities.slice(0, 12), () => needs('Vi behöver hjälp.\n\n'.repeat(20))));
    const [list] = view.needs;
    assert.equal(list?.heading, 'Behöver stöd: 12 kommuner');
    assert.equal(list?.rows.length, 10);
    assert.equal(list?.more, '… och 2 till.');
    for (const { lines } of list?.rows ?? []) {
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? '', /^Vi behöver hjälp\. .* (behöver|hjälp)…$/);
      assert.ok((lines[0]?.length ?? 0) <= 200);
    }
  });

  it('takes the summary where a need was not put into words, and says so', () => {
    const { view } = draw(monthOf({ 1490: [needs('')] }));
    assert.deepEqual(view.needs[0]?.rows, [
      { name: 'Borås', lines: ['Inget behov angivet. Summering: Allt går bra.'] },
    ]);
  });

  it('names those who see some risk, and says when nobody needs support', () => {
    assert.deepEqual(draw(monthOf({ 1490: [saying({ status: 'some-risk' })] })).view.notes, [
      'Ingen kommun har skrivit att den behöver stöd.',
      'Viss risk: 1 kommun (Borås)',
    ]);
    assert.deepEqual(draw(monthOf({})).view.notes, []);
  });

  it('offers a reminder only while reports are taken and somebody is missing', () => {
    const titles = (month: Month, now: string) => draw(month, { now: new Date(now) }).titles;
    const has = (all: string[]) => all.filter((title) => title.startsWith('Påminn'));
    assert.deepEqual(has(titles(monthOf({}), '2026-11-02T08:00:00Z')), ['Påminn de som saknas (49)']);
    assert.deepEqual(has(titles(monthOf({}), '2026-10-01T08:00:00Z')), []);
    assert.deepEqual(has(titles(monthOf({}), '2026-11-20T08:00:00Z')), []);
    const all = everybody(municipalities, () => saying({}));
    assert.deepEqual(has(titles(all, '2026-11-02T08:00:00Z')), []);
    const allButOne = everybody(municipalities.slice(1), () => saying({}));
    assert.deepEqual(has(titles(allButOne, '2026-11-02T08:00:00Z')), ['Påminn den som saknas (1)']);
  });

  it('leads to the neighbouring months, none later than the newest, and to the file for those who may have it', () => {
    const { card, titles } = draw(monthOf({}), { canExport: true });
    assert.deepEqual(titles.slice(2), ['Exportera', 'Historik', '‹ september', 'november ›', 'Uppdatera']);
    const periods = buttonsOf(card).map(({ verb, data }) => [verb, data.period]);
    assert.deepEqual(periods, [
      ['report.view', '2026-10'],
      ['report.remind', '2026-10'],
      ['report.export', '2026-10'],
      ['report.history', '2026-11'],
      ['report.status', '2026-09'],
      ['report.status', '2026-11'],
      ['report.status', '2026-10'],
    ]);
    const latest = draw(monthOf({}), { latest: '2026-10' });
    assert.deepEqual(latest.titles.slice(2), ['Historik', '‹ september', 'Uppdatera']);
    const old = draw(monthOf({}), { latest: '2028-01' });
    assert.equal(buttonsOf(old.card).find(({ verb }) => verb === 'report.history')?.data.period, '2026-10');
  });

  it('lets a municipality be chosen by name', () => {
    const input = elementsOf(draw(monthOf({})).card).find(({ type }) => type === 'Input.ChoiceSet');
    assert.deepEqual([input?.id, input?.style, input?.label], ['municipality', 'filtered', 'Välj kommun']);
    const choices = input?.choices as { title: string; value: string }[];
    assert.equal(choices.length, 49);
    assert.deepEqual(choices.at(-1), { title: 'Öckerö', value: '1407' });
  });

  it('shows links with how long they hold, and those whom no reminder reaches by reason', () => {
    const reason = 'Ingen rapportör är utsedd';
    const { card } = draw(monthOf({}), {
      links: [{ title: 'Hämta filen', url: 'https://bot.example/file' }],
      linkNote: 'Länken gäller i 15 minuter.',
      unreachable: ['Ale', 'Borås'].map((municipality) => ({ municipality, reason })),
    });
    const texts = textsOf(card);
    for (const text of [reason, 'Ale, Borås', 'Länken gäller i 15 minuter.']) assert.ok(texts.includes(text), text);
    assert.equal(elementsOf(card).find(({ type }) => type === 'Action.OpenUrl')?.url, 'https://bot.example/file');
    assert.ok(!textsOf(draw(monthOf({}), { linkNote: 'Länken gäller.' }).card).includes('Länken gäller.'));
  });

  it('fits into every way to Teams at its largest', () => {
    const named = municipalities.map((one, at) => ({
      ...one,
      name: `Ö${String(at).padStart(2, '0')}${'å'.repeat(17)}`,
    }));
    const month = everybody(named, () => needs('ååååååååå '.repeat(100), '2026-11-05T09:00:00.000Z'));
    const status = [{ style: 'good', text: 'å'.repeat(300) }] as const;
    const unreachable = named.map(({ name }) => ({ municipality: name, reason: 'Ingen rapportör är utsedd' }));
    const links = Array.from({ length: 2 }, () => ({ title: 'Hämta', url: `https://bot.example/${'x'.repeat(200)}` }));
    const options = { status: [...status], unreachable, links, linkNote: 'å'.repeat(80), canExport: true };
    const { card } = draw(month, options, named);
    const bytes = Buffer.byteLength(JSON.stringify(card));
    assert.ok(bytes <= MAX_CARD_BYTES, `${bytes} bytes`);
  });
});
