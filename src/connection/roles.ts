import type { Description, Setup } from '../signal/description.ts';
import { browserFamily } from '../signal/credentials.ts';

/**
 * DTLS roles (RFC 8842 §5.2). Whoever is active begins the handshake, so it has to be the one whose
 * partner is there already: a handshake that begins before the other side knows our code runs into
 * the void and comes back 11 s later or never.
 */

/** A replier waits for the inviter, so it is passive. */
export const REPLIER_SETUP: Setup = 'passive';

/** The role that fits beside `setup`. */
export function complement(setup: Setup): Setup {
  return setup === 'active' ? 'passive' : 'active';
}

/**
 * This side's role where two invites crossed, so that both sides come to matching roles alone:
 * Firefox is active in a mixed pair, otherwise the smaller fingerprint is.
 */
export function crossingSetup(own: Description, other: Description): Setup {
  const ownFirefox = browserFamily(own) === 'firefox';
  const otherFirefox = browserFamily(other) === 'firefox';
  if (ownFirefox !== otherFirefox) return ownFirefox ? 'active' : 'passive';
  return compareBytes(own.fingerprint, other.fingerprint) < 0 ? 'active' : 'passive';
}

/** Below zero where `a` comes before `b`; both of the same length. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
