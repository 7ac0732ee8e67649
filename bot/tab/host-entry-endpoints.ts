import { type EditedEntry, editNumber, editsOf, entryOf } from '../../src/knowledge/edits.ts';
import { ownWordings } from '../../src/knowledge/entry.ts';
import { plainText } from '../../src/knowledge/normalise.ts';
import { wordingKey } from '../../src/knowledge/wording-key.ts';
import { personKey } from '../../src/people/person.ts';
import { addWordings } from '../entry-acts.ts';
import { readHostNames } from '../forum-hosts.ts';
import type { Texts } from '../texts/texts.ts';
import { type DifferenceGroup, describeStep, differenceGroups, type TriedEdit } from '../views/entry-view.ts';
import { done, type EndpointResult, type Said, saidAs } from './endpoint.ts';
import type { TabUser } from './tab-user.ts';

/** What a host sees of an entry besides. `number` is sent back, so that nobody changes what somebody else has changed meanwhile. */
export type KeptEntry = { number: number; wordings: string[]; history: string[] };
/** `tried`: the questions that would get another answer; with its `sure` the host does it all the same. */
type Phrased = Said & { tried: { groups: DifferenceGroup[]; more: string; sure: string; button: string } | null };

/** Steps of a history that are shown. */
const MOST_STEPS = 8;

export async function keptEntry(user: TabUser, id: string): Promise<KeptEntry | null> {
  const { deps } = user;
  const edited = await deps.store.read(editsOf(id));
  const entry = entryOf(edited, deps.underneath().get(id));
  if (entry === undefined) return null;
  return { number: editNumber(edited), wordings: ownWordings(entry), history: await historyOf(edited, user) };
}

async function historyOf({ history }: EditedEntry, user: TabUser): Promise<string[]> {
  const names = { nameOf: await readHostNames(user, user.texts), now: user.now };
  const steps = history.slice(-MOST_STEPS).reverse();
  return steps.map((step) => describeStep(step, names, user.texts));
}

type Phrasing = { id: string; number: number; wording: string; sure?: string | undefined };

/** Who has a wording tried now: that takes a while, and is paid by everybody else. */
const trying = new Set<string>();

/** Has a wording lead to an entry, one at a time for a person. */
export async function phraseEntry(user: TabUser, phrasing: Phrasing): Promise<EndpointResult<Phrased>> {
  const key = personKey(user.person);
  if (trying.has(key)) return { kind: 'refused', status: 409, error: 'too-many' };
  trying.add(key);
  try {
    return await tryPhrase(user, phrasing);
  } finally {
    trying.delete(key);
  }
}

/** Has the wording lead there when the host has seen which other questions get another answer by that. */
async function tryPhrase(
  user: TabUser,
  { id, number, wording: typed, sure }: Phrasing,
): Promise<EndpointResult<Phrased>> {
  const { deps, texts } = user;
  const { edit: words } = texts.knowledge;
  const edited = await deps.store.read(editsOf(id));
  const entry = edited.state === 'retired' ? undefined : entryOf(edited, deps.underneath().get(id));
  if (entry === undefined) return { kind: 'refused', status: 404, error: 'entry-gone' };
  const wording = plainText(typed);
  if (!/[\p{L}\p{N}]/u.test(wording)) return { kind: 'refused', status: 400, error: 'no-words' };
  if (ownWordings(entry).some((one) => wordingKey(one) === wordingKey(wording))) {
    return done({ said: words.nothingNew, tried: null });
  }
  const result = await addWordings(user, { entry, number, wordings: [wording], sure }, texts);
  if (result.kind === 'saved') return done({ said: words.saved, tried: null });
  const seen = result.objection?.tried;
  const tried = seen === undefined ? null : triedView(seen, texts);
  return done({ ...saidAs({ style: tried === null ? 'attention' : 'warning', text: result.text }), tried });
}

function triedView({ sure, differences }: TriedEdit, texts: Texts): NonNullable<Phrased['tried']> {
  return { ...differenceGroups(differences, texts), sure, button: texts.knowledge.edit.saveAnyway.title };
}
