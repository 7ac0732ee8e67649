import { dayOf } from '../calendar/stockholm.ts';
import type { Entry } from '../knowledge/entry.ts';
import type { ClosedQuestion } from './forum-archive.ts';

/** Longer questions are cut in the title of their answer; they are found by all their words. */
const MAX_TITLE = 90;

/** An answer from the open forum as an entry that questions are answered from. */
export function forumEntry(id: string, { text, answer, source, at }: ClosedQuestion): Entry {
  const day = dayOf(new Date(at)).toString();
  const title = text.length <= MAX_TITLE ? text : `${text.slice(0, MAX_TITLE - 1).trimEnd()}…`;
  return {
    id: `forum-${id}`,
    title,
    questions: [text],
    topics: ['forum'],
    source: {
      publisher: 'Öppet forum',
      title: source || 'Svar i Öppet forum',
      url: undefined,
      asOf: day,
      period: undefined,
    },
    status: 'current',
    supersededBy: undefined,
    people: [],
    later: [],
    disagreesWith: [],
    body: answer
      .split('\n')
      .filter((line) => line.trim() !== '')
      .join(' '),
  };
}
