import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { z } from 'zod';
import { type Person, personKey } from '../../src/people/person.ts';
import { type PeopleSettings, type Rights, rightsOf } from '../../src/people/rights.ts';
import { MUNICIPAL_ROLES, ROLES } from '../../src/people/roles.ts';
import { issuerOf } from '../tab/tab-token.ts';
import type { TokenKeys } from '../tab/token-keys.ts';
import { LOCAL_TENANT } from './colleagues.ts';

/** The app id that the tab has in local mode. */
export const LOCAL_APP_ID = 'b0b0b0b0-2222-4333-8444-555555555555';
/** The claim of local tokens that narrows what a person may do; no other token has it read. */
const ROLE_CLAIM = 'fvm_local_role';
const LIFETIME_S = 3600;

/** `all`: what the person at the screen may do in local mode; `staff`: what everybody may. */
export const LOCAL_ROLES = ['all', 'staff', ...ROLES] as const;
type LocalRole = (typeof LOCAL_ROLES)[number];

/** Signs tokens as Entra ID would, with a key that lives as long as the program. */
export type LocalTokens = {
  readonly keys: TokenKeys;
  sign(who: { userId: string; name: string; role: LocalRole; municipality: string }, now: Date): Promise<string>;
};

export async function createLocalTokens(): Promise<LocalTokens> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const key = { ...(await exportJWK(publicKey)), kid: 'local', alg: 'RS256', use: 'sig' };
  return {
    keys: createLocalJWKSet({ keys: [key] }),
    sign({ userId, name, role, municipality }, now) {
      const at = Math.floor(now.getTime() / 1000);
      return new SignJWT({
        ver: '2.0',
        tid: LOCAL_TENANT,
        oid: userId,
        name,
        scp: 'access_as_user',
        [ROLE_CLAIM]: { role, municipality },
      })
        .setProtectedHeader({ alg: 'RS256', kid: key.kid })
        .setIssuer(issuerOf(LOCAL_TENANT))
        .setAudience(LOCAL_APP_ID)
        .setIssuedAt(at)
        .setNotBefore(at)
        .setExpirationTime(at + LIFETIME_S)
        .sign(privateKey);
    },
  };
}

const roleClaim = z.object({ role: z.enum(LOCAL_ROLES), municipality: z.string() });

/** What a person of local mode may do: all, or no more than the role that was chosen on the host page. By the same rules as always. */
export function localRights(person: Person, claims: JWTPayload, people: PeopleSettings): Rights {
  const { role, municipality } = roleClaim.parse(claims[ROLE_CLAIM]);
  const isAll = role === 'all';
  const grant = { person, name: '', by: person, at: new Date(0).toISOString() };
  const grants =
    isAll || role === 'staff'
      ? {}
      : { [personKey(person)]: { ...grant, role, municipality: MUNICIPAL_ROLES.includes(role) ? municipality : null } };
  return rightsOf(person, { requests: {}, grants, unlogged: [] }, { ...people, everybodyMayDoAll: isAll });
}
