import type { z } from 'zod';
import type { Status } from '../cards/card-data.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { samePerson } from '../src/people/person.ts';
import { grantsInForce, type PeopleSettings, rightsOf } from '../src/people/rights.ts';
import { latestRoleEvents } from '../src/people/role-audit.ts';
import {
  type Actor,
  allRoles,
  type DecideResult,
  decideRequest,
  type Grant,
  grantRole,
  type Holding,
  MUNICIPAL_ROLES,
  type Roles,
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
  const code = municipalityBy(turn, municipality)?.code;
  const shown = {
    roles,
    inForce,
    events,
    municipalities,
    rights,
    known: people.known,
    status,
    label,
    municipality: code,
  };
  return renderMessage('pick', roleBookView(shown, texts));
}

async function book(
  turn: Turn,
  texts: Texts,
  { text, style, municipality }: Status & { municipality?: string | undefined },
): Promise<ActionResult> {
  const shown = { status: [{ style, text: escapeMarkdown(text) }], municipality };
  return { kind: 'card', message: await roleBookMessage(turn, shown, texts), said: text };
}

/** Grants or denies a request, and lets the asker know. The right to is judged on what is decided on. */
export async function decideRole(turn: Turn, data: z.infer<typeof decideData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { book: words, request: one } = texts.people;
  const { store, municipalities, people } = turn.deps;
  const decision = { id: data.request, grant: data.grant, by: actor(turn), now: turn.now };
  const result = await store.change<
    Roles,
    DecideResult | { kind: 'may-not' } | { kind: 'not-served'; holding: Holding }
  >(allRoles, (roles) => {
    const request = Object.hasOwn(roles.requests, data.request) ? roles.requests[data.request] : undefined;
    if (request === undefined) return { result: { kind: 'gone' } };
    if (!rightsOf(turn.person, roles, people).mayGrant(request.role)) return { result: { kind: 'may-not' } };
    if (data.grant && !isServed(request, people)) return { result: { kind: 'not-served', holding: request } };
    return decideRequest(roles, decision);
  });
  if (result.kind === 'may-not') return { kind: 'said', said: words.mayNot };
  if (result.kind === 'gone') {
    return data.alone ? { kind: 'said', said: one.gone } : book(turn, texts, { text: words.gone, style: 'warning' });
  }
  const { holding, kind } = result;
  const name = holding.name || words.somebody;
  if (kind === 'not-served') {
    const text = words.notServed(name, municipalityBy(turn, holding.municipality ?? '')?.name ?? '');
    return book(turn, texts, { text, style: 'attention' });
  }
  await settle(turn);
  turn.log.info({ result: kind, role: holding.role, municipality: holding.municipality }, 'a decision on a role');
  const text = words[kind](name, roleInWords(holding, municipalities, texts));
  return book(turn, texts, { text, style: 'good' });
}

/** Whether the holder's tenant serves the municipality that the role is for. */
function isServed({ person, municipality }: Holding, people: PeopleSettings): boolean {
  return municipality === null || people.municipalitiesOf(person.tenantId).includes(municipality);
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
  const refuse = (text: string): Promise<ActionResult> =>
    book(turn, texts, { text, style: 'attention', municipality: data.municipality });
  const role = parseRole(data.role);
  const person = parsePerson(data.person, turn.person.tenantId);
  if (role === undefined || person === undefined) return refuse(words.incomplete);
  if (!people.isAllowed(person.tenantId)) return refuse(words.foreignTenant);
  const chosen = municipalityBy(turn, data.municipality);
  const isMunicipal = MUNICIPAL_ROLES.includes(role);
  if (isMunicipal && chosen === undefined) return refuse(words.incomplete);
  const municipality = isMunicipal && chosen !== undefined ? chosen.code : null;
  const roles = await store.read(allRoles);
  const self = { person: turn.person, name: turn.name };
  const known = [self, ...people.known, ...Object.values(roles.grants), ...Object.values(roles.requests)];
  const name = known.find((one) => samePerson(one.person, person))?.name ?? '';
  const holding: Holding = { person, name, role, municipality };
  if (!isServed(holding, people)) return refuse(words.notServed(name || words.somebody, chosen?.name ?? ''));
  const result = await store.change<Roles, boolean | 'may-not'>(allRoles, (current) =>
    rightsOf(turn.person, current, people).mayGrant(role)
      ? grantRole(current, holding, actor(turn), turn.now)
      : { result: 'may-not' },
  );
  if (result === 'may-not') return refuse(words.mayNot);
  await settle(turn);
  const style = result ? 'good' : 'warning';
  const text = result
    ? words.granted(name || words.somebody, roleInWords(holding, municipalities, texts))
    : words.already(name || words.somebody);
  return book(turn, texts, { text, style, municipality: data.municipality });
}

/** Takes a role away. */
export async function takeRole(turn: Turn, data: z.infer<typeof rolesData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { book: words } = texts.people;
  const { store, municipalities, people } = turn.deps;
  const { municipality } = data;
  const id = data.holding ?? '';
  const taken = await store.change<Roles, Grant | undefined | 'may-not'>(allRoles, (roles) => {
    const grant = Object.hasOwn(roles.grants, id) ? roles.grants[id] : undefined;
    const mayTake = grant === undefined || rightsOf(turn.person, roles, people).mayGrant(grant.role);
    return mayTake ? withdrawRole(roles, { id, by: actor(turn), now: turn.now }) : { result: 'may-not' };
  });
  if (taken === 'may-not') return book(turn, texts, { text: words.mayNot, style: 'attention', municipality });
  if (taken === undefined) return book(turn, texts, { text: words.gone, style: 'warning', municipality });
  await settle(turn);
  const text = words.withdrawn(taken.name || words.somebody, roleInWords(taken, municipalities, texts));
  return book(turn, texts, { text, style: 'good', municipality });
}

/** The role card, as it stands now. */
export async function showRoles(turn: Turn, data: z.infer<typeof rolesData>): Promise<ActionResult> {
  const { municipality } = data;
  const texts = textsFor(data.lang);
  if (municipalityBy(turn, municipality) === undefined) {
    return book(turn, texts, { text: texts.people.municipality.pick, style: 'attention' });
  }
  const message = await roleBookMessage(turn, { status: [], municipality }, texts);
  return { kind: 'card', message, said: message.summary };
}
