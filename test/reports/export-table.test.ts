import assert from 'node:assert/strict';
import type { Language } from '../../src/language.ts';
import type { Month } from '../../src/reports/month-reports.ts';
import { excuse, HOSTILE_TEXTS, monthOf, PERIOD, revision, tableOf } from '../support/export-month.ts';

const UDDEVALLA = '1485';
const EMPTY = monthOf({});

/** The row of a municipality, by the headers of its columns. */
async function rowOf(month: Month, code: string, language: Language = 'sv'): Promise<Record<string, string>> {
  const { columns, rows } = await tableOf(month, language);
  const row = rows.find((cells) => cells.includes(code)) ?? assert.fail(`no row for ${code}`);
  return Object.fromEntries(columns.map(({ header }, at) => [header, row[at] ?? assert.fail(`no cell for ${header}`)]));
}

describe('a month as a table', () => {
  it('has a row for each of the 49 municipalities, also when none has handed in', async () => {
    const { period, columns, rows } = await tableOf(EMPTY);
    assert.equal(period, PERIOD);
    assert.equal(rows.length, 49);
    assert.equal(new Set(rows.map(([, code]) => code)).size, 49);
    assert.ok(rows.every((row) => row.length === columns.length));
    assert.ok(rows.every(([, , , state]) => state === 'Saknas'));
    assert.ok(rows.every((row) => row.slice(4).every((cell) => cell === '')));
  });

  it('has no two columns of the same name, in any language', async () => {
    for (const language of ['sv', 'en'] as const) {
      const headers = (await tableOf(EMPTY, language)).columns.map(({ header }) => header);
      assert.equal(headers.length, 20);
      assert.equal(new Set(headers).size, headers.length);
    }
  });

  it('says all that a report says, in Swedish', async () => {
    const report = {
      status: 'some-risk',
      summary: 'Första raden\nAndra raden',
      planning: 'Utbilda; mer',
      areas: { project: 'on-track', training: 'needs-support' },
      options: ['1', '3'],
      support: 'En person till',
      question: 'När kommer avtalet?',
    } as const;
    const first = revision({ at: '2026-10-30T09:12:59.000Z', via: 'card' });
    const second = revision({
      number: 2,
      at: '2026-11-02T22:59:00.000Z',
      via: 'phone',
      report: { ...report, options: ['1', '3'] },
    });
    assert.deepEqual(await rowOf(monthOf({ [UDDEVALLA]: [first, second] }), UDDEVALLA), {
      Delregion: 'Fyrbodal',
      Kommunkod: UDDEVALLA,
      Kommun: 'Uddevalla',
      Rapport: 'Lämnad',
      'Läget i stort': 'Viss risk',
      Summering: 'Första raden\nAndra raden',
      'Planering nästa månad': 'Utbilda; mer',
      Projektledning: 'På plan',
      Förändringsledning: '–',
      Effekthemtagning: '–',
      'IT-infrastruktur och drift': '–',
      Utbildning: 'Behöver stöd',
      Optioner: 'Option 1: informationsutbyte mellan vårdgivare; Option 3: kommunal hälso- och sjukvård',
      'Behov av stöd': 'En person till',
      'Fråga till Öppet forum': 'När kommer avtalet?',
      'Lämnad (svensk tid)': '2026-10-30 10:12',
      'Senast ändrad (svensk tid)': '2026-11-02 23:59',
      Version: '2',
      'Lämnad per telefon': 'Ja',
      'Skäl till att kommunen är undantagen': '',
    });
  });

  it('speaks English when asked to, also where a report says nothing', async () => {
    const row = await rowOf(monthOf({ [UDDEVALLA]: [revision()] }), UDDEVALLA, 'en');
    assert.deepEqual(
      [row.Report, row['Overall status'], row['Project management'], row.Options, row['Need of support']],
      ['Handed in', 'On track', '–', '–', '–'],
    );
    assert.deepEqual([row['Handed in by phone'], row['Handed in (Swedish time)']], ['No', '2026-10-30 10:12']);
  });

  it('shows Swedish time in summer too', async () => {
    const row = await rowOf(monthOf({ [UDDEVALLA]: [revision({ at: '2026-10-24T22:30:00.000Z' })] }), UDDEVALLA);
    assert.equal(row['Lämnad (svensk tid)'], '2026-10-25 00:30');
  });

  it('tells late, missing and excused apart, with the reason', async () => {
    const month = monthOf(
      { [UDDEVALLA]: [revision({ at: '2026-11-05T09:00:00.000Z' })] },
      { 1480: excuse('Sjukdom i projektet') },
    );
    const [late, excused, missing] = await Promise.all([UDDEVALLA, '1480', '1401'].map((code) => rowOf(month, code)));
    assert.deepEqual([late?.Rapport, excused?.Rapport, missing?.Rapport], ['Sen', 'Undantagen', 'Saknas']);
    assert.equal(excused?.['Skäl till att kommunen är undantagen'], 'Sjukdom i projektet');
    assert.equal(excused?.Summering, '');
  });

  it('takes texts as they are', async () => {
    for (const summary of HOSTILE_TEXTS) {
      const row = await rowOf(monthOf({ [UDDEVALLA]: [revision({ report: { summary } })] }), UDDEVALLA);
      assert.equal(row.Summering, summary);
    }
  });

  it('names nobody', async () => {
    const month = monthOf({ [UDDEVALLA]: [revision({ by: { tenantId: 'secret-tenant', userId: 'secret-user' } })] });
    assert.doesNotMatch(JSON.stringify(await tableOf(month)), /secret/);
  });
});
