/** The topics that entries are grouped by, in the order in which they are shown. */
export const TOPICS = [
  'om-fvm',
  'styrning',
  'roller',
  'verksamhetsexperter',
  'kompetensrad',
  'optioner',
  'avrop',
  'tidplan',
  'risk-och-nytta',
  'forum',
  'lagesrapport',
  'forkortningar',
  'kontakt',
  'senare',
] as const;

export type Topic = (typeof TOPICS)[number];

/**
 * How far an entry can be trusted today: `historical` was true at its source's date, `superseded` has been replaced by
 * another entry, and `gap` says that the sources do not contain what was asked (it counts as not answered).
 */
type EntryStatus = 'current' | 'historical' | 'superseded' | 'gap';

/** Where a fact comes from. `asOf` is a date, month or year in ISO form; `undefined` means that the source has no date. */
export type Source = {
  readonly publisher: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly asOf: string | undefined;
  /** The period that a report covers, in words ("maj, år okänt"). */
  readonly period: string | undefined;
};

/** A person named by the source. Kept apart from the text, since names go out of date before titles do. */
type NamedPerson = { readonly title: string; readonly name: string };

/** What an entry says in English, beside its Swedish text and with the same source. */
export type EnglishText = {
  readonly title: string;
  readonly text: string;
  /** Which Swedish text it says the same as (`swedishDigest`); `undefined` for the one beside it. */
  readonly of?: string | undefined;
};

/** One family of facts, with the questions that it answers. */
export type Entry = {
  readonly id: string;
  readonly title: string;
  /** Other ways in which staff ask for this. */
  readonly questions: readonly string[];
  readonly topics: readonly Topic[];
  readonly source: Source;
  readonly status: EntryStatus;
  /** The day (ISO) up to which it holds without being looked at again; `undefined` when none is set. */
  readonly reviewBy: string | undefined;
  readonly supersededBy: string | undefined;
  readonly people: readonly NamedPerson[];
  /** Entries that tell what happened afterwards. */
  readonly later: readonly string[];
  /** Entries whose source says otherwise. */
  readonly disagreesWith: readonly string[];
  readonly body: string;
  readonly english?: EnglishText | undefined;
};

/** The words that an entry is asked for by: its titles and the other wordings. */
export function ownWordings({ title, questions, english }: Entry): string[] {
  return [title, ...questions, ...(english === undefined ? [] : [english.title])];
}
