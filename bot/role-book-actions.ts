import type { z } from 'zod';
import type { Status } from '../cards/card-data.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { personKey } from '../src/people/person.ts';
import { grantsInForce } from '../src/people/rights.ts';
import { latestRoleEvents } from '../src/people/role-audit.ts';
import {
  type Actor,
  allRoles,
  decideRequest,
  grantRole,
  type Holding,
  MUNICIPAL_ROLES,
  withdrawRole,
} from '../src/people/roles.ts';
import type { ActionResult } from './action.ts';
import type { CardMessage } from './message.ts';
import { type decideData, parsePerson, parseRole, type rolesData } from './people-card-data.ts';
import { createLabels } from './person-labels.ts';
import { renderMessage } from './render-message.ts';
import { settleRoleEvents } from './role-notices.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import { municipalityBy, type Turn } from './turn.ts';
import { escapeMarkdown } from './views/plain-runs.ts';
import { roleBookView, roleInWords } from './views/role-book-view.ts';

/** Latest changes that the role card shows. */
const SHOWN_EVENTS = 5;

/** The card of all roles and requests, for those who decide; its list of holders is that of `municipality`, if it is long. */
export async function roleBookMessage(
  turn: Turn,
  { status, municipality }: { status: Status[]; municipality?: string | undefined },
  texts: Texts,
): Promise<CardMessage> {
  const { store, municipalities, people } = turn.deps;
  const roles = await store.read(allRoles);
  const events = await latestRoleEvents(store, dayOf(turn.now).year, SHOWN_EVENTS);
  const rights = await turn.rights();
  const inForce = grantsInForce(roles, people);
  const everybody = [...people.known, ...Object.values(roles.requests), ...Object.values(roles.grants), ...events];
  const label = createLabels(everybody, turn.deps, texts);
  const shown = { roles, inForce, events, municipalities, rights, known: people.known, status, label, municipality };
  return renderMessage('pick', roleBookView(shown, texts));
}

async function book(turn: Turn, texts: Texts, text: string, style: Status['style']): Promise<ActionResult> {
  const message = await roleBookMessage(turn, { status: [{ style, text: escapeMarkdown(text) }] }, texts);
  return { kind: 'card', message, said: text };
}

/** Grants or denies a request, and lets the asker know. */
export async function decideRole(turn: Turn, data: z.infer<typeof decideData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { book: words, request: one } = texts.people;
  const { store, municipalities } = turn.deps;
  const rights = await turn.rights();
  const { requests } = await store.read(allRoles);
  const request = Object.hasOwn(requests, data.request) ? requests[data.request] : undefined;
  if (request !== undefined && !rights.mayGrant(request.role)) return { kind: 'said', said: words.mayNot };
  const decision = { id: data.request, grant: data.grant, by: actor(turn), now: turn.now };
  const result = await store.change(allRoles, (roles) => decideRequest(roles, decision));
  if (result.kind === 'gone') {
    return data.alone ? { kind: 'said', said: one.gone } : book(turn, texts, words.gone, 'warning');
  }
  await settle(turn);
  const { holding, kind } = result;
  turn.log.info({ result: kind, role: holding.role, municipality: holding.municipality }, 'a decision on a role');
  return book(
    turn,
    texts,
    words[kind](holding.name || words.somebody, roleInWords(holding, municipalities, texts)),
    'good',
  );
}

const actor = ({ person, name }: Turn): Actor => ({ ...person, name });

/** Has those concerned told, and the log written. */
async function settle({ deps }: Turn): Promise<void> {
  await settleRoleEvents(deps);
  deps.wake();
}

/** Gives a role to somebody who has not asked for it. */
export async function giveRole(turn: Turn, data: z.infer<typeof rolesData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { book: words } = texts.people;
  const { store, municipalities, people } = turn.deps;
  const role = parseRole(data.role);
  const person = parsePerson(data.person, turn.person.tenantId);
  if (role === undefined || person === undefined) return book(turn, texts, words.incomplete, 'attention');
  if (!(await turn.rights()).mayGrant(role)) return book(turn, texts, words.mayNot, 'attention');
  if (!people.isAllowed(person.tenantId)) return book(turn, texts, words.foreignTenant, 'attention');
  const chosen = municipalityBy(turn, data.municipality);
  const isMunicipal = MUNICIPAL_ROLES.includes(role);
  if (isMunicipal && chosen === undefined) return book(turn, texts, words.incomplete, 'attention');
  const municipality = isMunicipal && chosen !== undefined ? chosen.code : null;
  const roles = await store.read(allRoles);
  const known = [...people.known, ...Object.values(roles.grants), ...Object.values(roles.requests)];
  const name = known.find((one) => personKey(one.person) === personKey(person))?.name ?? '';
  if (municipality !== null && !people.municipalitiesOf(person.tenantId).includes(municipality)) {
    return book(turn, texts, words.notServed(name || words.somebody, chosen?.name ?? ''), 'attention');
  }
  const holding: Holding = { person, name, role, municipality };
  const isNew = await store.change(allRoles, (current) => grantRole(current, holding, actor(turn), turn.now));
  await settle(turn);
  if (!isNew) return book(turn, texts, words.already(name || words.somebody), 'warning');
  return book(turn, texts, words.granted(name || words.somebody, roleInWords(holding, municipalities, texts)), 'good');
}

/** Takes a role away. */
export async function takeRole(turn: Turn, data: z.infer<typeof rolesData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { book: words } = texts.people;
  const { store, municipalities } = turn.deps;
  const { grants } = await store.read(allRoles);
  const id = data.holding ?? '';
  const grant = Object.hasOwn(grants, id) ? grants[id] : undefined;
  if (grant === undefined) return book(turn, texts, words.gone, 'warning');
  if (!(await turn.rights()).mayGrant(grant.role)) return book(turn, texts, words.mayNot, 'attention');
  const taken = await store.change(allRoles, (roles) => withdrawRole(roles, { id, by: actor(turn), now: turn.now }));
  await settle(turn);
  if (taken === undefined) return book(turn, texts, words.gone, 'warning');
  const said = words.withdrawn(taken.name || words.somebody, roleInWords(taken, municipalities, texts));
  return book(turn, texts, said, 'good');
}

/** The role card, as it stands now. */
export async function showRoles(turn: Turn, data: z.infer<typeof rolesData>): Promise<ActionResult> {
  const { municipality } = data;
  const message = await roleBookMessage(turn, { status: [], municipality }, textsFor(data.lang));
  return { kind: 'card', message, said: message.summary };
}
