import { createRemoteJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** Where the public keys of those who issue tokens come from. `fresh`: they are not fetched again for a key that is known. */
export type TokenKeys = JWTVerifyGetKey & { jwks(): JSONWebKeySet | undefined; readonly fresh?: boolean };

const ENTRA_KEYS = 'https://login.microsoftonline.com/common/discovery/v2.0/keys';
/** Codes of jose that tell of the keys' server, not of the token. */
const KEYS_UNAVAILABLE = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);
const HELD_MS = 10_000;
/** Keys that are known are used so long without being fetched; an unknown one is always looked for. Entra asks for a look a day. */
const KEPT_MS = 12 * 3_600_000;

/** The keys of Microsoft Entra ID, fetched when they are first needed and kept. */
export function entraKeys(): TokenKeys {
  return createRemoteJWKSet(new URL(ENTRA_KEYS), { cacheMaxAge: KEPT_MS });
}

/** The keys could not be fetched a moment ago, as has been told, and have not been asked for again. */
export class HeldFailureError extends Error {}

/** Whether it is the keys' server that fails, and not the token. */
export function isKeyFailure(error: unknown): boolean {
  return !(error instanceof errors.JOSEError) || KEYS_UNAVAILABLE.has(error.code);
}

/**
 * Keys that are not asked for again for ten seconds after a failure, since anybody can have them asked for. What is known
 * meanwhile goes on.
 */
export function holdFailures(keys: TokenKeys, now: () => Date): TokenKeys {
  let heldUntil = 0;
  const isKnown = (kid: string | undefined): boolean =>
    keys.fresh === true && (keys.jwks()?.keys.some((key) => key.kid === kid) ?? false);
  const get: JWTVerifyGetKey = async (header, token) => {
    const isHeld = (): boolean => now().getTime() < heldUntil;
    if (isHeld() && !isKnown(header.kid)) throw new HeldFailureError();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!isKeyFailure(error)) throw error;
      // Another request that waited for the same answer has told of it.
      if (isHeld()) throw new HeldFailureError();
      heldUntil = now().getTime() + HELD_MS;
      throw error;
    }
  };
  return Object.assign(get, { jwks: () => keys.jwks() });
}
