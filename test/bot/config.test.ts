import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ConfigError, readConfig } from '../../bot/config.ts';
import { LOCAL_TENANT } from '../../bot/local/colleagues.ts';
import { TEAMS_ENV } from '../support/start-bot.ts';

type Env = Record<string, string | undefined>;

/** Reads settings that must not do, and gives the message. */
function refusal(env: Env, localAllowed = true): string {
  try {
    readConfig(env, { localAllowed });
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    return error.message;
  }
  assert.fail('the settings were taken');
}

describe('the settings for Teams', () => {
  const wrong: [setting: string, says: RegExp, changes: Env][] = [
    ['MicrosoftAppId', /is missing/, { MicrosoftAppId: undefined }],
    ['MicrosoftAppId', /is missing/, { MicrosoftAppId: '' }],
    ['MicrosoftAppId', /is not a GUID/, { MicrosoftAppId: 'my-bot' }],
    ['MicrosoftAppType', /must be one of/, { MicrosoftAppType: 'SingelTenant' }],
    ['MicrosoftAppType', /must be one of/, { MicrosoftAppType: 'singletenant' }],
    ['MicrosoftAppTenantId', /is missing/, { MicrosoftAppTenantId: undefined }],
    ['MicrosoftAppTenantId', /is missing/, { MicrosoftAppTenantId: ' ' }],
    ['MicrosoftAppTenantId', /is not a GUID/, { MicrosoftAppTenantId: 'kommun.example' }],
    ['MicrosoftAppPassword', /is missing/, { MicrosoftAppPassword: undefined }],
    ['MicrosoftAppPassword', /is missing/, { MicrosoftAppPassword: ' ', MicrosoftAppType: 'MultiTenant' }],
    ['MicrosoftAppPassword', /must be left out/, { MicrosoftAppType: 'UserAssignedMSI' }],
    ['TENANTS', /is missing/, { TENANTS: undefined }],
    ['TENANTS', /is missing/, { TENANTS: ' , ' }],
    ['TENANTS', /kommunen is not a tenant id/, { TENANTS: 'kommunen=1485' }],
    ['TENANTS', /0180 are not codes/, { TENANTS: `${LOCAL_TENANT}=0180` }],
    ['TENANTS', / are not codes/, { TENANTS: `${LOCAL_TENANT}=` }],
    ['TENANTS', /1485=1490 are not codes/, { TENANTS: `${LOCAL_TENANT}=1485=1490` }],
    ['TENANTS', /is named twice/, { TENANTS: `${LOCAL_TENANT}=1485 ${LOCAL_TENANT.toUpperCase()}=1490` }],
    [
      'SERVICE_HOSTS',
      /https:\/\/smba\.trafficmanager\.net\/ is not the name/,
      { SERVICE_HOSTS: 'https://smba.trafficmanager.net/' },
    ],
    ['SERVICE_HOSTS', /\* is not the name/, { SERVICE_HOSTS: '*' }],
    ['SERVICE_HOSTS', /\*\. is not the name/, { SERVICE_HOSTS: 'smba.trafficmanager.net *.' }],
    ['SERVICE_HOSTS', /\*\.com is not the name/, { SERVICE_HOSTS: '*.com' }],
    ['PORT', /is not a port number/, { PORT: 'http' }],
    ['PORT', /is not a port number/, { PORT: '65536' }],
    ['PORT', /is not a port number/, { PORT: '-1' }],
    ['PORT', /./, { PORT: '80.5' }],
    ['CLIENT_PORT', /is not a port number/, { CLIENT_PORT: 'x' }],
    ['LOG_LEVEL', /must be one of/, { LOG_LEVEL: 'verbose' }],
  ];
  for (const [setting, says, changes] of wrong) {
    it(`are refused and ${setting} is named with ${JSON.stringify(changes)}`, () => {
      const line = refusal({ ...TEAMS_ENV, ...changes })
        .split('\n')
        .find((one) => one.includes(setting));
      assert.match(line ?? '', says);
    });
  }

  it('are refused with every problem at once, and without the secret', () => {
    const message = refusal({ MicrosoftAppPassword: 'a-secret', MicrosoftAppType: 'SingleTenant', TENANTS: '' });
    for (const name of ['MicrosoftAppId', 'MicrosoftAppTenantId', 'TENANTS']) assert.match(message, new RegExp(name));
    assert.doesNotMatch(message, /a-secret/);
  });

  it('are never taken for local mode when one of the credentials is set', () => {
    for (const name of [
      'MicrosoftAppId',
      'MicrosoftAppType',
      'MicrosoftAppTenantId',
      'MicrosoftAppPassword',
    ] as const) {
      const value = name === 'MicrosoftAppType' ? 'SingleTenant' : (TEAMS_ENV[name as keyof typeof TEAMS_ENV] ?? '');
      assert.match(refusal({ [name]: value }), /TENANTS is missing/);
    }
  });

  it('are read whole', () => {
    const TENANTS = `${LOCAL_TENANT.toUpperCase()}=1485+1490, 66666666-7777-4888-9999-000000000000`;
    const config = readConfig({ ...TEAMS_ENV, TENANTS, HOST: '10.0.0.1', PORT: '80' }, { localAllowed: true });
    assert.equal(config.mode, 'teams');
    assert.deepEqual(
      [...config.tenants],
      [
        [LOCAL_TENANT, ['1485', '1490']],
        ['66666666-7777-4888-9999-000000000000', []],
      ],
    );
    assert.deepEqual([config.host, config.port, config.credentials?.type], ['10.0.0.1', 80, 'SingleTenant']);
    assert.ok(config.serviceHosts.includes('smba.trafficmanager.net'));
  });

  it('need no password for a managed identity, and no tenant for an old multi-tenant bot', () => {
    const identity = { ...TEAMS_ENV, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: undefined };
    assert.equal(readConfig(identity, { localAllowed: false }).credentials?.password, undefined);
    const multi = { ...TEAMS_ENV, MicrosoftAppType: 'MultiTenant', MicrosoftAppTenantId: undefined };
    assert.equal(readConfig(multi, { localAllowed: false }).credentials?.tenantId, undefined);
  });
});

