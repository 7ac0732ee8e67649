import type { z } from 'zod';
import type { Status } from '../cards/card-data.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { samePerson } from '../src/people/person.ts';
import { grantsInForce } from '../src/people/rights.ts';
import { latestRoleEvents } from '../src/people/role-audit.ts';
import { type Decider, decideRequestBy, giveRoleBy, takeRoleBy } from '../src/people/role-decisions.ts';
import { allRoles, type Holding, MUNICIPAL_ROLES } from '../src/people/roles.ts';
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
  const { store, municipalities } = turn.deps;
  const result = await store.change(allRoles, (roles) =>
    decideRequestBy(roles, { id: data.request, grant: data.grant }, decider(turn)),
  );
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

const decider = ({ person, name, now, deps }: Turn): Decider => ({
  by: { ...person, name },
  settings: deps.people,
  now,
});

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
  const chosen = municipalityBy(turn, data.municipality);
  const isMunicipal = MUNICIPAL_ROLES.includes(role);
  if (isMunicipal && chosen === undefined) return refuse(words.incomplete);
  const municipality = isMunicipal && chosen !== undefined ? chosen.code : null;
  const roles = await store.read(allRoles);
  const self = { person: turn.person, name: turn.name };
  const known = [self, ...people.known, ...Object.values(roles.grants), ...Object.values(roles.requests)];
  const name = known.find((one) => samePerson(one.person, person))?.name ?? '';
  const holding: Holding = { person, name, role, municipality };
  const shownName = name || words.somebody;
  const result = await store.change(allRoles, (current) => giveRoleBy(current, holding, decider(turn)));
  if (result === 'foreign-tenant') return refuse(words.foreignTenant);
  if (result === 'not-served') return refuse(words.notServed(shownName, chosen?.name ?? ''));
  if (result === 'may-not') return refuse(words.mayNot);
  await settle(turn);
  const again = { municipality: data.municipality };
  if (result === 'already') return book(turn, texts, { text: words.already(shownName), style: 'warning', ...again });
  const text = words.granted(shownName, roleInWords(holding, municipalities, texts));
  return book(turn, texts, { text, style: 'good', ...again });
}

/** Takes a role away. */
export async function takeRole(turn: Turn, data: z.infer<typeof rolesData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { book: words } = texts.people;
  const { store, municipalities } = turn.deps;
  const { municipality } = data;
  const taken = await store.change(allRoles, (roles) => takeRoleBy(roles, data.holding ?? '', decider(turn)));
  if (taken === 'may-not') return book(turn, texts, { text: words.mayNot, style: 'attention', municipality });
  if (taken === 'gone') return book(turn, texts, { text: words.gone, style: 'warning', municipality });
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
