import type { CardData, Status } from '../../cards/card-data.ts';
import { formatShortDay } from '../../src/calendar/format.ts';
import { dayOf } from '../../src/calendar/stockholm.ts';
import type { Entry } from '../../src/knowledge/entry.ts';
import type { ReviewGroup } from '../../src/knowledge/review.ts';
import { newEntryData } from '../entry-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { buttonRows } from './button-rows.ts';
import { escapeMarkdown } from './plain-runs.ts';
import { linesOf, NO_FIELDS } from './questions-view.ts';

/** Other wordings and comments of a group that are shown. */
const MOST_OTHERS = 3;

/** A group with the entry that it is about, or that is nearest to it. */
export type ShownGroup = {
  readonly group: ReviewGroup;
  readonly about: Entry | undefined;
  readonly nearest: Entry | undefined;
};

/** Questions without a right answer, for hosts. */
export function reviewView(shown: readonly ShownGroup[], status: Status[], texts: Texts): CardData['questions'] {
  const { edit } = texts.knowledge;
  const { review: words } = edit;
  const data = newEntryData(texts.language);
  return {
    lang: texts.language,
    summary: words.heading,
    heading: words.heading,
    text: shown.length === 0 ? words.none : words.text,
    status,
    filter: [],
    questions: shown.map(({ group, about, nearest }) => {
      const { keys, head, wordings, comments, count } = group;
      const last = formatShortDay(dayOf(new Date(head.lastAt)), texts.language);
      const title = about?.title ?? head.entry ?? '';
      const what = head.kind === 'unanswered' ? words.unanswered(count, last) : words.unhelpful(title, count, last);
      const near = nearest === undefined ? '' : words.nearest(nearest.title);
      // What is not shown is not decided on.
      const own = { ...data, group: keys.slice(0, 1 + MOST_OTHERS) };
      return {
        ...NO_FIELDS,
        lines: [
          head.question,
          ...wordings.slice(1, 1 + MOST_OTHERS).map(words.also),
          ...comments.slice(0, MOST_OTHERS).map(words.comment),
        ].flatMap(linesOf),
        meta: escapeMarkdown([what, near].filter(Boolean).join(' ')),
        flag: '',
        rows: buttonRows([
          ...(nearest === undefined
            ? []
            : [{ ...words.belongs, verb: 'review.belongs', data: { ...own, entry: nearest.id } }]),
          ...(about === undefined
            ? []
            : [{ ...words.openNearest, verb: 'entry.open', data: { ...data, entry: about.id } }]),
          { ...words.toForum, verb: 'review.forum', data: own },
          { ...words.guard, verb: 'review.guard', data: own },
          { ...words.settled, verb: 'review.settle', data: own },
        ]),
      };
    }),
    hint: '',
    buttons: buttonRows([{ ...edit.back, verb: 'entry.list', data }]),
  };
}
