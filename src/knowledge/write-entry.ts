import { stringify } from 'yaml';
import type { Entry } from './entry.ts';

/** An entry as the file that `parseEntry` reads: what has no value is left out. */
export function entryMarkdown(entry: Entry): string {
  const { body, source, people, later, disagreesWith, status, questions, topics, ...rest } = entry;
  const { publisher, title, url, asOf, period } = source;
  const frontMatter = {
    id: rest.id,
    title: rest.title,
    questions: some(questions),
    topics: some(topics),
    source: { publisher, title, url, asOf: asOf ?? 'odaterad', period },
    status: status === 'current' ? undefined : status,
    reviewBy: rest.reviewBy,
    supersededBy: rest.supersededBy,
    people: some(people),
    later: some(later),
    disagreesWith: some(disagreesWith),
    english: rest.english,
  };
  // Without folding, so that a change of a line is a change of a line.
  return `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${body.trim()}\n`;
}

const some = <One>(all: readonly One[]): readonly One[] | undefined => (all.length === 0 ? undefined : all);
