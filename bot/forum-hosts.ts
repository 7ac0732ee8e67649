import { type Person, samePerson } from '../src/people/person.ts';
import { holdersOf } from '../src/people/rights.ts';
import { allRoles, type Holding } from '../src/people/roles.ts';
import type { BotDeps } from './deps.ts';
import type { Texts } from './texts/texts.ts';
import type { Turn } from './turn.ts';

type Named = Pick<Holding, 'person' | 'name'>;

/** The hosts of the forum, as they are known. */
export async function readHosts({ store, people }: BotDeps): Promise<Named[]> {
  return holdersOf('host', await store.read(allRoles), people);
}

/** The hosts to whom a question can be handed; the one who asks is among them, also where everybody may do everything. */
export async function readHostsFor({ deps, person, name }: Turn): Promise<Named[]> {
  const hosts = await readHosts(deps);
  return hosts.some((host) => samePerson(host.person, person)) ? hosts : [...hosts, { person, name }];
}

/** What hosts are called in the history of the knowledge base. */
export async function readHostNames(
  { deps, person, name }: Pick<Turn, 'deps' | 'person' | 'name'>,
  texts: Texts,
): Promise<(by: Person) => string> {
  const hosts = await readHosts(deps);
  return (by) =>
    hosts.find((host) => samePerson(host.person, by))?.name ||
    (samePerson(by, person) && name) ||
    texts.knowledge.edit.aHost;
}
