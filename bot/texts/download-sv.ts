import type { DownloadTexts } from './download-texts.ts';

export const downloadSv: DownloadTexts = {
  title: 'Hämta månadsrapporter',
  about: (month) => `Filen innehåller de 49 kommunernas rapporter för ${month}.`,
  once: (until) => `Länken kan användas en gång och gäller till ${until}. Dela den inte med andra.`,
  button: { xlsx: 'Hämta som Excel-fil', csv: 'Hämta som CSV-fil' },
  goneTitle: 'Länken gäller inte längre',
  gone: 'Den har redan använts eller blivit för gammal. Be om en ny i Teams.',
  refusedTitle: 'Behörighet saknas',
  refused: 'Behörigheten att hämta rapporterna har tagits bort. Hör av dig till projektledningen om det är fel.',
  failedTitle: 'Något gick fel',
  failed: (reference) => `Filen kunde inte hämtas. Be om en ny länk i Teams om en stund. Referens: ${reference}`,
};
