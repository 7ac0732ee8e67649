import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Change, defineCollection } from '../store/store.ts';
import { type Person, personSchema, samePerson } from './person.ts';

/** Roles beside staff, which everybody is. */
export const ROLES = ['reporter', 'deputy', 'host', 'leader', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
/** Roles that are held for a municipality. */
export const MUNICIPAL_ROLES: readonly Role[] = ['reporter', 'deputy'];

/** More open requests from one person than this are refused. */
const MAX_REQUESTS = 5;

const holding = {
  person: personSchema,
  /** As Teams shows it; kept for those who ask for or hold a role, so that the others know who they are. */
  name: z.string(),
  role: z.enum(ROLES),
  /** Code of the municipality that the role is for; `null` for the roles of the whole project. */
  municipality: z.string().nullable(),
};
const requestSchema = z.object({ ...holding, at: z.iso.datetime() });
const grantSchema = z.object({ ...holding, by: personSchema, at: z.iso.datetime() });
export const roleEventSchema = z.object({
  ...holding,
  id: z.string(),
  what: z.enum(['asked', 'granted', 'denied', 'withdrawn']),
  by: personSchema,
  /** Who that is, as Teams shows it. */
  byName: z.string(),
  at: z.iso.datetime(),
});
/** Somebody who acts, with the name that Teams shows. */
export type Actor = Person & { readonly name?: string };
export type RoleRequest = Readonly<z.infer<typeof requestSchema>>;
export type Grant = Readonly<z.infer<typeof grantSchema>>;
/** Something that happened to a role: who did what for whom, and when. */
export type RoleEvent = Readonly<z.infer<typeof roleEventSchema>>;
export type Holding = Pick<Grant, 'person' | 'name' | 'role' | 'municipality'>;

const rolesSchema = z.object({
  requests: z.record(z.string(), requestSchema),
  grants: z.record(z.string(), grantSchema),
  /** What has happened and does not stand in the audit log yet; saved together with what it tells. */
  unlogged: z.array(roleEventSchema),
});
export type Roles = Readonly<z.infer<typeof rolesSchema>>;

/** Who holds and who asks for which role. */
export const roleBook = defineCollection({
  name: 'roles',
  version: 1,
  schema: rolesSchema,
  empty: () => ({ requests: {}, grants: {}, unlogged: [] }),
});
export const allRoles = roleBook.doc('all');

/** The same for the same person, role and municipality, so that nothing is asked for or granted twice. */
export function holdingId({ person, role, municipality }: Omit<Holding, 'name'>): string {
  return createHash('sha256')
    .update(JSON.stringify([person.tenantId, person.userId, role, municipality]))
    .digest('hex')
    .slice(0, 24);
}

type Happened = Omit<RoleEvent, 'id' | 'by' | 'byName'> & { by: Actor };

function logged(roles: Roles, { by, ...event }: Happened): Roles {
  const id = `${event.at}.${event.what}.${holdingId(event)}`;
  const { tenantId, userId, name: byName = '' } = by;
  return { ...roles, unlogged: [...roles.unlogged, { ...event, id, by: { tenantId, userId }, byName }] };
}

const without = <T>(record: Readonly<Record<string, T>>, id: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
const find = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;

export type AskResult = { kind: 'asked' | 'already-asked' | 'already-granted' | 'too-many'; id: string };

/** Asks for a role; those who may grant it decide. */
export function askForRole(roles: Roles, asked: Holding, now: Date): Change<Roles, AskResult> {
  const id = holdingId(asked);
  if (find(roles.grants, id) !== undefined) return { result: { kind: 'already-granted', id } };
  if (find(roles.requests, id) !== undefined) return { result: { kind: 'already-asked', id } };
  const own = Object.values(roles.requests).filter(({ person }) => samePerson(person, asked.person));
  if (own.length >= MAX_REQUESTS) return { result: { kind: 'too-many', id } };
  const at = now.toISOString();
  const next = { ...roles, requests: { ...roles.requests, [id]: { ...asked, at } } };
  return {
    next: logged(next, { ...asked, what: 'asked', by: { ...asked.person, name: asked.name }, at }),
    result: { kind: 'asked', id },
  };
}

export type DecideResult = { kind: 'granted' | 'denied'; holding: Holding } | { kind: 'gone' };

/** Decides a request; one that was decided meanwhile is gone. */
export function decideRequest(
  roles: Roles,
  { id, grant, by, now }: { id: string; grant: boolean; by: Actor; now: Date },
): Change<Roles, DecideResult> {
  const request = find(roles.requests, id);
  if (request === undefined) return { result: { kind: 'gone' } };
  const { at: _, ...holding } = request;
  const decided = { ...roles, requests: without(roles.requests, id) };
  if (grant) return { next: granted(decided, holding, by, now), result: { kind: 'granted', holding } };
  const event = { ...holding, what: 'denied' as const, by, at: now.toISOString() };
  return { next: logged(decided, event), result: { kind: 'denied', holding } };
}

/** Gives a role; a request for it is thereby granted. `false` when the person has it already. */
export function grantRole(roles: Roles, holding: Holding, by: Actor, now: Date): Change<Roles, boolean> {
  const id = holdingId(holding);
  if (find(roles.grants, id) !== undefined) return { result: false };
  const open = { ...roles, requests: without(roles.requests, id) };
  return { next: granted(open, holding, by, now), result: true };
}

function granted(roles: Roles, holding: Holding, by: Actor, now: Date): Roles {
  const at = now.toISOString();
  const next = {
    ...roles,
    grants: {
      ...roles.grants,
      [holdingId(holding)]: { ...holding, by: { tenantId: by.tenantId, userId: by.userId }, at },
    },
  };
  return logged(next, { ...holding, what: 'granted', by, at });
}

/** Takes a role away; `undefined` when nobody holds it any more. */
export function withdrawRole(
  roles: Roles,
  { id, by, now }: { id: string; by: Actor; now: Date },
): Change<Roles, Grant | undefined> {
  const grant = find(roles.grants, id);
  if (grant === undefined) return { result: undefined };
  const { at: _, by: __, ...holding } = grant;
  const next = { ...roles, grants: without(roles.grants, id) };
  return { next: logged(next, { ...holding, what: 'withdrawn', by, at: now.toISOString() }), result: grant };
}

/** Fills in the name of a person who was given a role before the bot had met them. */
export function nameHolder(roles: Roles, person: Person, name: string): Change<Roles, undefined> {
  const unnamed = Object.entries(roles.grants).filter(
    ([, grant]) => grant.name === '' && samePerson(grant.person, person),
  );
  if (unnamed.length === 0 || name === '') return { result: undefined };
  const named = Object.fromEntries(unnamed.map(([id, grant]) => [id, { ...grant, name }]));
  return { next: { ...roles, grants: { ...roles.grants, ...named } }, result: undefined };
}
