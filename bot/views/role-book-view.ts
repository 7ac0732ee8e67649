import type { ButtonData, CardData, ChoiceField, Status } from '../../cards/card-data.ts';
import { formatMoment } from '../../src/calendar/format.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import { type Person, samePerson } from '../../src/people/person.ts';
import type { Rights } from '../../src/people/rights.ts';
import {
  type Holding,
  MUNICIPAL_ROLES,
  ROLES,
  type Role,
  type RoleEvent,
  type RoleRequest,
  type Roles,
} from '../../src/people/roles.ts';
import { newPeopleData } from '../people-card-data.ts';
import type { Texts } from '../texts/texts.ts';
import { capital, municipalityField, pickView, roleField } from './people-views.ts';
import { plainLines } from './plain-runs.ts';

/** More would make the card long; the next ones come when these are decided. */
const MOST_REQUESTS = 8;
/** A card holds no more choices without becoming slow. */
const MOST_HOLDINGS = 300;

export type ShownRoles = {
  readonly roles: Roles;
  readonly events: readonly RoleEvent[];
  readonly municipalities: readonly Municipality[];
  readonly rights: Rights;
  /** People who can be given a role though they have not asked; none where Teams' own search finds them. */
  readonly known: readonly Pick<Holding, 'person' | 'name'>[];
  readonly status: Status[];
};

/** Who holds and asks for which role, with what its reader may do about it. */
export function roleBookView(shown: ShownRoles, texts: Texts): CardData['pick'] {
  const { roles, rights, status } = shown;
  const { book } = texts.people;
  const requests = Object.entries(roles.requests)
    .filter(([, { role }]) => rights.mayGrant(role))
    .sort(([, a], [, b]) => a.at.localeCompare(b.at));
  const left = requests.length - MOST_REQUESTS;
  return {
    ...pickView(
      { heading: book.heading, text: requests.length === 0 ? book.noRequests : '', status },
      {
        requests: requests.slice(0, MOST_REQUESTS).map(([id, request]) => requestRow(id, request, shown, texts)),
        sections: [
          ...(left > 0 ? [{ heading: '', lines: [{ text: book.more(left) }] }] : []),
          { heading: book.holders, lines: holderLines(shown, texts) },
          ...(shown.events.length === 0
            ? []
            : [{ heading: book.log, lines: shown.events.map((event) => ({ text: eventLine(event, shown, texts) })) }]),
        ],
        groups: [
          grantGroup(shown, texts),
          ...(Object.keys(roles.grants).length === 0 ? [] : [withdrawGroup(shown, texts)]),
        ],
      },
      texts,
    ),
    summary: book.summary(requests.length),
  };
}

/** A role with its municipality, in words. */
export function roleInWords(
  { role, municipality }: Pick<Holding, 'role' | 'municipality'>,
  municipalities: readonly Municipality[],
  { people }: Texts,
): string {
  const name = municipalities.find(({ code }) => code === municipality)?.name;
  return people.roleFor(people.roles[role], name);
}

/** The buttons that decide a request. */
export function decisionButtons(request: string, { people, language }: Texts, alone?: true): ButtonData[] {
  const { grant, deny } = people.request;
  const data = { ...newPeopleData(language), request, ...(alone && { alone }) };
  return [
    { title: grant, tooltip: grant, verb: 'role.decide', data: { ...data, grant: true } },
    { title: deny, tooltip: deny, verb: 'role.decide', data: { ...data, grant: false } },
  ];
}

function requestRow(id: string, request: RoleRequest, { municipalities }: ShownRoles, texts: Texts) {
  const role = roleInWords(request, municipalities, texts);
  const at = formatMoment(new Date(request.at), texts.language);
  const text = texts.people.book.request(request.name || texts.people.nameless, role, at);
  return { text: plainLines(text).join(' '), buttons: decisionButtons(id, texts) };
}

