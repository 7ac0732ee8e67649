import { type Person, personKey, samePerson } from './person.ts';
import { type Grant, MUNICIPAL_ROLES, ROLES, type Role, type Roles } from './roles.ts';

/** Who may do everything, and for which municipalities a tenant's people may be reporters. */
export type PeopleSettings = {
  /** The first administrators, from the configuration; nobody can withdraw their role. */
  readonly administrators: readonly Person[];
  /** Local mode: the person at the screen acts in all roles. */
  readonly everybodyMayDoAll: boolean;
  /** People who can be given roles though they have not asked: in local mode the colleagues of the local client. */
  readonly known: readonly { readonly person: Person; readonly name: string }[];
  /** Codes of the municipalities that a tenant serves; empty for an unknown tenant. */
  readonly municipalitiesOf: (tenantId: string) => readonly string[];
  /** What the operator calls a tenant; `undefined` when it has no name. */
  readonly nameOf: (tenantId: string) => string | undefined;
  /** Whether people of this tenant may use the bot. */
  readonly isAllowed: (tenantId: string) => boolean;
};

/** What a person may do. */
export type Rights = {
  readonly roles: ReadonlySet<Role>;
  /** Codes of the municipalities for which the person is reporter or deputy. */
  readonly reportsFor: readonly string[];
  /** Whether the person may hand in for this municipality as its own. */
  mayReportFor(municipality: string): boolean;
  /** Whether the person may give and take away this role. */
  mayGrant(role: Role): boolean;
};

/** The roles that count: void are those of a tenant that is no longer let in, and those for a municipality that it no longer serves. */
export function grantsInForce({ grants }: Roles, { municipalitiesOf, isAllowed }: PeopleSettings): Grant[] {
  return Object.values(grants).filter(
    ({ person, municipality }) =>
      isAllowed(person.tenantId) && (municipality === null || municipalitiesOf(person.tenantId).includes(municipality)),
  );
}

/** The project leaders whose role is in force, each once. */
export function leadersOf(roles: Roles, settings: PeopleSettings): Person[] {
  return holdersOf('leader', roles, settings).map(({ person }) => person);
}

/** Those whose role is in force, each once, as they are known. */
export function holdersOf(role: Role, roles: Roles, settings: PeopleSettings): Pick<Grant, 'person' | 'name'>[] {
  const held = grantsInForce(roles, settings).filter((grant) => grant.role === role);
  return [...new Map(held.map(({ person, name }) => [personKey(person), { person, name }])).values()];
}

/** Reads what a person may do from the roles that are granted. */
export function rightsOf(person: Person, roles: Roles, settings: PeopleSettings): Rights {
  const served = settings.municipalitiesOf(person.tenantId);
  if (settings.everybodyMayDoAll) {
    const mayReportFor = (code: string): boolean => served.includes(code);
    return { roles: new Set(ROLES), reportsFor: [], mayReportFor, mayGrant: () => true };
  }
  const own = grantsInForce(roles, settings).filter((grant) => samePerson(grant.person, person));
  const held = new Set(own.map(({ role }) => role));
  if (settings.administrators.some((one) => samePerson(one, person))) held.add('administrator');
  const reportsFor = new Set(
    own.flatMap(({ role, municipality }) =>
      municipality !== null && MUNICIPAL_ROLES.includes(role) ? [municipality] : [],
    ),
  );
  return {
    roles: held,
    reportsFor: [...reportsFor],
    mayReportFor: (code) => reportsFor.has(code),
    mayGrant: (role) => held.has('administrator') || (held.has('leader') && role !== 'administrator'),
  };
}
