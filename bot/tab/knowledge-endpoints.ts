import { fittingEntries } from '../../src/knowledge/nearest.ts';
import { done, type EndpointResult } from './endpoint.ts';
import { browseView, type EntryGroup, type EntryLine, entryView, lineOf, type OpenedEntry } from './knowledge-view.ts';
import type { TabUser } from './tab-user.ts';

/** All entries by topic. */
export function browseEntries({ deps, texts, now }: TabUser): EndpointResult<{ count: number; groups: EntryGroup[] }> {
  const knowledge = deps.knowledge();
  return done({ count: knowledge.entries.size, groups: browseView(knowledge, texts, now) });
}

/** The entries that fit best, the best first. */
export function searchEntries(
  { deps, texts, now }: TabUser,
  { text }: { text: string },
): EndpointResult<{ entries: EntryLine[] }> {
  const knowledge = deps.knowledge();
  const found = text.trim() === '' ? [] : fittingEntries(text, knowledge);
  return done({ entries: found.map((entry) => lineOf(entry, knowledge, { texts, now })) });
}

export function openEntry({ deps, texts, now }: TabUser, { id }: { id: string }): EndpointResult<OpenedEntry> {
  const knowledge = deps.knowledge();
  const entry = knowledge.entries.get(id);
  if (entry === undefined) return { kind: 'refused', status: 404, error: 'entry-gone' };
  return done(entryView(entry, knowledge, { texts, now }));
}
