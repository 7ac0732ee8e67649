import type { Logger } from 'pino';
import type { Language } from '../../src/language.ts';
import type { Person } from '../../src/people/person.ts';
import { municipalityOf, profileOf } from '../../src/people/profiles.ts';
import type { Rights } from '../../src/people/rights.ts';
import type { BotDeps } from '../deps.ts';
import { type Texts, textsFor } from '../texts/texts.ts';

/** Who uses the tab, with what the endpoints work with; for one request. */
export type TabUser = {
  readonly deps: BotDeps;
  readonly person: Person;
  /** As the token tells it; only to be shown. */
  readonly name: string;
  readonly rights: Rights;
  /** Words in the language that the page is shown in. */
  readonly texts: Texts;
  readonly now: Date;
  /** For what the request does; its lines carry the reference that a person can tell support. */
  readonly log: Logger;
  /** Code of the person's municipality, when it is known. */
  municipality(): Promise<string | undefined>;
};

export function createTabUser(
  deps: BotDeps,
  { language, ...who }: Pick<TabUser, 'person' | 'name' | 'rights' | 'log'> & { language: Language },
): TabUser {
  return {
    deps,
    ...who,
    texts: textsFor(language),
    now: deps.now(),
    municipality: async () =>
      municipalityOf(await deps.store.read(profileOf(who.person)), deps.people.municipalitiesOf(who.person.tenantId)),
  };
}
