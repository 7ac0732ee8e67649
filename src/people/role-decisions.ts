import type { Change } from '../store/store.ts';
import { type PeopleSettings, rightsOf } from './rights.ts';
import {
  type Actor,
  type DecideResult,
  decideRequest,
  type Grant,
  grantRole,
  type Holding,
  type Role,
  type Roles,
  withdrawRole,
} from './roles.ts';

/** Somebody who gives or takes a role, and by which settings the right to it is judged. */
export type Decider = { readonly by: Actor; readonly settings: PeopleSettings; readonly now: Date };

/** The right is judged on the very roles that are changed: what was read before may have changed since. */
const mayGrant = (roles: Roles, { by, settings }: Decider, role: Role): boolean =>
  rightsOf(by, roles, settings).mayGrant(role);

/** Whether the holder's tenant serves the municipality that the role is for. */
function isServed({ person, municipality }: Holding, { municipalitiesOf }: PeopleSettings): boolean {
  return municipality === null || municipalitiesOf(person.tenantId).includes(municipality);
}

/** Decides a request for a role, where the decider may and the asker's tenant still serves the municipality. */
export function decideRequestBy(
  roles: Roles,
  { id, grant }: { id: string; grant: boolean },
  decider: Decider,
): Change<Roles, DecideResult | { kind: 'may-not' } | { kind: 'not-served'; holding: Holding }> {
  const request = Object.hasOwn(roles.requests, id) ? roles.requests[id] : undefined;
  if (request === undefined) return { result: { kind: 'gone' } };
  if (!mayGrant(roles, decider, request.role)) return { result: { kind: 'may-not' } };
  if (grant && !isServed(request, decider.settings)) return { result: { kind: 'not-served', holding: request } };
  return decideRequest(roles, { id, grant, by: decider.by, now: decider.now });
}

export type GiveResult = 'granted' | 'already' | 'may-not' | 'not-served' | 'foreign-tenant';

/** Gives a role to somebody of a tenant that is let in and serves the municipality. */
export function giveRoleBy(roles: Roles, holding: Holding, decider: Decider): Change<Roles, GiveResult> {
  const { by, settings, now } = decider;
  if (!settings.isAllowed(holding.person.tenantId)) return { result: 'foreign-tenant' };
  if (!isServed(holding, settings)) return { result: 'not-served' };
  if (!mayGrant(roles, decider, holding.role)) return { result: 'may-not' };
  const { next, result } = grantRole(roles, holding, by, now);
  return { next, result: result ? 'granted' : 'already' };
}

/** Takes a role away, where the decider may; `gone` when nobody holds it any more. */
export function takeRoleBy(roles: Roles, id: string, decider: Decider): Change<Roles, Grant | 'gone' | 'may-not'> {
  const grant = Object.hasOwn(roles.grants, id) ? roles.grants[id] : undefined;
  if (grant === undefined) return { result: 'gone' };
  if (!mayGrant(roles, decider, grant.role)) return { result: 'may-not' };
  const { next } = withdrawRole(roles, { id, by: decider.by, now: decider.now });
  return { next, result: grant };
}
