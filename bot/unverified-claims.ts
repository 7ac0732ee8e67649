import { decodeJwt, type JWTPayload } from 'jose';

/** What a token says of itself, which anybody may have written: enough to refuse it, never to believe it. */
export function claimsOf(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}
