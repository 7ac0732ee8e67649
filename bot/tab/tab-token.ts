import { errors, type JSONWebKeySet, type JWK, type JWTPayload, type JWTVerifyResult, jwtVerify } from 'jose';
import { z } from 'zod';
import { plainText } from '../../src/knowledge/normalise.ts';
import type { Person } from '../../src/people/person.ts';
import { claimsOf } from '../unverified-claims.ts';
import { HeldFailureError, isKeyFailure, type TokenKeys } from './token-keys.ts';

export type TokenPolicy = {
  readonly keys: TokenKeys;
  /** The application (client) id of the tab's API. */
  readonly appId: string;
  /** Other audiences that mean the same, such as `api://<host>/<app id>`. */
  readonly audiences: readonly string[];
  readonly isAllowed: (tenantId: string) => boolean;
};

/** What a token comes to. `reason` and `cause` are for the log: the caller is told the status and nothing else. */
export type TokenResult =
  | { kind: 'person'; person: Person; name: string; isGuest: boolean; expiresAt: Date; claims: JWTPayload }
  | { kind: 'refused'; status: 401 | 403; reason: string }
  /** `cause` is `undefined` when it has been told already. */
  | { kind: 'unavailable'; cause: unknown };

const SCOPE = 'access_as_user';
/** How far the clocks of the issuer and of this machine may differ. */
const CLOCK_TOLERANCE_S = 60;
const MAX_TOKEN_LENGTH = 8192;
const MAX_NAME_LENGTH = 60;

const guid = z.guid().transform((id) => id.toLowerCase());
const claimsSchema = z.object({
  ver: z.literal('2.0'),
  tid: guid,
  oid: guid,
  scp: z.string(),
  iss: z.string(),
  exp: z.number(),
  name: z.string().default(''),
  /** Optional claims: 1 for a guest in the tenant, and who signed the person in, where that was not the tenant. */
  acct: z.coerce.number().optional(),
  idp: z.string().optional(),
});

/**
 * Reads who sends a request from its Authorization header: a token of Entra ID, version 2.0, issued for this app to a
 * person in a tenant that is let in. Who it is are tenant and object id; the name is only shown.
 */
export async function readToken(
  authorization: string | undefined,
  { keys, appId, audiences, isAllowed }: TokenPolicy,
  now: Date,
): Promise<TokenResult> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined || token.length > MAX_TOKEN_LENGTH) return refused('no bearer token');
  const ours = [appId, ...audiences];
  const stranger = refuseStranger(token, ours, isAllowed);
  if (stranger !== undefined) return stranger;
  let verified: JWTVerifyResult & { key: unknown };
  try {
    verified = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      audience: ours,
      requiredClaims: ['exp', 'nbf', 'iss', 'tid', 'oid', 'scp'],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: now,
    });
  } catch (error) {
    if (error instanceof errors.JOSEError && !isKeyFailure(error)) return refused(error.code);
    return { kind: 'unavailable', cause: error instanceof HeldFailureError ? undefined : error };
  }
  const claims = claimsSchema.safeParse(verified.payload);
  if (!claims.success) return refused(`claims: ${claims.error.issues.map(({ path }) => path.join('.')).join(', ')}`);
  const { tid, oid, scp, iss, exp, name, acct, idp } = claims.data;
  if (iss.toLowerCase() !== issuerOf(tid)) return refused('the issuer is not that of the tenant');
  if (!mayIssueFor(keys.jwks(), verified.protectedHeader.kid, tid)) return refused('the key is not for this issuer');
  if (!isAllowed(tid)) return refused('the tenant is not let in', 403);
  if (!scp.split(' ').includes(SCOPE)) return refused('the scope is missing', 403);
  return {
    kind: 'person',
    person: { tenantId: tid, userId: oid },
    name: plainText(name).slice(0, MAX_NAME_LENGTH),
    isGuest: acct === 1 || (idp !== undefined && !isOwnProvider(idp, tid)),
    expiresAt: new Date(exp * 1000),
    claims: verified.payload,
  };
}

/** Refuses by what a token says of itself, before any key is asked for: nothing that it says is believed. */
function refuseStranger(
  token: string,
  ours: readonly string[],
  isAllowed: TokenPolicy['isAllowed'],
): TokenResult | undefined {
  const claims = claimsOf(token);
  if (claims === undefined) return refused('no bearer token');
  if (![claims.aud].flat().some((one) => one !== undefined && ours.includes(one))) return refused('for another app');
  if (typeof claims.tid !== 'string') return refused('claims: tid');
  return isAllowed(claims.tid.toLowerCase()) ? undefined : refused('the tenant is not let in', 403);
}

const refused = (reason: string, status: 401 | 403 = 401): TokenResult => ({ kind: 'refused', status, reason });

/** The issuer of a tenant's tokens. */
export function issuerOf(tenantId: string): string {
  return `https://login.microsoftonline.com/${tenantId}/v2.0`;
}

/** Whether the tenant itself signed the person in, by either name that it goes by. */
function isOwnProvider(idp: string, tenantId: string): boolean {
  return [issuerOf(tenantId), `https://sts.windows.net/${tenantId}/`].includes(idp.toLowerCase());
}

/** Entra publishes the keys of all its issuers together and says of each whose it is; those of private accounts sign for no tenant. */
function mayIssueFor(published: JSONWebKeySet | undefined, kid: string | undefined, tenantId: string): boolean {
  const key: (JWK & { issuer?: unknown }) | undefined = published?.keys.find((one) => one.kid === kid);
  const issuer = key?.issuer;
  return typeof issuer !== 'string' || issuer.replace('{tenantid}', tenantId).toLowerCase() === issuerOf(tenantId);
}
