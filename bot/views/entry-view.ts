import type { ButtonData, CardData, Status } from '../../cards/card-data.ts';
import { formatPastMoment } from '../../src/calendar/format.ts';
import { describeAge } from '../../src/knowledge/describe-entry.ts';
import { type Difference, EFFECTS } from '../../src/knowledge/differences.ts';
import { type EditedEntry, editNumber } from '../../src/knowledge/edits.ts';
import { isEnglishOlder } from '../../src/knowledge/english-text.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import { FORM_LIMITS, type TypedEntry } from '../../src/knowledge/entry-form.ts';
import type { Person } from '../../src/people/person.ts';
import { newEntryData } from '../entry-card-data.ts';
import { shortened } from '../message.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { escapeMarkdown } from './plain-runs.ts';
import { linesOf, NO_FIELDS, ONLY_FIELDS } from './questions-view.ts';

type Card = CardData['questions'];
type Words = { title: string; tooltip: string };

/** An entry in a list, with what hosts have done to it. */
export type ListedEntry = {
  readonly entry: Entry;
  readonly isEdited: boolean;
  readonly isRetired: boolean;
  readonly isInConflict?: boolean;
};

const EVENTS = 8;
const MOST_DIFFERENCES = 12;
/** Characters of a question or a title there: the card holds a whole entry besides. */
const MAX_NAME = 100;

/** Entries that were searched for, or those that hosts changed last. */
export function entriesView(
  {
    found,
    listed,
    counts,
    toReview,
    tests,
    status,
  }: {
    /** What was searched for; `undefined` before. */
    found: string | undefined;
    listed: readonly ListedEntry[];
    counts: { entries: number; edited: number };
    /** Groups of questions without a right answer. */
    toReview: number;
    /** Test questions of hosts. */
    tests: number;
    status: Status[];
  },
  texts: Texts,
): Card {
  const { edit: words } = texts.knowledge;
  const data = newEntryData(texts.language);
  const head = words.text(counts.entries, counts.edited);
  const text = found === undefined ? head : listed.length === 0 ? words.none : words.found(listed.length);
  return {
    lang: texts.language,
    summary: words.heading,
    heading: words.heading,
    text,
    status,
    filter: [],
    questions: [
      {
        ...ONLY_FIELDS,
        input: [{ id: 'find', label: words.search, value: found ?? '', maxLength: 200, isLong: false }],
        rows: buttonRows([
          { ...words.find, verb: 'entry.find', data },
          { ...words.add, verb: 'entry.new', data },
        ]),
      },
      ...listed.map(({ entry, isEdited, isRetired, isInConflict }) => ({
        ...NO_FIELDS,
        lines: linesOf(entry.title),
        meta: [
          `${entry.source.publisher}, ${describeAge(entry.source, texts.knowledge)}`,
          isRetired ? words.isRetired : isEdited ? words.isEdited : '',
          isEnglishOlder(entry) ? words.englishIsOlder : '',
        ]
          .filter(Boolean)
          .join(' · '),
        flag: isInConflict ? words.inConflict : '',
        rows: buttonRows([{ ...words.open, verb: 'entry.open', data: { ...data, entry: entry.id } }]),
      })),
    ].map((item) => ({ ...item, meta: escapeMarkdown(item.meta) })),
    hint: '',
    buttons: buttonRows([
      ...(toReview === 0 ? [] : [{ ...words.review.button(toReview), verb: 'review.list', data }]),
      { ...words.words.open, verb: 'words.open', data },
      { ...words.tests.open(tests), verb: 'test.list', data },
      ...(counts.edited === 0 ? [] : [{ ...words.changes.open, verb: 'entry.history', data }]),
    ]),
  };
}

/** What was tried by a button, so that only that is done by it without being tried again. */
export type TriedEdit = {
  readonly verb: 'entry.save' | 'entry.retire' | 'entry.restore' | 'entry.take-file';
  /** The fingerprint of what it would make of the entry. */
  readonly sure: string;
  readonly differences: readonly Difference[];
};

export type ShownForm = {
  /** `undefined` for a new entry. */
  readonly entry: Entry | undefined;
  readonly edited: EditedEntry;
  readonly typed: TypedEntry | undefined;
  readonly status: Status[];
  readonly tried: TriedEdit | undefined;
  readonly isInConflict: boolean;
  /** The fingerprint of what lies under the entry, to be sent back. */
  readonly over: string | undefined;
  /** What stands under the edit, for a conflict, or what holds now, when somebody else was faster. */
  readonly other: Entry | undefined;
  /** Test questions that the entry is to answer. */
  readonly tests: number;
} & StepNames;

