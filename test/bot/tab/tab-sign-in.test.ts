import assert from 'node:assert/strict';
import { errors } from 'jose';
import type { TokenKeys } from '../../../bot/tab/tab-token.ts';
import { startBot, type TestBot } from '../../support/start-bot.ts';
import { createTabTokens, seconds, type TabTokens } from '../../support/tab-tokens.ts';
import { APP_ID } from '../../support/teams-activities.ts';

const OTHER_TENANT = '99999999-1111-4222-8333-444444444444';
const PUBLIC_URL = 'https://forum.example.se';

describe('signing in to the tab', () => {
  let tokens: TabTokens;
  let bot: TestBot;
  before(async () => {
    tokens = await createTabTokens({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' });
    bot = await startBot({ mode: 'teams', tabKeys: tokens.keys, env: { PUBLIC_URL } });
  });
  after(() => bot.close());

  const ask = (authorization: string | undefined, path = 'me'): Promise<Response> =>
    fetch(`http://127.0.0.1:${bot.port}/tab/api/${path}`, {
      method: path === 'live' ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
      ...(path !== 'live' && { body: '{}' }),
    });

  async function assertRefused(authorization: string | undefined, status: 401 | 403): Promise<void> {
    for (const path of ['me', 'knowledge.browse', 'no-such-thing', 'live']) {
      const response = await ask(authorization, path);
      assert.equal(response.status, status, path);
      assert.deepEqual(await response.json(), { error: status === 401 ? 'not-signed-in' : 'not-permitted' });
      assert.equal(response.headers.get('www-authenticate'), null);
    }
  }

  it('lets in who has a token of a tenant that is let in, known by tenant and object id', async () => {
    const response = await ask(`Bearer ${await tokens.sign()}`);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), {
      name: 'Anna Berg',
      roles: [],
      municipality: { code: '1485', name: 'Uddevalla' },
      seesReports: false,
    });
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.match(response.headers.get('x-correlation-id') ?? '', /^[\da-f-]{36}$/);
  });

  it('knows the app by its address too', async () => {
    const address = (host: string): string => `api://${host}/${APP_ID}`;
    assert.equal((await ask(`Bearer ${await tokens.sign({ aud: address('forum.example.se') })}`)).status, 200);
    assert.equal((await ask(`Bearer ${await tokens.sign({ aud: address('evil.example') })}`)).status, 401);
  });

  it('has some patience with clocks that differ', async () => {
    assert.equal((await ask(`Bearer ${await tokens.sign({ nbf: seconds(30) })}`)).status, 200);
    assert.equal((await ask(`Bearer ${await tokens.sign({ exp: seconds(-30) })}`)).status, 200);
  });

  const refused: [what: string, status: 401 | 403, make: () => Promise<string> | string | undefined][] = [
    ['nothing', 401, () => undefined],
    ['another scheme', 401, async () => `Basic ${await tokens.sign()}`],
    ['no token', 401, () => 'Bearer '],
    ['what is no token', 401, () => 'Bearer a.b.c'],
    ['a token that is too long', 401, async () => `Bearer ${await tokens.sign({ name: 'a'.repeat(9000) })}`],
    ['a forged signature', 401, async () => `Bearer ${await tokens.signForged()}`],
    ['a key that nobody has published', 401, async () => `Bearer ${await tokens.signWithUnknownKey()}`],
    ['no signature', 401, () => `Bearer ${tokens.unsigned()}`],
    ['the public key as a shared secret', 401, async () => `Bearer ${await tokens.signConfused()}`],
    ['an expired token', 401, async () => `Bearer ${await tokens.sign({ exp: seconds(-90) })}`],
    ['a token that does not hold yet', 401, async () => `Bearer ${await tokens.sign({ nbf: seconds(90) })}`],
    ['a token without an end', 401, async () => `Bearer ${await tokens.sign({ exp: undefined })}`],
    ['a token for another app', 401, async () => `Bearer ${await tokens.sign({ aud: OTHER_TENANT })}`],
    [
      'an issuer that is not the tenant’s',
      401,
      async () => `Bearer ${await tokens.sign({ iss: `https://login.microsoftonline.com/${OTHER_TENANT}/v2.0` })}`,
    ],
    ['another issuer', 401, async () => `Bearer ${await tokens.sign({ iss: 'https://login.example.org/x/v2.0' })}`],
    ['a token of version 1', 401, async () => `Bearer ${await tokens.sign({ ver: '1.0' })}`],
    ['a token without a person', 401, async () => `Bearer ${await tokens.sign({ oid: undefined })}`],
    ['a person who is no id', 401, async () => `Bearer ${await tokens.sign({ oid: '__proto__' })}`],
    ['a token of an app, without scope', 401, async () => `Bearer ${await tokens.sign({ scp: undefined })}`],
    ['another scope', 403, async () => `Bearer ${await tokens.sign({ scp: 'openid access_as_user2' })}`],
    ['a tenant that is not let in', 403, async () => `Bearer ${await tokens.sign({ tid: OTHER_TENANT })}`],
  ];
  for (const [what, status, make] of refused) {
    it(`answers ${what} with ${status} and nothing else`, async () => assertRefused(await make(), status));
  }

  it('has the reason in the log, and no token', async () => {
    const token = await tokens.sign({ tid: OTHER_TENANT });
    await ask(`Bearer ${token}`);
    assert.match(bot.log.text(), /the tenant is not let in/);
    assert.ok(!bot.log.text().includes(token.split('.')[1] ?? ''));
  });
});

describe('the keys that sign tokens for the tab', () => {
  async function statusWith(keys: TokenKeys, token: string): Promise<{ status: number; body: unknown; log: string }> {
    const bot = await startBot({ mode: 'teams', tabKeys: keys });
    try {
      const response = await fetch(`http://127.0.0.1:${bot.port}/tab/api/me`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: '{}',
      });
      return { status: response.status, body: await response.json(), log: bot.log.text() };
    } finally {
      await bot.close();
    }
  }

  for (const [what, cause] of [
    ['cannot be reached', new TypeError('fetch failed')],
    ['do not come in time', new errors.JWKSTimeout()],
  ] as const) {
    it(`are not the person’s fault when they ${what}`, async () => {
      const { sign } = await createTabTokens();
      const fails = async (): Promise<never> => {
        throw cause;
      };
      const { status, body, log } = await statusWith(Object.assign(fails, { jwks: () => undefined }), await sign());
      assert.deepEqual([status, body], [503, { error: 'unavailable' }]);
      assert.match(log, /keys that sign tokens for the tab cannot be fetched/);
    });
  }

  it('sign for no other issuer than the one they were published for', async () => {
    const consumers = 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0';
    const { keys, sign } = await createTabTokens({ issuer: consumers });
    assert.equal((await statusWith(keys, await sign())).status, 401);
  });
});
