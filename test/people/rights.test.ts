import assert from 'node:assert/strict';
import type { Person } from '../../src/people/person.ts';
import { type PeopleSettings, rightsOf } from '../../src/people/rights.ts';
import { holdingId, ROLES, type Role, type Roles } from '../../src/people/roles.ts';

const RUT: Person = { tenantId: 'shared', userId: 'rut' };
const ADMIN: Person = { tenantId: 'vastkom', userId: 'ada' };
const SERVED: Record<string, readonly string[]> = { shared: ['1440', '1441'], other: ['1485'] };
const SETTINGS: PeopleSettings = {
  administrators: [ADMIN],
  everybodyMayDoAll: false,
  known: [],
  nameOf: () => undefined,
  isAllowed: (tenantId) => tenantId in SERVED,
  municipalitiesOf: (tenantId) => SERVED[tenantId] ?? [],
};

function rights(
  person: Person,
  holdings: readonly (readonly [Role, string | null, Person?])[],
  settings: Partial<PeopleSettings> = {},
) {
  const grants = holdings.map(([role, municipality, holder = person]) => {
    const holding = { person: holder, name: 'x', role, municipality };
    return [holdingId(holding), { ...holding, by: ADMIN, at: '2026-10-01T08:00:00.000Z' }] as const;
  });
  const roles: Roles = { requests: {}, grants: Object.fromEntries(grants), unlogged: [] };
  return rightsOf(person, roles, { ...SETTINGS, ...settings });
}

describe('what a person may do', () => {
  it('is nothing of all that without a role', () => {
    const { roles, reportsFor, mayReportFor, mayGrant } = rights(RUT, []);
    assert.deepEqual([[...roles], reportsFor], [[], []]);
    assert.ok(!mayReportFor('1440') && !ROLES.some(mayGrant));
  });

  for (const role of ['reporter', 'deputy'] as const) {
    it(`is to report for the own municipality as ${role}, and for no other`, () => {
      const { mayReportFor, reportsFor, mayGrant } = rights(RUT, [[role, '1440']]);
      assert.deepEqual(['1440', '1441', '1485', '', '__proto__'].map(mayReportFor), [true, false, false, false, false]);
      assert.deepEqual(reportsFor, ['1440']);
      assert.ok(!ROLES.some(mayGrant));
    });
  }

  it('is to report for each of several municipalities, each named once', () => {
    const { reportsFor } = rights(RUT, [
      ['reporter', '1440'],
      ['deputy', '1440'],
      ['deputy', '1441'],
    ]);
    assert.deepEqual(reportsFor, ['1440', '1441']);
  });

  it('ends with the municipality’s place in the tenant', () => {
    const { roles, reportsFor } = rights(RUT, [['reporter', '1485']]);
    assert.deepEqual([[...roles], reportsFor], [[], []]);
  });

  it('comes not from the roles of somebody with the same id in another tenant', () => {
    const other = { tenantId: 'other', userId: 'rut' };
    assert.equal(rights(RUT, [['leader', null, other]]).roles.size, 0);
  });

  it('is not to report for anybody as leader, host or administrator', () => {
    for (const role of ['leader', 'host', 'administrator'] as const) {
      const { mayReportFor, reportsFor, roles } = rights(RUT, [[role, null]]);
      assert.deepEqual([mayReportFor('1440'), reportsFor, [...roles]], [false, [], [role]]);
    }
  });

  for (const [who, may] of [
    ['administrator', ['reporter', 'deputy', 'host', 'leader', 'administrator']],
    ['leader', ['reporter', 'deputy', 'host', 'leader']],
    ['host', []],
  ] as const) {
    it(`as ${who} is to give the roles ${may.join(', ') || '(none)'}`, () => {
      const { mayGrant } = rights(RUT, [[who, null]]);
      assert.deepEqual(ROLES.filter(mayGrant), may);
    });
  }

  it('is an administrator’s by the configuration, for that person of that tenant', () => {
    assert.ok(rights(ADMIN, []).mayGrant('administrator'));
    assert.ok(!rights({ ...ADMIN, tenantId: 'shared' }, []).mayGrant('administrator'));
  });

  it('is everything in local mode, for every municipality that is served', () => {
    const { roles, mayReportFor, mayGrant } = rights(RUT, [], { everybodyMayDoAll: true });
    assert.deepEqual([...roles], [...ROLES]);
    assert.deepEqual([mayReportFor('1441'), mayReportFor('1485'), mayGrant('administrator')], [true, false, true]);
  });
});
