import { openQuestions } from '../src/forum/forum-queue.ts';
import { findWhole } from '../src/forum/questions.ts';
import { parsePeriod } from '../src/reports/period.ts';
import { findPosted, readArchive } from '../src/summaries/archive.ts';
import { type Found, foundEntry, foundQuestion, foundSummary } from './extension-search.ts';
import { type Place, parsePlace } from './tab/page/place.ts';
import type { Turn } from './turn.ts';

/** What a view of the tab shows of one thing, or of itself where it has something to show. */
const LINKED: ReadonlyMap<string, (turn: Turn, item: string | undefined) => Promise<Found | undefined>> = new Map([
  ['knowledge', linkedEntry],
  ['questions', linkedQuestion],
  ['status', linkedSummary],
]);

/** What a link into the tab leads to; `undefined` when it is no such link, or leads to nothing. */
export async function findLinked(turn: Turn, link: string): Promise<Found | undefined> {
  const place = readLink(link, turn.deps.publicUrl());
  return place === undefined ? undefined : LINKED.get(place.view)?.(turn, place.item);
}

/** Reads a deep link of Teams or an address of the tab, which anybody may have written. */
function readLink(link: string, publicUrl: string | undefined): Place | undefined {
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  if (url.origin === 'https://teams.microsoft.com') return readDeepLink(url);
  const tab = publicUrl === undefined ? undefined : new URL(`${publicUrl.replace(/\/$/, '')}/tab`);
  if (tab === undefined || url.origin !== tab.origin || url.pathname !== tab.pathname) return undefined;
  const [view, item] = [url.searchParams.get('view'), url.searchParams.get('item')];
  return parsePlace(item === null ? (url.searchParams.get('sub') ?? view) : `${view}/${item}`);
}

/** `/l/entity/<app>/<tab>?context={"subEntityId":"knowledge/…"}` */
function readDeepLink({ pathname, searchParams }: URL): Place | undefined {
  const [, tab] = /^\/l\/entity\/[^/]+\/([^/]+)\/?$/.exec(pathname) ?? [];
  if (tab === undefined) return undefined;
  return parsePlace(subPageOf(searchParams.get('context'))) ?? parsePlace(tab);
}

function subPageOf(context: string | null): string | undefined {
  try {
    const { subEntityId, subPageId } = JSON.parse(context ?? '{}') ?? {};
    const id = subEntityId ?? subPageId;
    return typeof id === 'string' ? id : undefined;
  } catch {
    // Written by hand, and no JSON: then the link leads to the tab.
    return undefined;
  }
}

async function linkedEntry(turn: Turn, id: string | undefined): Promise<Found | undefined> {
  const entry = id === undefined ? undefined : turn.deps.knowledge().entries.get(id);
  return entry === undefined ? undefined : foundEntry(turn, entry);
}

async function linkedQuestion(turn: Turn, id: string | undefined): Promise<Found | undefined> {
  if (id === undefined) return undefined;
  const question = findWhole(await turn.deps.store.read(openQuestions), id);
  return question === undefined ? undefined : foundQuestion(turn, question);
}

/** That month's status, or the newest. */
async function linkedSummary(turn: Turn, month: string | undefined): Promise<Found | undefined> {
  const { store } = turn.deps;
  const period = month === undefined ? undefined : parsePeriod(month);
  if (month !== undefined && period === undefined) return undefined;
  const [year, of] = (period ?? '').split('-').map(Number);
  const found =
    period === undefined
      ? (await readArchive(store, { count: 1 }))[0]
      : await findPosted(store, { month: of ?? 0, year });
  return found === undefined ? undefined : foundSummary(turn, found);
}