/** An entry to change, or a new one. */
export function entryFormView(shown: ShownForm, texts: Texts): Card {
  const { entry, edited, typed, status, tried, isInConflict, over, other, tests } = shown;
  const { edit: words } = texts.knowledge;
  const { labels } = words;
  const is = typed ?? typedOf(entry);
  const data = { ...newEntryData(texts.language), ...(entry !== undefined && { entry: entry.id }) };
  const form = { ...data, number: editNumber(edited), ...(over !== undefined && { over }) };
  const isRetired = edited.state === 'retired';
  const isOlder = entry !== undefined && isEnglishOlder(entry);
  const field = (id: keyof typeof labels, maxLength: number, isLong: boolean) => ({
    id,
    label: labels[id],
    value: (is[id] ?? '').slice(0, maxLength),
    maxLength,
    isLong,
  });
  const sure = tried === undefined ? {} : { sure: tried.sure };
  const button = (one: Words, verb: TriedEdit['verb'], more = {}): ButtonData => ({
    ...one,
    verb,
    data: { ...form, ...sure, ...more },
  });
  const isSure = tried?.verb === 'entry.save';
  return {
    lang: texts.language,
    summary: entry?.title ?? words.newHeading,
    heading: entry === undefined ? words.newHeading : words.formHeading,
    text: '',
    status: [
      ...status,
      ...(isInConflict ? [{ style: 'warning', text: words.conflict } as const] : []),
      ...(isOlder ? [{ style: 'warning', text: words.englishOlder } as const] : []),
    ],
    filter: [],
    questions: [
      ...(tried === undefined ? [] : [differencesItem(tried.differences, texts)]),
      ...(other === undefined
        ? []
        : [{ ...NO_FIELDS, lines: linesOf(wholeText(other)), meta: '', flag: '', rows: [] }]),
      {
        ...NO_FIELDS,
        lines: [],
        meta: '',
        flag: isRetired ? words.isRetired : '',
        input: [
          field('title', FORM_LIMITS.title, false),
          field('questions', FORM_LIMITS.questions, true),
          field('body', FORM_LIMITS.body, true),
          field('publisher', FORM_LIMITS.source, false),
          field('source', FORM_LIMITS.source, false),
          field('url', FORM_LIMITS.url, false),
          field('asOf', 10, false),
          field('englishTitle', FORM_LIMITS.title, false),
          field('english', FORM_LIMITS.body, true),
        ],
        dates: [{ id: 'reviewBy', label: labels.reviewBy, value: is.reviewBy ?? '' }],
        rows: [],
      },
    ],
    hint: [words.hint, historyOf(edited, shown, texts)].filter(Boolean).join(' '),
    buttons: buttonRows([
      ...(isRetired
        ? [button(words.restore, 'entry.restore')]
        : [
            button(isSure ? words.saveAnyway : words.save, 'entry.save', {
              ...(isSure && is.englishHolds && { englishHolds: true }),
            }),
            ...(isOlder && !isSure ? [button(words.englishHolds, 'entry.save', { englishHolds: true })] : []),
            ...(entry === undefined ? [] : [button(words.retire, 'entry.retire')]),
          ]),
      ...(isInConflict || (edited.state !== 'untouched' && edited.base !== null)
        ? [button(words.takeFile, 'entry.take-file')]
        : []),
      ...(entry === undefined ? [] : [{ ...words.tests.open(tests), verb: 'test.list', data }]),
      ...(edited.history.length > EVENTS ? [{ ...words.changes.ofEntry, verb: 'entry.history', data }] : []),
      { ...words.back, verb: 'entry.list', data: newEntryData(texts.language) },
    ]),
  };
}

/** What an entry says, to be compared with what was typed. */
function wholeText({ title, body, english }: Entry): string {
  return [title, body, ...(english === undefined ? [] : [english.title, english.text])].join('\n');
}

/** An entry as it stands in the inputs of its card. */
export function typedOf(entry: Entry | undefined): TypedEntry {
  if (entry === undefined) return {};
  const { title, questions, body, source, reviewBy, english } = entry;
  const { publisher, title: sourceTitle, url, asOf } = source;
  const written = { title, questions: questions.join('\n'), body, publisher, source: sourceTitle, url, asOf, reviewBy };
  return { ...written, englishTitle: english?.title, english: english?.text };
}

/** How many questions get another answer, and how many of them a wrong one for a right one. */
export function differText(differences: readonly Difference[], { knowledge }: Texts): string {
  return knowledge.edit.differ(differences.length, differences.filter(({ effect }) => effect === 'broken').length);
}

export type DifferenceGroup = { heading: string; lines: string[] };

/** The questions that get another answer, as many as can be read, by what that does to them; `more` tells of the others. */
export function differenceGroups(
  differences: readonly Difference[],
  texts: Texts,
): { groups: DifferenceGroup[]; more: string } {
  const { edit: words } = texts.knowledge;
  const shown = differences.slice(0, MOST_DIFFERENCES);
  const named = (entry: Entry | undefined): string =>
    entry === undefined ? words.noAnswer : shortened(entry.title, MAX_NAME);
  const groups = EFFECTS.flatMap((one): DifferenceGroup[] => {
    const alike = shown.filter(({ effect }) => effect === one);
    const lines = alike.map(({ question, before, after }) =>
      words.difference(shortened(question, MAX_NAME), named(before), named(after)),
    );
    return lines.length === 0 ? [] : [{ heading: words.effects[one], lines }];
  });
  const more = differences.length - shown.length;
  return { groups, more: more > 0 ? words.moreDiffer(more) : '' };
}

export function differencesItem(differences: readonly Difference[], texts: Texts): Card['questions'][number] {
  const { groups, more } = differenceGroups(differences, texts);
  const lines = groups.flatMap((group) => [group.heading, ...group.lines]);
  return {
    ...NO_FIELDS,
    lines: [...lines, ...(more === '' ? [] : [more])].flatMap(linesOf),
    meta: '',
    flag: '',
    rows: [],
  };
}

type StepNames = { readonly nameOf: (by: Person) => string; readonly now: Date };

function historyOf({ history }: EditedEntry, names: StepNames, texts: Texts): string {
  const steps = history.slice(-EVENTS).map((step) => describeStep(step, names, texts));
  return steps.length === 0 ? '' : `${texts.knowledge.edit.history}: ${steps.map(escapeMarkdown).join(' · ')}`;
}

/** What was done to an entry, when and by whom. */
export function describeStep(
  { what, by, at, english }: EditedEntry['history'][number],
  { nameOf, now }: StepNames,
  { knowledge, language }: Texts,
): string {
  const { edit: words } = knowledge;
  const done = english ? words.withEnglish(words.kinds[what]) : words.kinds[what];
  return words.by(done, formatPastMoment(new Date(at), now, language), nameOf(by));
}
