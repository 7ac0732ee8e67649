import type { z } from 'zod';
import type { Status } from '../cards/card-data.ts';
import { render } from '../cards/render.ts';
import { dayOf } from '../src/calendar/stockholm.ts';
import { planOnce } from '../src/delivery/deliver.ts';
import type { Municipality } from '../src/people/municipalities.ts';
import { personKey } from '../src/people/person.ts';
import { changeProfile, profileOf } from '../src/people/profiles.ts';
import { latestRoleEvents, writeRoleAudit } from '../src/people/role-audit.ts';
import {
  allRoles,
  askForRole,
  decideRequest,
  grantRole,
  type Holding,
  MUNICIPAL_ROLES,
  type Role,
  type Roles,
  withdrawRole,
} from '../src/people/roles.ts';
import { latestWindow } from '../src/reports/report-window.ts';
import type { ActionResult } from './action.ts';
import type { Message } from './message.ts';
import {
  type askRoleData,
  type chooseData,
  type decideData,
  parsePerson,
  parseRole,
  type rolesData,
} from './people-card-data.ts';
import { currentReport, whyNoWindow } from './report-actions.ts';
import { DECISION_JOB, REQUEST_JOB } from './role-messages.ts';
import { type Texts, textsFor } from './texts/texts.ts';
import type { Turn } from './turn.ts';
import { askRoleView, chooseMunicipalityView } from './views/people-views.ts';
import { escapeMarkdown } from './views/plain-runs.ts';
import { roleBookView, roleInWords } from './views/role-book-view.ts';

type CardMessage = Message & { kind: 'card' };
/** Latest changes that the role card shows. */
const SHOWN_EVENTS = 5;

/** The municipalities that the person's tenant serves. */
export function servedMunicipalities({ deps, person }: Turn): Municipality[] {
  const served = deps.people.municipalitiesOf(person.tenantId);
  return deps.municipalities.filter(({ code }) => served.includes(code));
}

function pickMessage(view: ReturnType<typeof askRoleView>): CardMessage {
  return { kind: 'card', card: render('pick', view), summary: view.summary };
}

/** The card on which a person chooses their municipality. */
export async function municipalityMessage(
  turn: Turn,
  { status, next }: { status: Status[]; next?: 'report' },
  texts: Texts,
): Promise<CardMessage> {
  const value = await turn.municipality();
  return pickMessage(
    chooseMunicipalityView(servedMunicipalities(turn), { value, status, ...(next && { next }) }, texts),
  );
}

/** Keeps the municipality that a person has chosen among those of their tenant. */
export async function chooseMunicipality(turn: Turn, data: z.infer<typeof chooseData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { municipality: words } = texts.people;
  const { next } = data;
  const again = async (text: string, style: Status['style']): Promise<ActionResult> => {
    const message = await municipalityMessage(turn, { status: [{ style, text }], ...(next && { next }) }, texts);
    return { kind: 'card', message, said: text };
  };
  if (!data.municipality) return again(words.pick, 'attention');
  const chosen = servedMunicipalities(turn).find(({ code }) => code === data.municipality);
  if (chosen === undefined) return again(words.notServed, 'attention');
  await turn.deps.store.change(profileOf(turn.person), (profile) =>
    changeProfile(profile, { municipality: chosen.code }),
  );
  if (next === 'report' && (await turn.rights()).mayReportFor(chosen.code)) {
    const between = whyNoWindow(turn, texts);
    if (between !== undefined) return { kind: 'said', said: between };
    const { period } = latestWindow(turn.now, turn.deps.reports);
    const message = await currentReport(turn, period, chosen, texts);
    return { kind: 'card', message, said: words.chosen(chosen.name) };
  }
  return again(words.chosen(chosen.name), 'good');
}

/** The card on which a person asks for a role. */
export async function askRoleMessage(
  turn: Turn,
  { role, status }: { role: Role; status: Status[] },
  texts: Texts,
): Promise<CardMessage> {
  const { grants } = await turn.deps.store.read(allRoles);
  const own = Object.values(grants)
    .filter(({ person }) => personKey(person) === personKey(turn.person))
    .map((grant) => roleInWords(grant, turn.deps.municipalities, texts));
  const municipality = await turn.municipality();
  return pickMessage(
    askRoleView(servedMunicipalities(turn), { role, municipality, status, own: own.join(', ') }, texts),
  );
}

/** Sends a person's request for a role to those who decide. */
export async function askRole(turn: Turn, data: z.infer<typeof askRoleData>): Promise<ActionResult> {
  const texts = textsFor(data.lang);
  const { ask } = texts.people;
  const role = parseRole(data.role);
  const again = async (text: string, style: Status['style']): Promise<ActionResult> => {
    const message = await askRoleMessage(turn, { role: role ?? 'reporter', status: [{ style, text }] }, texts);
    return { kind: 'card', message, said: text };
  };
  if (role === undefined) return again(ask.pick, 'attention');
  const municipality = municipalityFor(turn, role, data.municipality);
  if (municipality === undefined) return again(ask.pickMunicipality, 'attention');
  const asked: Holding = { person: turn.person, name: turn.name, role, municipality };
  const { store } = turn.deps;
  const result = await store.change(allRoles, (roles) => askForRole(roles, asked, turn.now));
  await writeRoleAudit(store);
  turn.log.info({ result: result.kind, role, municipality }, 'a request for a role');
  if (result.kind === 'already-asked') return again(ask.alreadyAsked, 'good');
  if (result.kind === 'already-granted') return again(ask.alreadyGranted, 'good');
  if (result.kind === 'too-many') return again(ask.tooMany, 'attention');
  return again(ask.asked(await tellDeciders(turn, result.id, role)), 'good');
}

/** The municipality of a role: `null` where the role has none, `undefined` where it is missing or not served. */
function municipalityFor(turn: Turn, role: Role, code: string | undefined): string | null | undefined {
  if (!MUNICIPAL_ROLES.includes(role)) return null;
  return servedMunicipalities(turn).find((municipality) => municipality.code === code)?.code;
}

/** Tells those who may grant the role; how many of them the bot can reach. */
async function tellDeciders({ deps, now }: Turn, request: string, role: Role): Promise<number> {
  const { store, people, wake } = deps;
  const { grants } = await store.read(allRoles);
  const deciders = [
    ...people.administrators,
    ...Object.values(grants)
      .filter((grant) => grant.role === 'administrator' || (grant.role === 'leader' && role !== 'administrator'))
      .map(({ person }) => person),
  ];
  const messages: Record<string, { to: Holding['person']; content: Record<string, string> }> = {};
  for (const to of deciders) {
    if ((await store.read(profileOf(to))).chat !== null) messages[personKey(to)] = { to, content: { request } };
  }
  const occurrence = `${request}.${now.getTime()}`;
  if (Object.keys(messages).length > 0) await planOnce(store, { job: REQUEST_JOB, occurrence, messages }, now);
  wake();
  return Object.keys(messages).length;
}

/** The card of all roles and requests, for those who decide. */
export async function roleBookMessage(turn: Turn, status: Status[], texts: Texts): Promise<CardMessage> {
  const { store, municipalities, people } = turn.deps;
  const roles: Roles = await store.read(allRoles);
  const events = await latestRoleEvents(store, dayOf(turn.now).year, SHOWN_EVENTS);
  const rights = await turn.rights();
  return pickMessage(roleBookView({ roles, events, municipalities, rights, known: people.known, status }, texts));
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
