import type { Person } from '../../src/people/person.ts';

/** A person of the local Teams client. `municipality` is the code of the municipality where the person works. */
export type Colleague = { readonly givenName: string; readonly surname: string; readonly municipality: string };

/** The tenant that the local client pretends to be. */
export const LOCAL_TENANT = '0f0f0f0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f';

/** You, and five colleagues: the client takes exactly five. */
export const YOU: Colleague = { givenName: 'Karin', surname: 'Lund', municipality: '1490' };
export const COLLEAGUES: readonly Colleague[] = [
  { givenName: 'Erik', surname: 'Sandberg', municipality: '1488' },
  { givenName: 'Fatima', surname: 'Haddad', municipality: '1480' },
  { givenName: 'Johan', surname: 'Ek', municipality: '1496' },
  { givenName: 'Märta', surname: 'Öhman', municipality: '1438' },
  { givenName: 'Per', surname: 'Åkesson', municipality: '1463' },
];

const everybody = [YOU, ...COLLEAGUES];
const hex = (person: Colleague): string => String(everybody.indexOf(person) + 1).padStart(12, '0');

/** The Entra object id that a person has in the local client. */
export function objectIdOf(person: Colleague): string {
  return `aaaaaaaa-0000-4000-8000-${hex(person)}`;
}

/** The Teams user id that a person has in the local client. */
export function teamsIdOf(person: Colleague): string {
  return `29:1local${hex(person)}`;
}

/** Everybody in the local client, as the bot knows people. */
export function localPeople(): { person: Person; name: string }[] {
  return everybody.map((one) => ({
    person: { tenantId: LOCAL_TENANT, userId: objectIdOf(one) },
    name: `${one.givenName} ${one.surname}`,
  }));
}
