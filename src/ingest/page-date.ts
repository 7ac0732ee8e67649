const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];
const LABEL = String.raw`(?:uppdaterad|publicerad|ändrad|granskad|updated|published)(?:\s(?:den|on))?\s{0,3}:?\s{0,3}`;
const NUMBERS = new RegExp(`${LABEL}(\\d{4})-(\\d{2})-(\\d{2})`, 'iu');
const WORDS = new RegExp(`${LABEL}(\\d{1,2})\\s+(${MONTHS.join('|')})\\s+(\\d{4})`, 'iu');

/** The date that a page tells of itself ("Senast uppdaterad: 2022-05-31", "Publicerad 3 maj 2024"), in ISO form. */
export function findPageDate(text: string): string | undefined {
  // The last one that is told is usually that of the page itself.
  return datesIn(text.replace(/[^\S\n]+/gu, ' ')).at(-1);
}

/** What tells of a date only is no content; a sentence that mentions one is. */
const LONGEST_DATE_LINE = 80;

/** Whether a line says nothing but when the page was published or updated. */
export function isDateLine(line: string): boolean {
  return line.trim().length <= LONGEST_DATE_LINE && datesIn(line).length > 0;
}

function datesIn(text: string): string[] {
  const numbers = [...text.matchAll(new RegExp(NUMBERS, 'giu'))].map(({ index, 1: year, 2: month, 3: day }) => ({
    index,
    day: existing(`${year}-${month}-${day}`),
  }));
  const words = [...text.matchAll(new RegExp(WORDS, 'giu'))].map(({ index, 1: day = '', 2: name = '', 3: year }) => {
    const month = 1 + MONTHS.indexOf(name.toLowerCase());
    return { index, day: existing(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`) };
  });
  return [...numbers, ...words].sort((a, b) => a.index - b.index).flatMap(({ day }) => day ?? []);
}

function existing(day: string): string | undefined {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}
