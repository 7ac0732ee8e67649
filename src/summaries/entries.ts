import { formatMonth, formatMonthName } from '../calendar/format.ts';
import { dayOf } from '../calendar/stockholm.ts';
import type { Entry } from '../knowledge/entry.ts';
import { sentences } from '../knowledge/normalise.ts';
import { addMonths } from '../reports/period.ts';
import type { Posted } from './archive.ts';
import type { Content } from './summary.ts';

/** Longer texts become several entries, so that an answer stays short. */
const MAX_ENTRY_LENGTH = 900;

/** What stands before the items of a list. */
const LIST_MARKER = /^\s*(?:[-–•*]|\d{1,2}[.)])\s+/;

/** What is posted as entries that questions are answered from, with the day on which it was posted. */
export function entriesOf(
  { period, posted }: Pick<Posted, 'period' | 'posted'>,
  nameOf: (municipality: string) => string,
): Entry[] {
  const month = formatMonthName(period, 'sv');
  const next = formatMonthName(addMonths(period, 1), 'sv');
  const year = period.slice(0, 4);
  const asOf = dayOf(new Date(posted.at)).toString();
  const source = {
    publisher: 'VästKom',
    title: posted.title || `Månadsrapport ${formatMonth(period, 'sv')}`,
    url: posted.link || undefined,
    asOf,
    period: formatMonth(period, 'sv'),
  };
  const parts = [
    {
      id: `lagesrapport-${period}-summering`,
      title: `Summering ${month} ${year}`,
      text: partText(posted, 'summary', nameOf),
      questions: [
        `lägesrapport ${month} ${year}`,
        `lägesrapport ${month}`,
        `månadsrapport ${month} ${year}`,
        `månadsrapport ${month}`,
        `summering ${month}`,
        `vad hände i ${month} ${year}`,
        `vad har hänt i ${month}`,
        `hur gick det i ${month}`,
      ],
    },
    {
      id: `lagesrapport-${period}-planering`,
      title: `Planering ${next} ${addMonths(period, 1).slice(0, 4)}`,
      text: partText(posted, 'planning', nameOf),
      questions: [
        `planering ${next}`,
        `planering ${next} ${addMonths(period, 1).slice(0, 4)}`,
        `vad planeras i ${next}`,
        `vad ska hända i ${next}`,
        `plan för ${next}`,
      ],
    },
  ];
  return parts.flatMap(({ id, title, text, questions }) =>
    chunks(text).map((body, at) => ({
      id: at === 0 ? id : `${id}-${at + 1}`,
      title: at === 0 ? title : `${title}, del ${at + 1}`,
      questions: at === 0 ? questions : [],
      topics: ['lagesrapport'] as const,
      source,
      status: 'current' as const,
      reviewBy: undefined,
      supersededBy: undefined,
      people: [],
      later: [],
      disagreesWith: [],
      body,
    })),
  );
}

function partText(content: Content, part: 'summary' | 'planning', nameOf: (municipality: string) => string): string[] {
  const own = content[part]
    .split('\n')
    .map((line) => line.replace(LIST_MARKER, '').trim())
    .filter((line) => line !== '');
  const lines = content.lines
    .filter((line) => line.part === part)
    .map(({ text, source }) => (source === null ? text : `${nameOf(source.municipality)}: ${text}`));
  return [...own, ...lines].map((line) => (/[.!?:]$/.test(line) ? line : `${line}.`));
}

/** The lines gathered up to the length of an entry; a longer one is parted at its sentences. */
function chunks(lines: readonly string[]): string[] {
  const found: string[] = [];
  for (const line of lines.flatMap((one) => (one.length > MAX_ENTRY_LENGTH ? sentences(one) : [one]))) {
    const last = found.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= MAX_ENTRY_LENGTH)
      found[found.length - 1] = `${last} ${line}`;
    else found.push(line);
  }
  return found;
}
