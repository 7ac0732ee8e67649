import type { z } from 'zod';
import type { Status } from '../cards/card-data.ts';
import { samePerson } from '../src/people/person.ts';
import { findMunicipality } from '../src/people/place-names.ts';
import { grantsInForce } from '../src/people/rights.ts';
import { allRoles, askForRole, type Holding, MUNICIPAL_ROLES, type Role } from '../src/people/roles.ts';
import type { ActionResult } from './action.ts';
import type { CardMessage } from './message.ts';
import { type askRoleData, parseRole } from './people-card-data.ts';
import { renderMessage } from './render-message.ts';
import { reachableDeciders, settleRoleEvents } from './role-notices.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import { servedMunicipalities, type Turn } from './turn.ts';
import { askRoleView } from './views/people-views.ts';
import { roleInWords } from './views/role-book-view.ts';

/** The card on which a person asks for a role. */
export async function askRoleMessage(
  turn: Turn,
  { role, status, isDone = false }: { role: Role; status: Status[]; isDone?: boolean },
  texts: Texts,
): Promise<CardMessage> {
  const grants = grantsInForce(await turn.deps.store.read(allRoles), turn.deps.people);
  const own = grants
    .filter(({ person }) => samePerson(person, turn.person))
    .map((grant) => roleInWords(grant, turn.deps.municipalities, texts));
  const municipality = await turn.municipality();
  return renderMessage(
    'pick',
    askRoleView(servedMunicipalities(turn), { role, municipality, status, own: own.join(', '), isDone }, texts),
  );
}

/** Sends a person's request for a role to those who decide. */
export async function askRole(turn: Turn, data: z.infer<typeof askRoleData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { ask } = texts.people;
  const role = parseRole(data.role);
  const again = async (text: string, style: Status['style']): Promise<ActionResult> => {
    const shown = { role: role ?? 'reporter', status: [{ style, text }], isDone: style === 'good' };
    const message = await askRoleMessage(turn, shown, texts);
    return { kind: 'card', message, said: text };
  };
  if (role === undefined) return again(ask.pick, 'attention');
  const municipality = municipalityFor(turn, role, data.municipality);
  if (municipality === undefined) return again(ask.pickMunicipality, 'attention');
  const asked: Holding = { person: turn.person, name: turn.name, role, municipality };
  const { store } = turn.deps;
  const result = await store.change(allRoles, (roles) => askForRole(roles, asked, turn.now));
  await settleRoleEvents(turn.deps);
  turn.log.info({ result: result.kind, role, municipality }, 'a request for a role');
  if (result.kind === 'already-asked') return again(ask.alreadyAsked, 'good');
  if (result.kind === 'already-granted') return again(ask.alreadyGranted, 'good');
  if (result.kind === 'too-many') return again(ask.tooMany, 'attention');
  turn.deps.wake();
  const deciders = await reachableDeciders(store, turn.deps.people, role);
  return again(ask.asked(deciders.length), 'good');
}

/** The municipality of a role: `null` where the role has none, `undefined` where it is missing or not served. */
function municipalityFor(turn: Turn, role: Role, code: string | undefined): string | null | undefined {
  if (!MUNICIPAL_ROLES.includes(role)) return null;
  return findMunicipality(servedMunicipalities(turn), code ?? '')?.code;
}
