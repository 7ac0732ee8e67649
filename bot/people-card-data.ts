import { z } from 'zod';
import { ROLES } from '../src/people/roles.ts';

/** Rises when buttons of older cards about people can no longer be understood. */
const PEOPLE_CARD_VERSION = 1;

/** What a list holds when the card is sent: a value, nothing, or words that are no value. */
const choice = z.string().max(200).optional();
const base = z.strictObject({ v: z.literal(PEOPLE_CARD_VERSION), lang: z.enum(['sv', 'en']) });

/** The verb `municipality.choose`. */
export const chooseData = base.extend({
  /** What the person was about to do. */
  next: z.literal('report').optional(),
  municipality: choice,
});

/** The verb `role.ask`. */
export const askRoleData = base.extend({ role: choice, municipality: choice });

/** The verbs of the role card; all its lists come with every button. */
export const rolesData = base.extend({
  person: choice,
  role: choice,
  municipality: choice,
  holding: choice,
});

/** The verb `role.decide`; `alone` on the message that tells of one request, which has no lists. */
export const decideData = rolesData.extend({
  request: z.string().regex(/^[a-f0-9]{24}$/),
  grant: z.boolean(),
  alone: z.boolean().optional(),
});

/** What every button of a card about people carries. */
export function newPeopleData(lang: 'sv' | 'en'): z.infer<typeof base> {
  return { v: PEOPLE_CARD_VERSION, lang };
}

/** A role that was chosen in a list. */
export function parseRole(value: string | undefined): (typeof ROLES)[number] | undefined {
  return ROLES.find((role) => role === value);
}

/** A person as a choice in a list: Teams' own search gives the Entra object id alone. */
export function parsePerson(
  value: string | undefined,
  tenantId: string,
): { tenantId: string; userId: string } | undefined {
  const [first = '', second] = (value ?? '').toLowerCase().split('/');
  const ids = second === undefined ? [tenantId, first] : [first, second];
  const [tenant, user] = ids.map((id) => z.guid().safeParse(id).data);
  return tenant === undefined || user === undefined ? undefined : { tenantId: tenant, userId: user };
}