function holderLines({ roles, municipalities }: ShownRoles, { people }: Texts): { text: string }[] {
  const { book } = people;
  const grants = Object.values(roles.grants);
  const project = ROLES.filter((role) => !MUNICIPAL_ROLES.includes(role)).flatMap((role) => {
    const names = grants.filter((grant) => grant.role === role).map(({ name }) => name || people.nameless);
    return names.length === 0 ? [] : [book.holder(capital(people.roles[role]), names.join(', '))];
  });
  const covered = new Set(grants.flatMap(({ municipality }) => (municipality === null ? [] : [municipality])));
  const missing = municipalities.filter(({ code }) => !covered.has(code)).map(({ name }) => name);
  return [
    ...project,
    book.reporters(municipalities.length - missing.length, municipalities.length),
    ...(missing.length === 0 ? [] : [book.without(missing.join(', '))]),
  ].map((text) => ({ text: plainLines(text).join(' ') }));
}

function eventLine(event: RoleEvent, { roles, municipalities }: ShownRoles, texts: Texts): string {
  const { people, language } = texts;
  const at = formatMoment(new Date(event.at), language);
  const by = nameOf(event.by, roles) ?? people.book.configured;
  const line = people.book.event[event.what](
    event.name || people.nameless,
    roleInWords(event, municipalities, texts),
    by,
    at,
  );
  return plainLines(line).join(' ');
}

function nameOf(person: Person, roles: Roles): string | undefined {
  return Object.values(roles.grants).find((grant) => grant.name !== '' && samePerson(grant.person, person))?.name;
}

function grantGroup(shown: ShownRoles, texts: Texts) {
  const { municipalities, rights, known } = shown;
  const { book, ask } = texts.people;
  const data = newPeopleData(texts.language);
  const person = peopleField(shown, texts);
  const mine = ROLES.filter((role: Role) => rights.mayGrant(role));
  return {
    heading: book.grantHeading,
    people: known.length === 0 ? [person] : [],
    fields: [
      ...(known.length === 0 ? [] : [person]),
      roleField(mine, '', texts),
      municipalityField(municipalities, { label: ask.municipality }, texts),
    ],
    buttons: [{ title: book.grant, tooltip: book.grant, verb: 'role.grant', data }],
  };
}

/** Everybody who holds or asks for a role; in Teams the list also finds people of the reader's own organisation. */
function peopleField({ roles, known }: ShownRoles, { people }: Texts): ChoiceField {
  const all = [...known, ...Object.values(roles.requests), ...Object.values(roles.grants)];
  const named = all.filter(({ name }) => name !== '');
  const byValue = new Map(named.map(({ person, name }) => [`${person.tenantId}/${person.userId}`, name]));
  return {
    id: 'person',
    label: people.book.person,
    placeholder: people.book.personPlaceholder,
    value: '',
    choices: [...byValue]
      .map(([value, title]) => ({ title, value }))
      .sort((a, b) => a.title.localeCompare(b.title, 'sv')),
  };
}

function withdrawGroup({ roles, municipalities, rights }: ShownRoles, texts: Texts) {
  const { book, nameless } = texts.people;
  const choices = Object.entries(roles.grants)
    .filter(([, { role }]) => rights.mayGrant(role))
    .map(([id, grant]) => ({
      title: `${grant.name || nameless}, ${roleInWords(grant, municipalities, texts)}`,
      value: id,
    }))
    .sort((a, b) => a.title.localeCompare(b.title, 'sv'))
    .slice(0, MOST_HOLDINGS);
  const holding = { id: 'holding', label: book.holding, placeholder: book.holdingPlaceholder, value: '', choices };
  const data = newPeopleData(texts.language);
  return {
    heading: book.withdrawHeading,
    people: [],
    fields: [holding],
    buttons: [{ title: book.withdraw, tooltip: book.withdraw, verb: 'role.withdraw', data }],
  };
}
