import { browserFamily } from '../signal/credentials.ts';
import type { Description } from '../signal/description.ts';
import { isLocalCandidate } from './privacy.ts';

/**
 * Whether an invite of ours names a port that is gone after a while. Firefox asks each STUN server
 * once, so a NAT forgets the mapping while the invite waits, and one that does not keep ports gives
 * out another the next time. Chromium asks again every 10 s. See docs/waiting-firefox.md.
 *
 * @param own with all of this side's candidates, also those that a code would leave out
 */
export function mayGoStale(own: Description): boolean {
  if (browserFamily(own) !== 'firefox') return false;
  const hosts = own.candidates.filter(({ type }) => type === 'host');
  if (hosts.some((host) => !isLocalCandidate(host))) return false;
  const ports = new Set(hosts.map(({ port }) => port));
  return own.candidates.some(({ type, port }) => type === 'srflx' && !ports.has(port));
}
