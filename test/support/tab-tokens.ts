import {
  createLocalJWKSet,
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair,
  importPKCS8,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { LOCAL_TENANT } from '../../bot/local/colleagues.ts';
import type { TokenKeys } from '../../bot/tab/token-keys.ts';
import { APP_ID } from './teams-activities.ts';

/** When the tokens are used. */
const NOW = new Date('2026-11-20T08:00:00Z');
export const seconds = (offset = 0): number => Math.floor(NOW.getTime() / 1000) + offset;

/** The claims of a token as Entra ID issues it for the tab, with something changed; `undefined` leaves a claim out. */
function tabClaims(changes: Record<string, unknown> = {}): JWTPayload {
  const { tid = LOCAL_TENANT } = changes;
  const all = {
    aud: APP_ID,
    iss: `https://login.microsoftonline.com/${tid}/v2.0`,
    iat: seconds(-60),
    nbf: seconds(-60),
    exp: seconds(3600),
    name: 'Anna Berg',
    oid: 'CCCCCCCC-0000-4000-8000-000000000001',
    preferred_username: 'anna@uddevalla.example',
    scp: 'access_as_user',
    tid,
    ver: '2.0',
    ...changes,
  };
  return JSON.parse(JSON.stringify(all));
}

/** A stand-in for Entra ID: keys, and tokens signed with them. */
export async function createTabTokens({ issuer }: { issuer?: string } = {}) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const stranger = await generateKeyPair('RS256');
  // Without `alg`, as Entra ID publishes them.
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', ...(issuer !== undefined && { issuer }) };
  const sign = (claims: JWTPayload, key: Parameters<SignJWT['sign']>[0] = privateKey, alg = 'RS256', kid = 'one') =>
    new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(key);
  return {
    keys: createLocalJWKSet({ keys: [jwk] }) as TokenKeys,
    /** The public key, for a bot in another process. */
    jwk,
    sign: (changes?: Record<string, unknown>) => sign(tabClaims(changes)),
    /** By the right key, in another way than Entra ID signs. */
    signBy: async (alg: string) => sign(tabClaims(), await importPKCS8(await exportPKCS8(privateKey), alg), alg),
    signForged: () => sign(tabClaims(), stranger.privateKey),
    signWithUnknownKey: () => sign(tabClaims(), stranger.privateKey, 'RS256', 'two'),
    /** The public key used as a shared secret. */
    signConfused: async () => sign(tabClaims(), new TextEncoder().encode(await exportSPKI(publicKey)), 'HS256'),
    unsigned(): string {
      const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${part({ alg: 'none', kid: 'one' })}.${part(tabClaims())}.`;
    },
  };
}
export type TabTokens = Awaited<ReturnType<typeof createTabTokens>>;
