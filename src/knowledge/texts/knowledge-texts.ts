import type { Language } from '../../language.ts';
import type { Effect } from '../differences.ts';
import type { EditKind } from '../edits.ts';
import type { EntryFormProblem } from '../entry-form.ts';
import type { WordsProblem } from '../own-words.ts';
import type { SmallTalk } from '../small-talk.ts';
import type { TestQuestionProblem } from '../test-questions.ts';

type Button = { title: string; tooltip: string };

/** The words around answers, in one language. Dates come in ISO form, as exact as the source is: day, month or year. */
export type KnowledgeTexts = {
  language: Language;
  date(iso: string): string;
  source: string;
  asOf(date: string): string;
  undatedSource: string;
  period(period: string): string;
  notes: {
    undated: string;
    historical(date: string): string;
    review(date: string): string;
    old(date: string): string;
    superseded: string;
    supersededBy(title: string): string;
    /** The successor does not hold any more either. */
    supersededThen(title: string): string;
    disagrees(publisher: string, date: string): string;
    olderEnglish: string;
  };
  later: string;
  /** Over what is known of something that the sources do not contain. */
  known: string;
  named(title: string, name: string, source: string): string;
  namedBySource(date: string): string;
  namedByUndated: string;
  smallTalk: Record<SmallTalk, string>;
  suggest: string;
  escalate: string;
  edit: {
    heading: string;
    text(entries: number, edited: number): string;
    search: string;
    find: Button;
    add: Button;
    none: string;
    found(count: number): string;
    open: Button;
    isEdited: string;
    isRetired: string;
    conflict: string;
    formHeading: string;
    newHeading: string;
    labels: Record<
      | 'title'
      | 'questions'
      | 'body'
      | 'publisher'
      | 'source'
      | 'url'
      | 'asOf'
      | 'reviewBy'
      | 'englishTitle'
      | 'english',
      string
    >;
    hint: string;
    save: Button;
    saveAnyway: Button;
    retire: Button;
    restore: Button;
    takeFile: Button;
    /** The English text has been looked at. */
    englishHolds: Button;
    englishOlder: string;
    englishIsOlder: string;
    back: Button;
    /** `broken` of them were answered right, and would be answered wrong. */
    differ(count: number, broken: number): string;
    moreDiffer(count: number): string;
    difference(question: string, before: string, after: string): string;
    /** Above differences. */
    effects: Record<Effect, string>;
    noAnswer: string;
    saved: string;
    nothingNew: string;
    retired: string;
    restored: string;
    fileTaken: string;
    stale: string;
    gone: string;
    taken(wording: string, entry: string): string;
    problems: Record<EntryFormProblem, string>;
    words: {
      open: Button;
      heading: string;
      text: string;
      label: string;
      hint: string;
      save: Button;
      saveAnyway: Button;
      saved: string;
      stale: string;
      problems: Record<WordsProblem, (line: string) => string>;
    };
    pressAgain(button: string): string;
    previous: Button;
    next: Button;
    page(page: number, of: number): string;
    toEntry: Button;
    tests: {
      open(count: number): Button;
      heading: string;
      text(wrong: number, shown: number, right: number): string;
      none: string;
      /** Of questions that no entry may answer, and of those that the shown entry should answer. */
      label: string;
      labelOfEntry: string;
      add: Button;
      remove: Button;
      all: Button;
      hint: string;
      fromEntry: string;
      right(entry: string): string;
      silent: string;
      among(entry: string, first: string): string;
      should(entry: string): string;
      shouldBeSilent(answer: string): string;
      answer(entry: string): string;
      suggested(entry: string): string;
      nothing: string;
      wrong: string;
      entryGone: string;
      added(when: string, who: string): string;
      saved(count: number): string;
      known(count: number): string;
      taken(question: string, entry: string): string;
      takenBySilence(question: string): string;
      full(most: number): string;
      removed: string;
      gone: string;
      problems: Record<TestQuestionProblem, string>;
    };
    changes: {
      open: Button;
      /** All steps of one entry, and of all of them. */
      ofEntry: Button;
      all: Button;
      heading: string;
      text(found: number, all: number): string;
      none: string;
      nothing: string;
      search: string;
      find: Button;
    };
    overdue(count: number): string;
    moreOverdue(count: number): string;
    inConflict: string;
    overdueText: string;
    reviewWas(day: string): string;
    review: {
      button(count: number): Button;
      heading: string;
      text: string;
      none: string;
      unanswered(count: number, last: string): string;
      unhelpful(entry: string, count: number, last: string): string;
      nearest(entry: string): string;
      comment(text: string): string;
      also(text: string): string;
      belongs: Button;
      openNearest: Button;
      toForum: Button;
      guard: Button;
      settled: Button;
      taken: string;
      gone: string;
    };
    history: string;
    kinds: Record<EditKind, string>;
    withEnglish(what: string): string;
    by(what: string, when: string, who: string): string;
    aHost: string;
  };
};
