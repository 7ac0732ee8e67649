import assert from 'node:assert/strict';
import { latestRoleEvents, roleAudit, writeRoleAudit } from '../../src/people/role-audit.ts';
import { allRoles, askForRole, decideRequest, type Holding, holdingId, roleBook } from '../../src/people/roles.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { useTemporaryFolder } from '../store/temporary-folder.ts';

const RUT: Holding = { person: { tenantId: 't', userId: 'rut' }, name: 'Rut', role: 'reporter', municipality: '1440' };
const BY = { tenantId: 't', userId: 'admin' };

describe('the audit log of roles', () => {
  const folder = useTemporaryFolder();
  let store: Store;
  const open = async (): Promise<void> => {
    store = await openStore({ dir: folder(), collections: [roleBook, roleAudit] });
  };
  beforeEach(open);
  afterEach(() => store.close());

  const ask = (at: string, holding = RUT) =>
    store.change(allRoles, (roles) => askForRole(roles, holding, new Date(at)));
  const deny = (at: string) =>
    store.change(allRoles, (roles) =>
      decideRequest(roles, { id: holdingId(RUT), grant: false, by: BY, now: new Date(at) }),
    );
  const events = async (year: string) =>
    (await store.read(roleAudit.doc(year))).events.map(({ what, at }) => `${what} ${at.slice(0, 10)}`);

  it('takes over what has happened, by years, and leaves nothing behind', async () => {
    await ask('2026-12-31T08:00:00.000Z');
    await deny('2027-01-01T08:00:00.000Z');
    await writeRoleAudit(store);
    assert.deepEqual([await events('2026'), await events('2027')], [['asked 2026-12-31'], ['denied 2027-01-01']]);
    assert.deepEqual((await store.read(allRoles)).unlogged, []);
  });

  it('loses nothing and doubles nothing when the bot stops between the two writes', async () => {
    await ask('2026-10-21T08:00:00.000Z');
    const { unlogged } = await store.read(allRoles);
    await writeRoleAudit(store);
    await store.change(allRoles, (roles) => ({ next: { ...roles, unlogged: [...unlogged] }, result: undefined }));
    await store.close();
    await open();
    await writeRoleAudit(store);
    assert.deepEqual(await events('2026'), ['asked 2026-10-21']);
    assert.deepEqual((await store.read(allRoles)).unlogged, []);
  });

  it('keeps what happens while it is written', async () => {
    await ask('2026-10-21T08:00:00.000Z');
    const deputy: Holding = { ...RUT, role: 'deputy' };
    await Promise.all([writeRoleAudit(store), ask('2026-10-21T08:00:01.000Z', deputy), writeRoleAudit(store)]);
    await writeRoleAudit(store);
    assert.deepEqual(await events('2026'), ['asked 2026-10-21', 'asked 2026-10-21']);
  });

  it('shows the latest first', async () => {
    await ask('2026-10-21T08:00:00.000Z');
    await deny('2026-10-22T08:00:00.000Z');
    await ask('2026-10-23T08:00:00.000Z');
    await writeRoleAudit(store);
    const found = await latestRoleEvents(store, 2026, 2);
    assert.deepEqual(
      found.map(({ what }) => what),
      ['asked', 'denied'],
    );
    assert.equal(found[0]?.at, '2026-10-23T08:00:00.000Z');
    assert.deepEqual(await latestRoleEvents(store, 2025, 2), []);
  });
});
