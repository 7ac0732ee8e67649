import type { DownloadTexts } from './download-texts.ts';

export const downloadEn: DownloadTexts = {
  title: 'Download monthly reports',
  about: (month) => `The file holds the reports of the 49 municipalities for ${month}.`,
  once: (until) => `The link can be used once, until ${until}. Do not share it.`,
  button: { xlsx: 'Download as an Excel file', csv: 'Download as a CSV file' },
  goneTitle: 'The link no longer works',
  gone: 'It has been used already or has become too old. Ask for a new one in Teams.',
  refusedTitle: 'Not permitted',
  refused:
    'The permission to download the reports has been withdrawn. Contact the project management if this is wrong.',
  failedTitle: 'Something went wrong',
  failed: (reference) =>
    `The file could not be downloaded. Ask for a new link in Teams in a while. Reference: ${reference}`,
};
