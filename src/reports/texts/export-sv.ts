import type { ExportTexts } from './export-texts.ts';

export const exportSv: ExportTexts = {
  columns: {
    region: 'Delregion',
    code: 'Kommunkod',
    name: 'Kommun',
    state: 'Rapport',
    handedInAt: 'Lämnad (svensk tid)',
    changedAt: 'Senast ändrad (svensk tid)',
    revision: 'Version',
    byPhone: 'Lämnad per telefon',
    excuse: 'Skäl till att kommunen är undantagen',
  },
  yes: 'Ja',
  no: 'Nej',
};
