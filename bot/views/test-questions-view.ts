import type { CardData, Status } from '../../cards/card-data.ts';
import { formatPastMoment } from '../../src/calendar/format.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import { shownEntries, type Verdict } from '../../src/knowledge/evaluate.ts';
import type { TriedTestQuestion } from '../../src/knowledge/test-questions.ts';
import type { Person } from '../../src/people/person.ts';
import { newEntryData } from '../entry-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { escapeMarkdown } from './plain-runs.ts';
import { linesOf, NO_FIELDS } from './questions-view.ts';

type Card = CardData['questions'];

/** Most characters of the questions that are added at once. */
export const MAX_TYPED = 6000;

export type ShownTestQuestions = {
  /** The entry whose questions they are; `undefined` for all questions. */
  readonly entry: Pick<Entry, 'id' | 'title'> | undefined;
  readonly counts: Record<Verdict, number>;
  /** Those of the page, each with what the entry is called that is to answer it, and whether it still answers. */
  readonly onPage: readonly (TriedTestQuestion & { readonly title: string | undefined; readonly isLive: boolean })[];
  readonly page: number;
  readonly pages: number;
  /** What was refused. */
  readonly typed: string | undefined;
  readonly status: Status[];
  readonly nameOf: (by: Person) => string;
  readonly now: Date;
};

/** The questions by which hosts guard what is answered, with what each of them gets today. */
export function testQuestionsView(shown: ShownTestQuestions, texts: Texts): Card {
  const { entry, counts, onPage, page, pages, typed = '', status } = shown;
  const { edit } = texts.knowledge;
  const { tests: words } = edit;
  const data = newEntryData(texts.language);
  const own = { ...data, ...(entry !== undefined && { entry: entry.id }) };
  const turnTo = (to: number) => ({ verb: 'test.list', data: { ...own, page: to } });
  const label = entry === undefined ? words.label : words.labelOfEntry;
  return {
    lang: texts.language,
    summary: words.heading,
    heading: words.heading,
    text: onPage.length === 0 ? words.none : words.text(counts.wrong, counts.shown, counts.right),
    status,
    filter: [],
    questions: [
      {
        ...NO_FIELDS,
        lines: entry === undefined ? [] : linesOf(entry.title),
        meta: '',
        flag: '',
        input: [{ id: 'testQuestions', label, value: typed.slice(0, MAX_TYPED), maxLength: MAX_TYPED, isLong: true }],
        rows: buttonRows([{ ...words.add, verb: 'test.add', data: own }]),
      },
      ...onPage.map((one) => itemOf(one, shown, texts)),
    ],
    hint: [pages > 1 ? edit.page(page + 1, pages) : '', words.hint, entry === undefined ? words.fromEntry : '']
      .filter(Boolean)
      .join(' '),
    buttons: buttonRows([
      ...(page > 0 ? [{ ...edit.previous, ...turnTo(page - 1) }] : []),
      ...(page + 1 < pages ? [{ ...edit.next, ...turnTo(page + 1) }] : []),
      ...(entry === undefined
        ? []
        : [
            { ...edit.toEntry, verb: 'entry.open', data: own },
            { ...words.all, verb: 'test.list', data },
          ]),
      { ...edit.back, verb: 'entry.list', data },
    ]),
  };
}

function itemOf(
  question: ShownTestQuestions['onPage'][number],
  { entry, page, nameOf, now }: ShownTestQuestions,
  texts: Texts,
): Card['questions'][number] {
  const { edit } = texts.knowledge;
  const { tests: words } = edit;
  const { q, key, by, at, verdict, isLive } = question;
  const data = newEntryData(texts.language);
  const added = words.added(formatPastMoment(new Date(at), now, texts.language), nameOf(by));
  const own = { ...data, question: key, page, ...(entry !== undefined && { entry: entry.id }) };
  return {
    ...NO_FIELDS,
    lines: linesOf(q),
    meta: escapeMarkdown(`${resultOf(question, texts)} ${added}`),
    flag: verdict !== 'wrong' ? '' : isLive ? words.wrong : words.entryGone,
    rows: buttonRows([
      ...(question.entry === null || entry !== undefined
        ? []
        : [{ ...edit.review.openNearest, verb: 'entry.open', data: { ...data, entry: question.entry } }]),
      { ...words.remove, verb: 'test.remove', data: own },
    ]),
  };
}

function resultOf({ verdict, title, answer }: ShownTestQuestions['onPage'][number], { knowledge }: Texts): string {
  const { tests: words } = knowledge.edit;
  const shown = shownEntries(answer).map((one) => one.title);
  const first = shown[0] ?? '';
  if (title === undefined) return verdict === 'right' ? words.silent : words.shouldBeSilent(first);
  if (verdict === 'right') return words.right(title);
  if (verdict === 'shown') return words.among(title, first);
  const today =
    shown.length === 0 ? words.nothing : answer.kind === 'answer' ? words.answer(first) : words.suggested(first);
  return `${words.should(title)} ${today}`;
}
