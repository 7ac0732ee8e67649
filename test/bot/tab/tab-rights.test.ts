import assert from 'node:assert/strict';
import { once } from 'node:events';
import restify, { type Server } from 'restify';
import { z } from 'zod';
import type { BotDeps } from '../../../bot/deps.ts';
import { isHost } from '../../../bot/rights.ts';
import { done, type Endpoint } from '../../../bot/tab/endpoint.ts';
import { endpointsByName } from '../../../bot/tab/endpoints.ts';
import { addTabRoutes } from '../../../bot/tab/tab-routes.ts';
import { type Rights, rightsOf } from '../../../src/people/rights.ts';
import type { Role, Roles } from '../../../src/people/roles.ts';
import { createCapturedLog } from '../../support/captured-log.ts';
import { createTabTokens } from '../../support/tab-tokens.ts';
import { APP_ID } from '../../support/teams-activities.ts';

const FOREIGN = '99999999-1111-4222-8333-444444444444';

const people = {
  administrators: [],
  everybodyMayDoAll: false,
  known: [],
  municipalitiesOf: () => ['1485'],
  nameOf: () => undefined,
  isAllowed: (tenantId: string) => tenantId !== FOREIGN,
};

function rightsWith(role: Role | undefined, person = { tenantId: APP_ID, userId: APP_ID }): Rights {
  const holding = { person, name: '', municipality: null, by: person, at: '2026-01-01T00:00:00.000Z' };
  const grants: Roles['grants'] = role === undefined ? {} : { one: { ...holding, role } };
  return rightsOf(person, { requests: {}, grants, unlogged: [] }, people);
}

describe('the table of endpoints', () => {
  const OF = { municipality: '1485', form: { municipality: '1485' } };
  const ON_THE_PHONE = { municipality: '1485', form: { municipality: '1485', phone: true } };
  const refusedTo = (role: Role | undefined, input: object = OF): string[] =>
    Object.entries(endpointsByName).flatMap(([name, { mayRun }]) => (mayRun(rightsWith(role), input) ? [] : [name]));
  const LEADERS = ['reports.excuse', 'reports.unexcuse', 'reports.phone-form'];
  const FORMS = ['own.submit', 'own.save-draft', 'own.keep'];
  const REPORTERS = ['own.form', ...FORMS, 'own.pause'];
  const HOSTS = ['knowledge.phrase', 'agenda.tick', 'agenda.arrange', 'agenda.fill'];
  const READERS = ['reports.month', 'reports.history', 'reports.open', 'reports.remind'];

  for (const [role, refused] of [
    [undefined, [...READERS, ...LEADERS, ...REPORTERS, ...HOSTS]],
    ['administrator', [...READERS, ...LEADERS, ...REPORTERS, ...HOSTS]],
    ['leader', [...REPORTERS, ...HOSTS]],
    ['host', [...LEADERS, ...REPORTERS]],
  ] as const) {
    it(`refuses ${role ?? 'somebody without a role'} ${refused.length} of them`, () => {
      assert.deepEqual(refusedTo(role).sort(), [...refused].sort());
    });
  }

  it('takes the form of a report on the phone from the leader alone', () => {
    for (const role of [undefined, 'host', 'reporter', 'leader'] as const)
      assert.equal(refusedTo(role, ON_THE_PHONE).includes('own.submit'), role !== 'leader', role);
  });
});

describe('an endpoint for hosts', () => {
  let server: Server;
  let sign: (changes?: Record<string, unknown>) => Promise<string>;
  let role: Role | undefined;
  let runs: unknown[];
  beforeEach(async () => {
    runs = [];
    const tokens = await createTabTokens();
    sign = tokens.sign;
    const arrange: Endpoint<unknown, unknown> = {
      schema: z.strictObject({ to: z.number() }),
      mayRun: isHost,
      run: (_user, input) => done(runs.push(input)),
    };
    server = restify.createServer();
    addTabRoutes(server, {
      deps: { now: () => new Date('2026-11-20T08:00:00Z'), log: createCapturedLog().log, people } as unknown as BotDeps,
      tokens: { keys: tokens.keys, appId: APP_ID, audiences: [], isAllowed: people.isAllowed },
      rightsFor: async (person) => rightsWith(role, person),
      endpoints: { 'agenda.arrange': arrange },
      streams: { open: () => false, last: () => '', close: () => undefined },
      bundle: () => Promise.reject(new Error('not here')),
      isLocal: false,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    (server.server as { closeAllConnections(): void }).closeAllConnections();
    await closed;
  });

  const post = async (changes: Record<string, unknown> = {}): Promise<[number, unknown]> => {
    const response = await fetch(`http://127.0.0.1:${server.address().port}/tab/api/agenda.arrange`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await sign(changes)}` },
      body: '{"to":3}',
    });
    return [response.status, await response.json()];
  };

  for (const one of [undefined, 'leader', 'administrator'] as const) {
    it(`is refused to ${one ?? 'somebody without a role'}, and nothing runs`, async () => {
      role = one;
      assert.deepEqual(await post(), [403, { error: 'not-permitted' }]);
      assert.deepEqual(runs, []);
    });
  }

  it('runs for a host', async () => {
    role = 'host';
    assert.deepEqual(await post(), [200, 1]);
    assert.deepEqual(runs, [{ to: 3 }]);
  });

  it('is refused to who says in the token to be a host, or is one of a tenant that is not let in', async () => {
    role = undefined;
    assert.equal((await post({ roles: ['host'], fvm_local_role: { role: 'all', municipality: '1485' } }))[0], 403);
    role = 'host';
    assert.equal((await post({ tid: FOREIGN }))[0], 403);
    assert.deepEqual(runs, []);
  });
});
