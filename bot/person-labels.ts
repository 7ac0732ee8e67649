import { personKey } from '../src/people/person.ts';
import type { Holding } from '../src/people/roles.ts';
import type { BotDeps } from './deps.ts';
import type { Texts } from './texts/texts.ts';

type Named = Pick<Holding, 'person' | 'name'>;
/** A person as the others know them: name and organisation, and more where two would look the same. */
export type Label = (one: Named) => string;

/** More municipalities than this are counted in place of named. */
const MOST_NAMED = 2;

/**
 * Labels for people on whose roles somebody decides. A name alone is what the person, or a guest's host, has written;
 * the tenant is what Teams vouches for.
 */
export function createLabels(
  all: readonly Named[],
  { people, municipalities }: Pick<BotDeps, 'people' | 'municipalities'>,
  texts: Texts,
): Label {
  const words = texts.people;
  const base = ({ person, name }: Named): string => {
    const known = name || words.nameless;
    const organisation = organisationName(person.tenantId, { people, municipalities }, texts);
    return people.everybodyMayDoAll ? known : `${known} (${organisation})`;
  };
  const sameLabel = new Map<string, Set<string>>();
  for (const one of all) {
    const label = base(one);
    sameLabel.set(label, (sameLabel.get(label) ?? new Set()).add(personKey(one.person)));
  }
  return (one) => {
    const label = base(one);
    const isShared = (sameLabel.get(label)?.size ?? 0) > 1;
    return isShared ? `${label} …${one.person.userId.slice(-4)}` : label;
  };
}

/** What the operator calls a tenant, or the municipalities that it serves. */
export function organisationName(
  tenantId: string,
  { people, municipalities }: Pick<BotDeps, 'people' | 'municipalities'>,
  { people: words }: Texts,
): string {
  const named = people.nameOf(tenantId);
  if (named !== undefined) return named;
  const codes = people.municipalitiesOf(tenantId);
  if (codes.length === 0) return words.organisation(tenantId.slice(0, 8));
  if (codes.length > MOST_NAMED) return words.organisationOfMany(codes.length, tenantId.slice(0, 8));
  return municipalities.flatMap(({ code, name }) => (codes.includes(code) ? [name] : [])).join(', ');
}
