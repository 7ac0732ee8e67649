import assert from 'node:assert/strict';
import { type Decider, decideRequestBy, giveRoleBy, takeRoleBy } from '../../src/people/role-decisions.ts';
import {
  askForRole,
  grantRole,
  type Holding,
  holdingId,
  type Role,
  type Roles,
  roleBook,
} from '../../src/people/roles.ts';

const NOW = new Date('2026-10-21T07:00:00.000Z');
const person = (userId: string, tenantId = 'shared') => ({ tenantId, userId });
const holding = (role: Role, municipality: string | null = null, who = person('rut')): Holding => ({
  person: who,
  name: 'Rut',
  role,
  municipality,
});
const ADMIN = person('ada', 'vastkom');
const SERVED: Record<string, string[]> = { shared: ['1440'], vastkom: [] };

const decider = (userId: string): Decider => ({
  by: userId === 'ada' ? ADMIN : person(userId),
  settings: {
    administrators: [ADMIN],
    everybodyMayDoAll: false,
    known: [],
    nameOf: () => undefined,
    isAllowed: (tenantId) => tenantId in SERVED,
    municipalitiesOf: (tenantId) => SERVED[tenantId] ?? [],
  },
  now: NOW,
});
/** Lena is project leader, Hugo host. */
const ROLES = [holding('leader', null, person('lena')), holding('host', null, person('hugo'))].reduce<Roles>(
  (roles, one) => grantRole(roles, one, ADMIN, NOW).next ?? roles,
  roleBook.empty(),
);
const asked = (one: Holding): Roles => askForRole(ROLES, one, NOW).next ?? ROLES;

describe('a decision on a request', () => {
  for (const [who, role, municipality, kind] of [
    ['ada', 'administrator', null, 'granted'],
    ['ada', 'reporter', '1440', 'granted'],
    ['ada', 'reporter', '1485', 'not-served'],
    ['lena', 'reporter', '1440', 'granted'],
    ['lena', 'leader', null, 'granted'],
    ['lena', 'administrator', null, 'may-not'],
    ['hugo', 'reporter', '1440', 'may-not'],
    ['rut', 'reporter', '1440', 'may-not'],
  ] as const) {
    it(`of ${who} on ${role} ${municipality ?? ''} is ${kind}`, () => {
      const one = holding(role, municipality);
      const { next, result } = decideRequestBy(asked(one), { id: holdingId(one), grant: true }, decider(who));
      assert.equal(result.kind, kind);
      assert.equal(next !== undefined && holdingId(one) in next.grants, kind === 'granted');
    });
  }

  it('may be no, also where the municipality is no longer served', () => {
    const one = holding('reporter', '1485');
    const decided = decideRequestBy(asked(one), { id: holdingId(one), grant: false }, decider('ada'));
    assert.equal(decided.result.kind, 'denied');
  });

  it('that was made is gone', () => {
    assert.equal(decideRequestBy(ROLES, { id: 'x', grant: true }, decider('ada')).result.kind, 'gone');
    assert.equal(decideRequestBy(ROLES, { id: '__proto__', grant: true }, decider('ada')).result.kind, 'gone');
  });
});

describe('a role that is given', () => {
  for (const [who, one, result] of [
    ['ada', holding('reporter', '1440'), 'granted'],
    ['ada', holding('host', null, person('hugo')), 'already'],
    ['ada', holding('reporter', '1485'), 'not-served'],
    ['ada', holding('host', null, person('eve', 'elsewhere')), 'foreign-tenant'],
    ['lena', holding('administrator'), 'may-not'],
    ['hugo', holding('host'), 'may-not'],
  ] as const) {
    it(`by ${who} as ${one.role} ${one.municipality ?? ''} in ${one.person.tenantId} is ${result}`, () => {
      const given = giveRoleBy(ROLES, one, decider(who));
      assert.equal(given.result, result);
      assert.equal(given.next !== undefined, result === 'granted');
    });
  }
});

describe('a role that is taken', () => {
  const lena = holdingId(holding('leader', null, person('lena')));
  it('by an administrator is gone then', () => {
    const { next = ROLES, result } = takeRoleBy(ROLES, lena, decider('ada'));
    assert.equal(typeof result === 'object' && result.role, 'leader');
    assert.equal(takeRoleBy(next, lena, decider('ada')).result, 'gone');
  });
  it('by a host stays', () => assert.deepEqual(takeRoleBy(ROLES, lena, decider('hugo')), { result: 'may-not' }));
  it('by a name of a property is none', () =>
    assert.equal(takeRoleBy(ROLES, 'constructor', decider('ada')).result, 'gone'));
});
