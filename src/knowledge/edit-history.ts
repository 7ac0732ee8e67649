import { type EditedEntry, entryOf } from './edits.ts';
import type { Entry } from './entry.ts';

/** A step in what hosts have made of the knowledge base. */
export type EditStep = EditedEntry['history'][number] & {
  readonly id: string;
  /** What the entry was called then, or else now. */
  readonly title: string;
};

/** Every step of every entry that hosts have touched, the newest first. `underneath` are the entries under their edits. */
export function editHistory(
  edits: Iterable<readonly [string, EditedEntry]>,
  underneath: ReadonlyMap<string, Entry>,
): EditStep[] {
  return [...edits]
    .flatMap(([id, edited]) => {
      const title = entryOf(edited, underneath.get(id))?.title ?? id;
      return edited.history.map((step) => ({ ...step, id, title: step.entry?.title ?? title }));
    })
    .sort((a, b) => b.at.localeCompare(a.at) || b.number - a.number);
}

/** Whether each word stands in the entry as it was then, in `said` or in its id. */
export function holdsWords({ id, title, entry }: EditStep, words: string, said: string): boolean {
  const { body = '', questions = [], source, english } = entry ?? {};
  const parts = [id, title, body, ...questions, source?.publisher, source?.title, english?.title, english?.text, said];
  const text = parts.join('\n').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
