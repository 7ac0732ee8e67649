import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { EmulatorValidation } from 'botframework-connector';
import sinon from 'sinon';
import { conversations } from '../../src/delivery/conversation.ts';
import { openQuestions } from '../../src/forum/forum-queue.ts';
import { PUBLIC_PEM, STRANGERS_KEY, type TokenTwist } from '../support/local-sign-in.ts';
import { TEAMS_SERVICE_URL } from '../support/route-teams.ts';
import { useBot } from '../support/start-bot.ts';
import {
  APP_ID,
  activityIn,
  installing,
  PERSONAL,
  personalMessage,
  pressing,
  type WireActivity,
} from '../support/teams-activities.ts';
import { buttonOf, cardOf } from '../support/teams-cards.ts';

const CHAIR = 'Vem är ordförande i FVM styrgrupp?';
// Further away than a run of all tests takes, since this is worked out when it begins.
const HOURS_AGO = Math.floor(Date.now() / 1000) - 7200;
const IN_HOURS = HOURS_AGO + 14_400;

/** botbuilder's list for the whole process of those whose tokens it takes beside Teams'. */
const knownIssuers = EmulatorValidation.ToBotFromEmulatorTokenValidationParameters.issuer as string[];

const BAD_TOKENS: Record<string, TokenTwist> = {
  'that has expired': { claims: { exp: HOURS_AGO } },
  'that is not valid yet': { claims: { nbf: IN_HOURS } },
  'for another bot': { claims: { aud: '99999999-2222-4333-8444-555555555555' } },
  'without an audience': { claims: { aud: undefined } },
  'of another issuer': { claims: { iss: 'https://evil.example' } },
  'without an issuer': { claims: { iss: undefined } },
  'for another serviceUrl': { claims: { serviceurl: 'https://smba.trafficmanager.net/amer/' } },
  'without a serviceUrl': { claims: { serviceurl: undefined } },
  'signed by a stranger': { key: STRANGERS_KEY },
  'of an unknown key': { header: { kid: 'k2' } },
  'that is not signed': { header: { alg: 'none' } },
};

const FOREIGN_HOSTS = [
  'http://smba.trafficmanager.net/emea/',
  'https://evil.example/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://evil-smba.trafficmanager.net/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://smba.trafficmanager.net:x@evil.example/',
  'https://user@smba.trafficmanager.net/',
  'https://evil.example\\@smba.trafficmanager.net/',
  'https://evil.example/smba.trafficmanager.net/',
  'https://evil.example?smba.trafficmanager.net',
  'https://evil.example#.teams.microsoft.com',
  'https://eu.teams.microsoft.com.evil.example/',
  'https://evilteams.microsoft.com/',
  'https://teams.microsoft.com/',
  'https://.teams.microsoft.com.evil.example/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://169.254.169.254/metadata',
  'ftp://smba.trafficmanager.net/',
  'javascript:alert(1)',
  '//smba.trafficmanager.net/',
  'smba.trafficmanager.net',
  '',
];

