import type { z } from 'zod';
import type { Status } from '../cards/card-data.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { planOnce } from '../src/delivery/deliver.ts';
import { personKey } from '../src/people/person.ts';
import { latestRoleEvents, writeRoleAudit } from '../src/people/role-audit.ts';
import {
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
import { renderMessage } from './render-message.ts';
import { DECISION_JOB } from './role-messages.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { escapeMarkdown } from './views/plain-runs.ts';
import { roleBookView, roleInWords } from './views/role-book-view.ts';

/** Latest changes that the role card shows. */
const SHOWN_EVENTS = 5;

/** The card of all roles and requests, for those who decide. */
export async function roleBookMessage(turn: Turn, status: Status[], texts: Texts): Promise<CardMessage> {
  const { store, municipalities, people } = turn.deps;
  const roles = await store.read(allRoles);
  const events = await latestRoleEvents(store, dayOf(turn.now).year, SHOWN_EVENTS);
  const rights = await turn.rights();
  return renderMessage(
    'pick',
    roleBookView({ roles, events, municipalities, rights, known: people.known, status }, texts),
  );
}

async function book(turn: Turn, texts: Texts, text: string, style: Status['style']): Promise<ActionResult> {
  const message = await roleBookMessage(turn, [{ style, text: escapeMarkdown(text) }], texts);
  return { kind: 'card', message, said: text };
}

/** Grants or denies a request, and lets the asker know. */
export async function decideRole(turn: Turn, data: z.infer<typeof decideData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { book: words, nameless, request: one } = texts.people;
  const { store, municipalities } = turn.deps;
  const rights = await turn.rights();
  const { requests } = await store.read(allRoles);
  const request = Object.hasOwn(requests, data.request) ? requests[data.request] : undefined;
  if (request !== undefined && !rights.mayGrant(request.role)) return { kind: 'said', said: words.mayNot };
  const decision = { id: data.request, grant: data.grant, by: turn.person, now: turn.now };
  const result = await store.change(allRoles, (roles) => decideRequest(roles, decision));
  if (result.kind === 'gone') {
    return data.alone ? { kind: 'said', said: one.gone } : book(turn, texts, words.gone, 'warning');
  }
  await writeRoleAudit(store);
  const { holding, kind } = result;
  turn.log.info({ result: kind, role: holding.role, municipality: holding.municipality }, 'a decision on a role');
  await tellHolder(turn, holding, { what: kind, id: data.request });
  return book(turn, texts, words[kind](holding.name || nameless, roleInWords(holding, municipalities, texts)), 'good');
}

async function tellHolder(
  { deps, now }: Turn,
  holding: Holding,
  { what, id }: { what: 'granted' | 'denied'; id: string },
): Promise<void> {
  const { role, municipality, person } = holding;
  const content = { what, role, ...(municipality !== null && { municipality }) };
  const messages = { [personKey(person)]: { to: person, content } };
  await planOnce(deps.store, { job: DECISION_JOB, occurrence: `${id}.${now.getTime()}`, messages }, now);
  deps.wake();
}

/** Gives a role to somebody who has not asked for it. */
export async function giveRole(turn: Turn, data: z.infer<typeof rolesData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { book: words, nameless } = texts.people;
  const { store, municipalities, people } = turn.deps;
  const role = parseRole(data.role);
  const person = parsePerson(data.person, turn.person.tenantId);
  if (role === undefined || person === undefined) return book(turn, texts, words.incomplete, 'attention');
  if (!(await turn.rights()).mayGrant(role)) return book(turn, texts, words.mayNot, 'attention');
  const served = people.municipalitiesOf(person.tenantId);
  const municipality = !MUNICIPAL_ROLES.includes(role) ? null : served.find((code) => code === data.municipality);
  if (municipality === undefined) return book(turn, texts, words.incomplete, 'attention');
  const roles = await store.read(allRoles);
  const known = [...people.known, ...Object.values(roles.grants), ...Object.values(roles.requests)];
  const name = known.find((one) => personKey(one.person) === personKey(person))?.name ?? '';
  const holding: Holding = { person, name, role, municipality };
  const isNew = await store.change(allRoles, (current) => grantRole(current, holding, turn.person, turn.now));
  await writeRoleAudit(store);
  if (!isNew) return book(turn, texts, words.already(name || nameless), 'warning');
  await tellHolder(turn, holding, { what: 'granted', id: personKey(person).slice(0, 24) });
  return book(turn, texts, words.granted(name || nameless, roleInWords(holding, municipalities, texts)), 'good');
}

/** Takes a role away. */
export async function takeRole(turn: Turn, data: z.infer<typeof rolesData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { book: words, nameless } = texts.people;
  const { store, municipalities } = turn.deps;
  const { grants } = await store.read(allRoles);
  const id = data.holding ?? '';
  const grant = Object.hasOwn(grants, id) ? grants[id] : undefined;
  if (grant === undefined) return book(turn, texts, words.gone, 'warning');
  if (!(await turn.rights()).mayGrant(grant.role)) return book(turn, texts, words.mayNot, 'attention');
  const taken = await store.change(allRoles, (roles) => withdrawRole(roles, { id, by: turn.person, now: turn.now }));
  await writeRoleAudit(store);
  if (taken === undefined) return book(turn, texts, words.gone, 'warning');
  const said = words.withdrawn(taken.name || nameless, roleInWords(taken, municipalities, texts));
  return book(turn, texts, said, 'good');
}

/** The role card, as it stands now. */
export async function showRoles(turn: Turn, data: z.infer<typeof rolesData>): Promise<ActionResult> {
  const message = await roleBookMessage(turn, [], textsFor(data.lang));
  return { kind: 'card', message, said: message.summary };
}
