import type { ButtonData, CardData, ChoiceField, Status } from '../../cards/card-data.ts';
import { formatMoment } from '../../src/calendar/format.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import type { Rights } from '../../src/people/rights.ts';
import {
  type Grant,
  type Holding,
  MUNICIPAL_ROLES,
  ROLES,
  type Role,
  type RoleEvent,
  type RoleRequest,
  type Roles,
} from '../../src/people/roles.ts';
import { newPeopleData } from '../people-card-data.ts';
import type { Label } from '../person-labels.ts';
import type { Texts } from '../texts/texts.ts';
import { capital, municipalityField, pickView, roleField } from './people-views.ts';
import { plainLines } from './plain-runs.ts';

/** More would make the card long; the next ones come when these are decided. */
const MOST_REQUESTS = 8;
/** With more holders than this the list for taking a role away is that of one municipality: Teams takes 40,000 characters. */
const MOST_HOLDINGS = 60;
const MOST_PEOPLE = 80;
/** Names in a line of those who hold a role of the whole project. */
const MOST_NAMES = 20;

export type ShownRoles = {
  readonly roles: Roles;
  /** The grants that count. */
  readonly inForce: readonly Grant[];
  readonly label: Label;
  /** Code of the municipality whose holders are wanted. */
  readonly municipality?: string | undefined;
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
      { heading: book.heading, text: requests.length === 0 ? book.noRequests : book.requests, status },
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

function requestRow(id: string, request: RoleRequest, { municipalities, label }: ShownRoles, texts: Texts) {
  const role = roleInWords(request, municipalities, texts);
  const at = formatMoment(new Date(request.at), texts.language);
  const text = texts.people.book.request(label(request), role, at);
  return { text: plainLines(text).join(' '), buttons: decisionButtons(id, texts) };
}

function holderLines({ inForce: grants, municipalities, label }: ShownRoles, { people }: Texts): { text: string }[] {
  const { book } = people;
  const project = ROLES.filter((role) => !MUNICIPAL_ROLES.includes(role)).flatMap((role) => {
    const names = grants.filter((grant) => grant.role === role).map(label);
    return names.length === 0
      ? []
      : [book.holder(capital(people.roles[role]), names.slice(0, MOST_NAMES).join(', '), names.length - MOST_NAMES)];
  });
  const covered = new Set(grants.flatMap(({ municipality }) => (municipality === null ? [] : [municipality])));
  const missing = municipalities.filter(({ code }) => !covered.has(code)).map(({ name }) => name);
  return [
    ...project,
    book.reporters(municipalities.length - missing.length, municipalities.length),
    ...(missing.length === 0 ? [] : [book.without(missing.join(', '))]),
  ].map((text) => ({ text: plainLines(text).join(' ') }));
}

/** By name alone: nothing is decided on here, and an organisation in each line would hide what happened. */
function eventLine(event: RoleEvent, { municipalities }: ShownRoles, texts: Texts): string {
  const { people, language } = texts;
  const at = formatMoment(new Date(event.at), language);
  const [name, by] = [event.name, event.byName].map((one) => one || people.nameless) as [string, string];
  const line = people.book.event[event.what](name, roleInWords(event, municipalities, texts), by, at);
  return plainLines(line).join(' ');
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
function peopleField({ roles, known, label }: ShownRoles, { people }: Texts): ChoiceField {
  const all = [...known, ...Object.values(roles.requests), ...Object.values(roles.grants)];
  const named = all.filter(({ name }) => name !== '');
  const byValue = new Map(named.map((one) => [`${one.person.tenantId}/${one.person.userId}`, label(one)]));
  const choices = [...byValue].map(([value, title]) => ({ title, value })).sort(byTitle);
  const words = { label: people.book.person, placeholder: people.book.personPlaceholder };
  return { id: 'person', ...words, value: '', style: 'filtered', choices: choices.slice(0, MOST_PEOPLE) };
}

function withdrawGroup({ roles, municipalities, rights, label, municipality }: ShownRoles, texts: Texts) {
  const { book } = texts.people;
  const mine = Object.entries(roles.grants).filter(([, { role }]) => rights.mayGrant(role));
  const isLong = mine.length > MOST_HOLDINGS;
  const listed = mine.filter(([, grant]) => !isLong || [null, municipality].includes(grant.municipality));
  const choices = listed
    .map(([id, grant]) => ({ title: `${label(grant)}, ${roleInWords(grant, municipalities, texts)}`, value: id }))
    .sort(byTitle)
    .slice(0, MOST_HOLDINGS);
  const data = newPeopleData(texts.language);
  const words = { label: book.holding, placeholder: book.holdingPlaceholder };
  return {
    heading: book.withdrawHeading,
    people: [],
    fields: [{ id: 'holding', ...words, value: '', style: 'filtered' as const, choices }],
    buttons: [
      { title: book.withdraw, tooltip: book.withdraw, verb: 'role.withdraw', data },
      ...(isLong ? [{ title: book.listMunicipality, tooltip: book.listMunicipality, verb: 'role.list', data }] : []),
    ],
  };
}

const byTitle = (a: { title: string }, b: { title: string }): number => a.title.localeCompare(b.title, 'sv');
