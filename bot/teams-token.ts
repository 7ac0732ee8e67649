import { claimsOf } from './unverified-claims.ts';

/** Who issues the tokens that Teams sends with activities. */
const ISSUER = 'https://api.botframework.com';

/**
 * Why a header holds no token of Teams, before any signature is looked at; `undefined` when it may be one. botbuilder takes
 * what else is signed by Entra ID for the Emulator's, of any tenant, and keeps the tenant that an unsigned token names.
 */
export function whyNotFromTeams(authorization: string): string | undefined {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/.exec(authorization)?.[1];
  const claims = token === undefined ? undefined : claimsOf(token);
  if (claims === undefined) return 'no bearer token';
  if (claims.iss !== ISSUER) return 'the issuer is not that of Teams';
  return Object.hasOwn(claims, 'tid') ? 'tokens of Teams name no tenant' : undefined;
}
