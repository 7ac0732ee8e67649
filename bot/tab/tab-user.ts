import type { Logger } from 'pino';
import type { Language } from '../../src/language.ts';
import type { Person } from '../../src/people/person.ts';
import { municipalityOf, profileOf } from '../../src/people/profiles.ts';
import type { Rights } from '../../src/people/rights.ts';
import type { BotDeps } from '../deps.ts';
import { type Texts, textsFor } from '../texts/texts.ts';
import type { ShareWork } from './shared-work.ts';

/** Who uses the tab, with what the endpoints work with; for one request. */
export type TabUser = {
  readonly deps: BotDeps;
  readonly person: Person;
  /** As the token tells it; only to be shown. */
  readonly name: string;
  /** Whether the person belongs to another tenant than the one that let them in, and so speaks for none of its municipalities. */
  readonly isGuest: boolean;
  readonly rights: Rights;
  /** Words in the language that the page is shown in. */
  readonly texts: Texts;
  readonly now: Date;
  /** For what the request does; its lines carry the reference that a person can tell support. */
  readonly log: Logger;
  /** Does once what is the same for many. */
  readonly share: ShareWork;
  /** Code of the person's municipality, when it is known. */
  municipality(): Promise<string | undefined>;
};

export function createTabUser(
  deps: BotDeps,
  {
    language,
    ...who
  }: Pick<TabUser, 'person' | 'name' | 'isGuest' | 'rights' | 'log' | 'share'> & { language: Language },
): TabUser {
  const { person, isGuest } = who;
  const { store, people, now } = deps;
  return {
    ...who,
    deps,
    texts: textsFor(language),
    now: now(),
    municipality: async () =>
      isGuest
        ? undefined
        : municipalityOf(await store.read(profileOf(person)), people.municipalitiesOf(person.tenantId)),
  };
}
