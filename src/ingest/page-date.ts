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
const LABEL = String.raw`(?:senast\s+)?(?:uppdaterad|publicerad|ändrad|granskad|updated|published)(?:\s+(?:den|on))?\s*:?\s*`;
const NUMBERS = new RegExp(`${LABEL}(\\d{4})-(\\d{2})-(\\d{2})`, 'iu');
const WORDS = new RegExp(`${LABEL}(\\d{1,2})\\s+(${MONTHS.join('|')})\\s+(\\d{4})`, 'iu');

/** The date that a page tells of itself ("Senast uppdaterad: 2022-05-31", "Publicerad 3 maj 2024"), in ISO form. */
export function findPageDate(text: string): string | undefined {
  const dates = text.split('\n').flatMap((line) => dateIn(line) ?? []);
  // The last one that is told is usually that of the page itself.
  return dates.at(-1);
}

/** The date that a line tells of its page; `undefined` when it tells none. */
export function dateIn(line: string): string | undefined {
  const numbers = NUMBERS.exec(line);
  if (numbers !== null) return existing(`${numbers[1]}-${numbers[2]}-${numbers[3]}`);
  const words = WORDS.exec(line);
  if (words === null) return undefined;
  const month = 1 + MONTHS.indexOf((words[2] ?? '').toLowerCase());
  return existing(`${words[3]}-${String(month).padStart(2, '0')}-${(words[1] ?? '').padStart(2, '0')}`);
}

function existing(day: string): string | undefined {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}
