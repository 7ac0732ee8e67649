import { dayOf } from '../calendar/stockholm.ts';
import type { Entry } from '../knowledge/entry.ts';
import type { ClosedQuestion, KnowledgeDraft } from './forum-archive.ts';

/** Longer questions are cut in the title of their answer; they are found by all their words. */
const MAX_TITLE = 90;

/** An answer from the open forum as an entry that questions are answered from, by all the wordings in which it was asked. */
export function forumEntry(id: string, { text, merged, at, forum }: ClosedQuestion, knowledge: KnowledgeDraft): Entry {
  const { title, source, reviewBy } = knowledge;
  const day = dayOf(new Date(at)).toString();
  return {
    id: `forum-${id}`,
    title: title.length <= MAX_TITLE ? title : `${title.slice(0, MAX_TITLE - 1).trimEnd()}…`,
    questions: [...new Set([title, text, ...merged.map((one) => one.text)])],
    topics: ['forum'],
    source: {
      publisher: 'Öppet forum',
      title: source || (forum === null ? `Skriftligt svar från värdarna ${day}` : `Svar i Öppet forum ${day}`),
      url: undefined,
      asOf: day,
      period: undefined,
    },
    status: 'current',
    reviewBy: reviewBy ?? undefined,
    supersededBy: undefined,
    people: [],
    later: [],
    disagreesWith: [],
    body: knowledge.text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .join(' '),
  };
}