describe('the settings of people', () => {
  const id = '11111111-2222-4333-8444-555555555555';
  const tenants = { TENANTS: `${id}=1490` };

  it('name administrators and tenants', () => {
    const ADMINISTRATORS = `${id}/AAAAAAAA-0000-4000-8000-000000000001`;
    const TENANT_NAMES = `${id}=Borås Stad; `;
    const config = readConfig({ ...TEAMS_ENV, ...tenants, ADMINISTRATORS, TENANT_NAMES }, { localAllowed: false });
    assert.deepEqual(config.administrators, [{ tenantId: id, userId: 'aaaaaaaa-0000-4000-8000-000000000001' }]);
    assert.equal(config.tenantNames.get(id), 'Borås Stad');
  });

  for (const [wrong, says] of [
    [{ ADMINISTRATORS: id }, /ADMINISTRATORS: .* is not a person/],
    [{ ADMINISTRATORS: `${id}/karin@boras.example` }, /ADMINISTRATORS: .* is not a person/],
    [{ ADMINISTRATORS: `${id}/${id}/${id}` }, /ADMINISTRATORS: .* is not a person/],
    [
      { ADMINISTRATORS: `99999999-2222-4333-8444-555555555555/${id}` },
      /ADMINISTRATORS: the tenant .* is not in TENANTS/,
    ],
    [{ TENANT_NAMES: 'Borås Stad' }, /TENANT_NAMES: "Borås Stad" is not/],
    [{ PUBLIC_URL: 'http://forum.example.se' }, /PUBLIC_URL must be an https address/],
    [{ PUBLIC_URL: 'https://ann:x@forum.example.se' }, /PUBLIC_URL must hold no user name and no password/],
    [{ PUBLIC_URL: 'https://forum.example.se/?a=1' }, /PUBLIC_URL must be an https address/],
    [{ REPORT_OPENS_ON: '28', REPORT_DUE_WORKING_DAYS: '1' }, /REPORT_OPENS_ON=28 .* leave no time in 2026-02/],
    [{ REPORT_OPENS_ON: '10', REPORT_CLOSES_ON: '15' }, /REPORT_CLOSES_ON must not be after REPORT_OPENS_ON/],
    [{ REPORT_REMIND_AT: '22:00' }, /REPORT_REMIND_AT must be a time from 08:00 to 15:59/],
  ] as const) {
    it(`are refused with ${JSON.stringify(wrong)}`, () => {
      assert.throws(() => readConfig({ ...TEAMS_ENV, ...tenants, ...wrong }, { localAllowed: false }), says);
    });
  }
});

describe('local mode', () => {
  it('listens on loopback alone', () => {
    for (const HOST of [undefined, '', 'localhost', '127.0.0.1']) {
      assert.equal(readConfig({ HOST }, { localAllowed: true }).host, '127.0.0.1');
    }
  });

  for (const HOST of ['0.0.0.0', '::', '192.168.1.2', '127.0.0.1.evil.example', 'bot.example']) {
    it(`is refused with HOST=${HOST}`, () => assert.match(refusal({ HOST }), /HOST must be 127\.0\.0\.1/));
  }

  it('is refused where it was not asked for, and in production even when asked for', () => {
    assert.match(refusal({}, false), /MicrosoftAppId is missing/);
    assert.match(refusal({ NODE_ENV: 'production' }, true), /MicrosoftAppId is missing/);
  });
});

describe('.env.example', () => {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const lines = [...example.matchAll(/^(?:# )?([A-Za-z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);

  it('describes every setting', () => {
    const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    const settings = [
      ...[...read('bot/config.ts').matchAll(/^ {2}([A-Za-z_]+): setting\(/gm)].map(([, name]) => name),
      ...[...read('manifest/package-settings.ts').matchAll(/^ {2}([A-Z_a-z]+): (?:setting|https)\(/gm)].map(
        ([, name]) => name,
      ),
      ...new Set(read('src/reports/report-settings.ts').match(/(?<=')REPORT_[A-Z_]+(?=')/g)),
      ...new Set(read('src/forum/forum-settings.ts').match(/(?<=')FORUM_[A-Z_]+(?=')/g)),
      ...new Set(read('src/delivery/pace-settings.ts').match(/(?<=')SEND_[A-Z_]+(?=')/g)),
      ...new Set(read('src/sentence-model/model-settings.ts').match(/(?<=')EMBEDDINGS_[A-Z]+(?=')/g)),
    ];
    assert.ok(settings.length > 8);
    assert.deepEqual([...new Set(lines.map(([name]) => name))].sort(), [...new Set(settings)].sort());
  });

  it('gives values that are taken', () => {
    const values = Object.fromEntries(lines.filter(([, value]) => value !== ''));
    assert.equal(readConfig({ ...TEAMS_ENV, ...values }, { localAllowed: false }).mode, 'teams');
  });
});
