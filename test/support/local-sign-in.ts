import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { SignIn } from '../../bot/adapter.ts';

const ISSUER = 'https://api.botframework.com';
/** The token that the bot itself shows to the Connector. */
export const BOT_TOKEN = 'the-bots-own-secret-token';

const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
/** The bot's public key, as anybody can read it. */
export const PUBLIC_PEM = createPublicKey(KEY).export({ type: 'pkcs1', format: 'pem' });
export const STRANGERS_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** How a token departs from a good one; a claim that is `undefined` is left out. */
export type TokenTwist = { claims?: Record<string, unknown>; header?: Record<string, unknown>; key?: KeyObject };

/** Stands in for Microsoft's sign-in: publishes keys on loopback and issues tokens that the real check accepts. */
export async function openLocalSignIn(appId: string, serviceUrl: string) {
  const { n, e } = createPublicKey(KEY).export({ format: 'jwk' });
  const server = createServer((req, res) => {
    const { port } = server.address() as AddressInfo;
    const keys = { keys: [{ kty: 'RSA', kid: 'k1', n, e, endorsements: ['msteams'] }] };
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify(req.url === '/keys' ? keys : { jwks_uri: `http://127.0.0.1:${port}/keys` }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const metadata = `http://127.0.0.1:${(server.address() as AddressInfo).port}/openid`;
  const signIn: SignIn = {
    // All of them: with one set, botbuilder has no default for the others.
    settings: {
      MicrosoftAppId: appId,
      ValidateAuthority: false,
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      OAuthUrl: ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: metadata,
      ToBotFromEmulatorOpenIdMetadataUrl: metadata,
      CallerId: 'urn:botframework:azure',
    },
    credentialsFactory: new FixedCredentials(appId),
  };
  return {
    signIn,
    /** A token as Teams sends it, or one with something wrong. */
    token({ claims = {}, header = {}, key = KEY }: TokenTwist = {}): string {
      const now = Math.floor(Date.now() / 1000);
      const good = { iss: ISSUER, aud: appId, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3600 };
      const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const head = { alg: 'RS256', typ: 'JWT', kid: 'k1', ...header };
      const signed = `${encode(head)}.${encode({ ...good, ...claims })}`;
      return `${signed}.${head.alg === 'none' ? '' : sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
    },
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

type Request = { headers: { set(name: string, value: string): void } };

class FixedCredentials extends ServiceClientCredentialsFactory {
  private readonly appId: string;

  constructor(appId: string) {
    super();
    this.appId = appId;
  }

  async isValidAppId(id: string): Promise<boolean> {
    return id === this.appId;
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  async createCredentials() {
    return {
      async signRequest<T extends Request>(request: T): Promise<T> {
        request.headers.set('authorization', `Bearer ${BOT_TOKEN}`);
        return request;
      },
    };
  }
}
