import assert from 'node:assert/strict';
import {
  askForRole,
  decideRequest,
  grantRole,
  type Holding,
  holdingId,
  nameHolder,
  type Roles,
  withdrawRole,
} from '../../src/people/roles.ts';

const NOBODY: Roles = { requests: {}, grants: {}, unlogged: [] };
const NOW = new Date('2026-10-21T08:00:00.000Z');
const RUT: Holding = { person: { tenantId: 't', userId: 'rut' }, name: 'Rut', role: 'reporter', municipality: '1440' };
const ADMIN = { tenantId: 't', userId: 'admin' };
const ID = holdingId(RUT);
const ask = (roles: Roles, holding: Holding = RUT) => askForRole(roles, holding, NOW);
const decide = (roles: Roles, grant: boolean, id = ID) => decideRequest(roles, { id, grant, by: ADMIN, now: NOW });
const asked = ask(NOBODY).next ?? NOBODY;
const granted = decide(asked, true).next ?? NOBODY;
const events = ({ unlogged }: Roles): string[] => unlogged.map(({ what, by }) => `${what} by ${by.userId}`);

describe('a role', () => {
  it('is asked for once, and the request is an event of the asker’s', () => {
    assert.deepEqual(Object.values(asked.requests), [{ ...RUT, at: NOW.toISOString() }]);
    assert.deepEqual(events(asked), ['asked by rut']);
    assert.deepEqual(ask(asked), { result: { kind: 'already-asked', id: ID } });
    assert.deepEqual(ask(granted), { result: { kind: 'already-granted', id: ID } });
  });

  it('is asked for by one person five times at most, until one request is decided', () => {
    let roles = NOBODY;
    for (const municipality of ['1440', '1441', '1442', '1443', '1444']) {
      roles = ask(roles, { ...RUT, municipality }).next ?? assert.fail();
    }
    assert.equal(ask(roles, { ...RUT, role: 'deputy' }).result.kind, 'too-many');
    assert.equal(ask(roles, { ...RUT, person: ADMIN }).result.kind, 'asked');
    assert.equal(ask(decide(roles, false).next ?? roles, { ...RUT, role: 'deputy' }).result.kind, 'asked');
  });

  it('is granted on a request, which is gone then', () => {
    assert.deepEqual(granted.requests, {});
    assert.deepEqual(Object.values(granted.grants), [{ ...RUT, by: ADMIN, at: NOW.toISOString() }]);
    assert.deepEqual(events(granted), ['asked by rut', 'granted by admin']);
    assert.deepEqual(decide(granted, false), { result: { kind: 'gone' } });
  });

  it('is denied on a request, and can be asked for again', () => {
    const { next = NOBODY, result } = decide(asked, false);
    assert.deepEqual(result, { kind: 'denied', holding: RUT });
    assert.deepEqual([next.requests, next.grants, events(next)], [{}, {}, ['asked by rut', 'denied by admin']]);
    assert.equal(ask(next).result.kind, 'asked');
  });

  it('is given without a request, or by that with one, once', () => {
    for (const roles of [NOBODY, asked]) {
      const { next = NOBODY, result } = grantRole(roles, RUT, ADMIN, NOW);
      assert.deepEqual([result, next.requests, Object.keys(next.grants)], [true, {}, [ID]]);
    }
    assert.deepEqual(grantRole(granted, RUT, ADMIN, NOW), { result: false });
  });

  it('is taken away once', () => {
    const { next = NOBODY, result } = withdrawRole(granted, { id: ID, by: ADMIN, now: NOW });
    assert.equal(result?.name, 'Rut');
    assert.deepEqual([next.grants, events(next).at(-1)], [{}, 'withdrawn by admin']);
    assert.deepEqual(withdrawRole(next, { id: ID, by: ADMIN, now: NOW }), { result: undefined });
  });

  for (const id of ['__proto__', 'constructor', 'toString', '']) {
    it(`is neither decided nor taken away by the id ${JSON.stringify(id)}`, () => {
      assert.deepEqual(decide(asked, true, id), { result: { kind: 'gone' } });
      assert.deepEqual(withdrawRole(granted, { id, by: ADMIN, now: NOW }), { result: undefined });
    });
  }

  it('gets the name of its holder when it is known, and keeps it', () => {
    const nameless = grantRole(NOBODY, { ...RUT, name: '' }, ADMIN, NOW).next ?? NOBODY;
    assert.equal(nameHolder(nameless, RUT.person, 'Rut R').next?.grants[ID]?.name, 'Rut R');
    assert.deepEqual(nameHolder(nameless, RUT.person, ''), { result: undefined });
    assert.deepEqual(nameHolder(nameless, ADMIN, 'Ada'), { result: undefined });
    assert.deepEqual(nameHolder(granted, RUT.person, 'Annat'), { result: undefined });
  });

  it('is another for another person, tenant, role or municipality', () => {
    const others: Holding[] = [
      { ...RUT, person: { tenantId: 't', userId: 'rut2' } },
      { ...RUT, person: { tenantId: 't2', userId: 'rut' } },
      { ...RUT, role: 'deputy' },
      { ...RUT, municipality: '1441' },
      { ...RUT, municipality: null },
    ];
    assert.equal(new Set([RUT, ...others].map(holdingId)).size, 6);
    assert.equal(holdingId({ ...RUT, name: 'x' } as Holding), ID);
  });
});
