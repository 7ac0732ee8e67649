import type { ExportTexts } from './export-texts.ts';

export const exportEn: ExportTexts = {
  columns: {
    region: 'Subregion',
    code: 'Municipality code',
    name: 'Municipality',
    state: 'Report',
    handedInAt: 'Handed in (Swedish time)',
    changedAt: 'Last changed (Swedish time)',
    revision: 'Revision',
    byPhone: 'Handed in by phone',
    excuse: 'Why the municipality is excused',
  },
  yes: 'Yes',
  no: 'No',
};
