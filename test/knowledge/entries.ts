import type { Entry } from '../../src/knowledge/entry.ts';
import { createKnowledge, type Knowledge } from '../../src/knowledge/knowledge.ts';

/** An entry with what a test leaves out filled in. */
export function entry(given: Partial<Entry> & Pick<Entry, 'id' | 'body'>): Entry {
  return {
    title: given.id,
    questions: [],
    topics: [],
    source: { publisher: 'VästKom', title: 'Nuläge', url: undefined, asOf: '2026-01-15', period: undefined },
    status: 'current',
    reviewBy: undefined,
    supersededBy: undefined,
    people: [],
    later: [],
    disagreesWith: [],
    ...given,
  };
}

/** Knowledge of a few entries, with a few words that stand for each other. */
export function knowledgeOf(...entries: Entry[]): Knowledge {
  const lists = {
    synonyms: [
      ['kostnad', 'pris'],
      ['skriva under', 'underteckna'],
    ],
    english: { chair: 'ordförande', 'steering group': 'styrgrupp', timetable: 'tidplan' },
  };
  return createKnowledge(entries, lists, ['Borås', 'Mark', 'Åmål']);
}
