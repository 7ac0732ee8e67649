import { holdsPersonalIdentityNumber } from '../people/personal-identity-number.ts';
import { swedishDigest } from './english-text.ts';
import { type EnglishText, type Entry, ownWordings } from './entry.ts';
import { plainParagraphs, plainText } from './normalise.ts';
import { isIsoDate } from './parse-entry.ts';
import { wordingKey } from './wording-key.ts';

/** Most characters of an entry's parts as hosts write them on a card. */
export const FORM_LIMITS = { title: 300, questions: 6000, body: 4000, source: 300, url: 500 } as const;
const MAX_QUESTION = 300;
const MAX_QUESTIONS = 60;

/** What a host has typed, each as text. */
export type TypedEntry = {
  readonly title?: string | undefined;
  /** A wording each line. */
  readonly questions?: string | undefined;
  readonly body?: string | undefined;
  readonly publisher?: string | undefined;
  readonly source?: string | undefined;
  readonly url?: string | undefined;
  readonly asOf?: string | undefined;
  readonly reviewBy?: string | undefined;
  readonly englishTitle?: string | undefined;
  readonly english?: string | undefined;
  /** Whether the English text has been looked at and says what the Swedish one says now. */
  readonly englishHolds?: boolean | undefined;
};

export type EntryFormProblem =
  | 'title'
  | 'body'
  | 'publisher'
  | 'source'
  | 'too-long'
  | 'questions'
  | 'url'
  | 'as-of'
  | 'review-by'
  | 'english'
  | 'personal-data';

export type EntryForm = { kind: 'entry'; entry: Entry } | { kind: 'problem'; problem: EntryFormProblem };

const refuse = (problem: EntryFormProblem): EntryForm => ({ kind: 'problem', problem });

/**
 * Reads what a host has typed over an entry, or as a new one with that id. What the card does not show stays as it was.
 * `today` is an ISO day.
 */
export function parseEntryForm(typed: TypedEntry, before: Entry | { id: string }, today: string): EntryForm {
  const title = plainText(typed.title ?? '');
  const body = plainParagraphs(typed.body ?? '');
  const publisher = plainText(typed.publisher ?? '');
  const sourceTitle = plainText(typed.source ?? '');
  const url = (typed.url ?? '').trim();
  const asOf = (typed.asOf ?? '').trim();
  const reviewBy = (typed.reviewBy ?? '').trim();
  const questions = wordingsOf(typed.questions ?? '');
  const english = { title: plainText(typed.englishTitle ?? ''), text: plainParagraphs(typed.english ?? '') };
  if (title === '') return refuse('title');
  if (body === '') return refuse('body');
  if (publisher === '') return refuse('publisher');
  if (sourceTitle === '') return refuse('source');
  const isTooLong =
    title.length > FORM_LIMITS.title ||
    body.length > FORM_LIMITS.body ||
    english.title.length > FORM_LIMITS.title ||
    english.text.length > FORM_LIMITS.body ||
    publisher.length > FORM_LIMITS.source ||
    sourceTitle.length > FORM_LIMITS.source;
  if (isTooLong) return refuse('too-long');
  const had = new Set('title' in before ? before.questions : []);
  const isTooMuch = questions.length > Math.max(MAX_QUESTIONS, had.size);
  if (isTooMuch || questions.some((one) => one.length > MAX_QUESTION && !had.has(one))) return refuse('questions');
  if (url.length > FORM_LIMITS.url) return refuse('too-long');
  if (url !== '' && !isHttps(url)) return refuse('url');
  if (asOf !== '' && !isIsoDate(asOf)) return refuse('as-of');
  const isSameDay = 'title' in before && reviewBy === before.reviewBy;
  if (reviewBy !== '' && !isSameDay && !(isIsoDate(reviewBy) && reviewBy.length === 10 && reviewBy > today))
    return refuse('review-by');
  if ((english.title === '') !== (english.text === '')) return refuse('english');
  const all = [title, body, ...questions, english.title, english.text];
  if (holdsPersonalIdentityNumber(all.join('\n'))) return refuse('personal-data');
  const { english: _had, ...known } = 'title' in before ? before : { ...NEW, id: before.id, english: undefined };
  const source = { ...known.source, publisher, title: sourceTitle, url: url || undefined, asOf: asOf || undefined };
  const entry = { ...known, title, body, questions, source, reviewBy: reviewBy || undefined };
  if (english.text === '') return { kind: 'entry', entry };
  const of = writtenBeside(english, entry, { before, holds: typed.englishHolds });
  return { kind: 'entry', entry: { ...entry, english: { ...english, ...(of !== undefined && { of }) } } };
}

/** The Swedish text that an English one says the same as: the one that it is saved with, unless only that has been changed. */
function writtenBeside(
  english: EnglishText,
  entry: Entry,
  { before, holds = false }: { before: Entry | { id: string }; holds?: boolean | undefined },
): string | undefined {
  const was = 'title' in before ? before.english : undefined;
  const isOld = was?.title === english.title && was.text === english.text;
  if (!isOld || holds || !('title' in before)) return swedishDigest(entry);
  return swedishDigest(before) === swedishDigest(entry) ? was.of : (was.of ?? swedishDigest(before));
}

const NEW = {
  topics: ['om-fvm'],
  source: { publisher: '', title: '', url: undefined, asOf: undefined, period: undefined },
  status: 'current',
  reviewBy: undefined,
  supersededBy: undefined,
  people: [],
  later: [],
  disagreesWith: [],
} as const satisfies Partial<Entry>;

/** The wordings of a text with one on each line, each once. */
export function wordingsOf(text: string): string[] {
  const lines = text
    .split('\n')
    .map(plainText)
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  return [...new Map(lines.map((line) => [wordingKey(line), line])).values()];
}

function isHttps(url: string): boolean {
  return url.length <= FORM_LIMITS.url && URL.canParse(url) && new URL(url).protocol === 'https:';
}

/** The first of the wordings that another entry has already, and that entry. */
export function takenWording(entry: Entry, others: Iterable<Entry>): { wording: string; by: Entry } | undefined {
  const own = new Map(ownWordings(entry).map((wording) => [wordingKey(wording), wording]));
  for (const other of others) {
    if (other.id === entry.id) continue;
    for (const wording of ownWordings(other)) {
      const found = own.get(wordingKey(wording));
      if (found !== undefined) return { wording: found, by: other };
    }
  }
  return undefined;
}

/** An id for a new entry, from its title, that none of those has. */
export function newEntryId(title: string, isTaken: (id: string) => boolean): string {
  const plain = title
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  const base = `egen-${plain || 'uppgift'}`;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!isTaken(id)) return id;
  }
}
