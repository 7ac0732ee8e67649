import { dayOf } from '../../src/calendar/stockholm.ts';
import { fittingEntries } from '../../src/knowledge/nearest.ts';
import { overdueEntries } from '../../src/knowledge/overdue.ts';
import { isHost } from '../rights.ts';
import { done, type EndpointResult } from './endpoint.ts';
import { type KeptEntry, keptEntry } from './host-entry-endpoints.ts';
import { browseView, type EntryGroup, type EntryLine, entryView, lineOf, type OpenedEntry } from './knowledge-view.ts';
import type { TabUser } from './tab-user.ts';

/** All entries by topic; for hosts first those that are to be looked at again. */
export function browseEntries(user: TabUser): EndpointResult<{ count: number; groups: EntryGroup[] }> {
  const { deps, texts, now } = user;
  const knowledge = deps.knowledge();
  const groups = [...overdueGroup(user), ...browseView(knowledge, texts, now)];
  return done({ count: knowledge.entries.size, groups });
}

function overdueGroup({ deps, rights, texts, now }: TabUser): EntryGroup[] {
  const knowledge = deps.knowledge();
  const overdue = isHost(rights) ? overdueEntries(knowledge.entries.values(), dayOf(now).toString()) : [];
  if (overdue.length === 0) return [];
  const entries = overdue.map((entry) => lineOf(entry, knowledge, { texts, now }));
  return [{ id: 'overdue', name: '', entries }];
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

/** An entry, and for hosts how it is kept. */
export async function openEntry(
  user: TabUser,
  { id }: { id: string },
): Promise<EndpointResult<OpenedEntry & { kept: KeptEntry | null }>> {
  const { deps, texts, now, rights } = user;
  const knowledge = deps.knowledge();
  const entry = knowledge.entries.get(id);
  if (entry === undefined) return { kind: 'refused', status: 404, error: 'entry-gone' };
  const kept = isHost(rights) ? await keptEntry(user, id) : null;
  return done({ ...entryView(entry, knowledge, { texts, now }), kept });
}