describe('the sign-in of Teams', () => {
  const bot = useBot({ mode: 'teams' });
  let printed: sinon.SinonStub;

  beforeEach(() => {
    printed = sinon.stub(console, 'error');
  });
  afterEach(() => {
    printed.restore();
  });

  /** Nothing was stored, and nothing sent. */
  async function assertUntouched(): Promise<void> {
    assert.deepEqual(await bot().store.keys(conversations), []);
    assert.deepEqual((await bot().store.read(openQuestions)).questions, {});
    assert.deepEqual(bot().connector.requests, []);
  }

  it('lets a good token in', async () => {
    const [answer] = await bot().say(personalMessage(CHAIR));
    assert.match(String(answer?.summary), /^Svar: /);
  });

  for (const [which, twist] of Object.entries(BAD_TOKENS)) {
    it(`answers 401 to a token ${which}, without a reason, and nothing happens`, async () => {
      const authorization = `Bearer ${bot().token(twist)}`;
      const { status, body } = await bot().post(installing('add'), { authorization });
      assert.equal(status, 401);
      assert.equal((body as { error: string }).error, 'not authenticated');
      await assertUntouched();
    });
  }

  it('answers 401 to a token whose content was changed after it was signed', async () => {
    const [head, , signature] = bot().token().split('.');
    const claims = {
      iss: 'https://api.botframework.com',
      aud: 'x',
      serviceurl: TEAMS_SERVICE_URL,
      exp: IN_HOURS,
    };
    const forged = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
    assert.equal((await bot().post(installing('add'), { authorization: `Bearer ${forged}` })).status, 401);
    await assertUntouched();
  });

  it('answers 401 to a token that is signed with the public key as if it were a shared secret', async () => {
    const [, claims] = bot().token().split('.');
    const head = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT', kid: 'k1' })).toString('base64url');
    const signature = createHmac('sha256', PUBLIC_PEM).update(`${head}.${claims}`).digest('base64url');
    const authorization = `Bearer ${head}.${claims}.${signature}`;
    assert.equal((await bot().post(installing('add'), { authorization })).status, 401);
    await assertUntouched();
  });

  const tenant = '99999999-1a2b-4c3d-8e4f-5a6b7c8d9e0f';
  const ofEntra = { iss: `https://login.microsoftonline.com/${tenant}/v2.0`, tid: tenant, ver: '2.0', aud: APP_ID };
  const OTHERS_TOKENS: Record<string, TokenTwist> = {
    'for the tab': { claims: { ...ofEntra, azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346', scp: 'access_as_user' } },
    'of the app itself in any tenant, as the Emulator sends it': { claims: { ...ofEntra, azp: APP_ID } },
    'of the app itself, of version 1': {
      claims: { ...ofEntra, iss: `https://sts.windows.net/${tenant}/`, ver: '1.0', appid: APP_ID },
    },
    'that is not signed and names a tenant': { claims: ofEntra, header: { alg: 'none' } },
    'that is not signed, names a tenant and Teams as its issuer': { claims: { tid: tenant }, header: { alg: 'none' } },
  };
  for (const [which, twist] of Object.entries(OTHERS_TOKENS)) {
    it(`answers 401 to a token ${which}, and keeps nothing of it`, async () => {
      const known = [...knownIssuers];
      const authorization = `Bearer ${bot().token(twist)}`;
      assert.equal((await bot().post(installing('add'), { authorization })).status, 401);
      await assertUntouched();
      assert.deepEqual(knownIssuers, known);
    });
  }

  for (const authorization of ['', 'Bearer', 'Bearer ', 'Bearer a.b.c', 'Basic dXNlcjpwYXNz', 'null', 'Bearer x y z']) {
    it(`answers 401 to the header "${authorization}"`, async () => {
      assert.equal((await bot().post(installing('add'), { authorization })).status, 401);
      await assertUntouched();
    });
  }

  const forbidden: Record<string, WireActivity> = {
    'a tenant that is not named': {
      channelData: { tenant: { id: '99999999-1a2b-4c3d-8e4f-5a6b7c8d9e0f' } },
    },
    'no tenant at all': { channelData: {}, conversation: { id: PERSONAL.id } },
    'an empty tenant': { channelData: { tenant: { id: '' } } },
    'another channel': { channelId: 'webchat' },
    'the emulator’s channel': { channelId: 'emulator' },
    'no channel': { channelId: '' },
    ...Object.fromEntries(FOREIGN_HOSTS.map((serviceUrl) => [`the serviceUrl "${serviceUrl}"`, { serviceUrl }])),
  };
  for (const [which, changes] of Object.entries(forbidden)) {
    it(`answers 403 to an activity of ${which}, before anything is stored`, async () => {
      assert.equal((await bot().post(installing('add', PERSONAL, changes))).status, 403);
      await assertUntouched();
    });
  }

  it('takes the tenant and the host in whichever case they are written', async () => {
    const tenant = { id: String((PERSONAL.channelData.tenant as { id: string }).id).toUpperCase() };
    const serviceUrl = 'https://SMBA.trafficmanager.net/emea/';
    const authorization = `Bearer ${bot().token({ claims: { serviceurl: serviceUrl } })}`;
    const message = personalMessage(CHAIR, { channelData: { tenant }, serviceUrl });
    assert.equal((await bot().post(message, { authorization })).status, 200);
    assert.equal(bot().connector.requests.length, 1);
  });

  it('knows a person by tenant and object id, so that nobody presses in another’s name', async () => {
    const [reply] = await bot().say(personalMessage('Vad händer med xylofonerna på månen?'));
    const { verb, data } = buttonOf(cardOf(reply), 'forum.ask');
    const forged = { ...data, askedBy: { tenantId: 'x', userId: 'y' } };
    await bot().post(pressing(verb, forged));
    assert.deepEqual((await bot().store.read(openQuestions)).questions, {});
  });

  it('serves a person without an object id under the id of Teams', async () => {
    const guest = activityIn(PERSONAL, 'message', { text: CHAIR, from: { id: '29:1guest', aadObjectId: null } });
    assert.equal((await bot().say(guest)).length, 1);
  });
});
