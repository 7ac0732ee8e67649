import type { ButtonData, CardData, ChoiceField, Status } from '../../cards/card-data.ts';
import type { Municipality } from '../../src/people/municipalities.ts';
import { MUNICIPAL_ROLES, ROLES, type Role } from '../../src/people/roles.ts';
import { newPeopleData } from '../people-card-data.ts';
import { newMonthData } from '../report-card-data.ts';
import type { Texts } from '../texts/texts.ts';

type Pick = CardData['pick'];
type Words = { heading: string; text: string; status: Status[] };

/** A card of lists to choose from, without what it does not need. */
export function pickView(words: Words, more: Partial<Pick>, { language }: Texts): Pick {
  const empty = { requests: [], sections: [], groups: [] };
  return { lang: language, summary: words.heading, ...empty, ...words, ...more };
}

/** A list of municipalities to search and choose from. */
export function municipalityField(
  municipalities: readonly Municipality[],
  { value = '', label }: { value?: string | undefined; label?: string },
  { people }: Texts,
): ChoiceField {
  return {
    id: 'municipality',
    label: label ?? people.municipality.label,
    placeholder: people.municipality.placeholder,
    value,
    style: value === '' ? 'filtered' : 'compact',
    choices: municipalities.map(({ code, name }) => ({ title: name, value: code })),
  };
}

/** A list of roles to choose from. */
export function roleField(roles: readonly Role[], value: string, { people }: Texts): ChoiceField {
  return {
    id: 'role',
    label: people.ask.role,
    placeholder: people.ask.rolePlaceholder,
    value,
    style: 'compact',
    choices: roles.map((role) => ({ title: capital(people.roles[role]), value: role })),
  };
}

/** Where a person chooses the municipality that they work in; `next` is what they were about to do. */
export function chooseMunicipalityView(
  municipalities: readonly Municipality[],
  { current, status, next }: { current: string | undefined; status: Status[]; next?: 'report' },
  texts: Texts,
): Pick {
  const words = texts.people.municipality;
  const title = next === undefined ? words.choose : texts.people.reportFor.open;
  const data = { ...newPeopleData(texts.language), ...(next !== undefined && { next }) };
  const buttons: ButtonData[] = [{ title, tooltip: title, verb: 'municipality.choose', data }];
  const group = { heading: '', people: [], fields: [municipalityField(municipalities, {}, texts)], buttons };
  const name = municipalities.find(({ code }) => code === current)?.name;
  const text = name === undefined ? words.text : words.change(name);
  return pickView({ heading: words.heading, text, status }, { groups: [group] }, texts);
}

/** Which of several municipalities a report is for. */
export function reportForView(municipalities: readonly Municipality[], period: string, texts: Texts): Pick {
  const { heading, text, open } = texts.people.reportFor;
  const buttons: ButtonData[] = [
    { title: open, tooltip: open, verb: 'report.open', data: newMonthData(texts.language, period) },
  ];
  const group = { heading: '', people: [], fields: [municipalityField(municipalities, {}, texts)], buttons };
  return pickView({ heading, text, status: [] }, { groups: [group] }, texts);
}

/** Where a person asks for a role. */
export function askRoleView(
  municipalities: readonly Municipality[],
  {
    role,
    municipality,
    status,
    own,
    isDone,
  }: { role: Role; municipality: string | undefined; status: Status[]; own: string; isDone: boolean },
  texts: Texts,
): Pick {
  const { ask } = texts.people;
  if (isDone) return pickView({ heading: ask.heading, text: '', status }, {}, texts);
  const roles: readonly Role[] =
    municipalities.length === 0 ? ROLES.filter((one) => !MUNICIPAL_ROLES.includes(one)) : ROLES;
  const fields = [
    roleField(roles, roles.includes(role) ? role : '', texts),
    ...(municipalities.length === 0
      ? []
      : [municipalityField(municipalities, { value: municipality, label: ask.municipality }, texts)]),
  ];
  const data = newPeopleData(texts.language);
  const buttons: ButtonData[] = [{ title: ask.send, tooltip: ask.send, verb: 'role.ask', data }];
  const text = own === '' ? ask.notReporter : ask.own(own);
  return pickView(
    { heading: ask.heading, text, status },
    { groups: [{ heading: '', people: [], fields, buttons }] },
    texts,
  );
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
