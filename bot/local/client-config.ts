import { stringify } from 'yaml';
import type { Municipality } from '../../src/people/municipalities.ts';
import { COLLEAGUES, type Colleague, LOCAL_TENANT, objectIdOf, teamsIdOf, YOU } from './colleagues.ts';

/** The config of the local Teams client, with ids shaped like Teams' own (its defaults are malformed GUIDs). */
export function clientConfig(municipalities: readonly Municipality[]): string {
  const user = (person: Colleague) => {
    const place = municipalities.find(({ code }) => code === person.municipality)?.name ?? '';
    const mail = `${asciiName(person.givenName)}.${asciiName(person.surname)}@kommunerna.example`;
    return {
      id: teamsIdOf(person),
      name: `${person.givenName} ${person.surname} (${place})`,
      userPrincipleName: mail,
      aadObjectId: objectIdOf(person),
      givenName: person.givenName,
      surname: person.surname,
      email: mail,
    };
  };
  return stringify({
    version: '0.1.1',
    tenantId: LOCAL_TENANT,
    bot: { id: '28:b0b0b0b0-2222-4333-8444-555555555555', name: 'FVM-forum' },
    currentUser: user(YOU),
    users: COLLEAGUES.map(user),
    personalChat: { id: 'a:1fvmforumpersonal' },
    groupChat: { id: '19:fvmforumgroup@thread.v2', name: 'Införandegruppen' },
    team: {
      id: '19:fvmforumteam@thread.tacv2',
      name: 'Kommun-FVM',
      aadGroupId: 'bbbbbbbb-0000-4000-8000-000000000031',
      channels: [{ id: '19:fvmforumfragor@thread.tacv2', name: 'Frågor' }],
    },
  });
}

const asciiName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
