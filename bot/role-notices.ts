import type { PlannedMessage } from '../src/delivery/outbox.ts';
import { planOnce } from '../src/delivery/plan.ts';
import { type Person, personKey } from '../src/people/person.ts';
import { profileOf } from '../src/people/profiles.ts';
import { grantsInForce, leadersOf, type PeopleSettings } from '../src/people/rights.ts';
import { writeRoleAudit } from '../src/people/role-audit.ts';
import { allRoles, holdingId, type Role, type RoleEvent, type Roles } from '../src/people/roles.ts';
import type { Store } from '../src/store/store.ts';
import type { BotDeps } from './deps.ts';
import { DECISION_JOB, REQUEST_JOB } from './role-messages.ts';

/**
 * Has those concerned told of what has happened to roles, and writes it in the audit log. An event leaves the roles'
 * document last, so that what a stop has cut short is done the next time, once.
 */
export async function settleRoleEvents({ store, people, now }: Pick<BotDeps, 'store' | 'people' | 'now'>) {
  const { unlogged } = await store.read(allRoles);
  for (const event of unlogged) {
    const occurrence = `${Date.parse(event.at)}.${event.what}.${holdingId(event)}`;
    const job = event.what === 'asked' ? REQUEST_JOB : DECISION_JOB;
    const messages = event.what === 'asked' ? await toDeciders(store, people, event) : toHolder(event);
    if (Object.keys(messages).length > 0) await planOnce(store, { job, occurrence, messages }, now());
  }
  await writeRoleAudit(store);
}

/** Those who may grant a role and are to be reached. */
export async function reachableDeciders(store: Store, people: PeopleSettings, role: Role): Promise<Person[]> {
  return reachable(store, decidersOf(role, await store.read(allRoles), people));
}

async function reachable(store: Store, people: readonly Person[]): Promise<Person[]> {
  const found: Person[] = [];
  for (const person of people) if ((await store.read(profileOf(person))).chat !== null) found.push(person);
  return found;
}

/** The project leaders who are to be reached. */
export async function reachableLeaders(store: Store, people: PeopleSettings): Promise<Person[]> {
  return reachable(store, leadersOf(await store.read(allRoles), people));
}

function decidersOf(role: Role, roles: Roles, people: PeopleSettings): Person[] {
  const holders = grantsInForce(roles, people)
    .filter((grant) => grant.role === 'administrator' || (grant.role === 'leader' && role !== 'administrator'))
    .map(({ person }) => person);
  return [...new Map([...people.administrators, ...holders].map((person) => [personKey(person), person])).values()];
}

async function toDeciders(store: Store, people: PeopleSettings, event: RoleEvent) {
  const content = { request: holdingId(event) };
  const deciders = await reachableDeciders(store, people, event.role);
  return Object.fromEntries(deciders.map((to): [string, PlannedMessage] => [personKey(to), { to, content }]));
}

function toHolder({ what, role, municipality, person }: RoleEvent): Record<string, PlannedMessage> {
  const content = { what, role, ...(municipality !== null && { municipality }) };
  return { [personKey(person)]: { to: person, content } };
}
