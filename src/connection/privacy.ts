import type { Candidate } from '../signal/description.ts';

/** Private, link-local, shared (RFC 6598) and unique local addresses, and mDNS names. */
const LOCAL =
  /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd]|fe[89ab]|.*\.local$)/i;

/** True for an address that means something only in the local network, and tells about it. */
export function isLocalCandidate({ address }: Pick<Candidate, 'address'>): boolean {
  return LOCAL.test(address);
}

/** The same SDP without local candidates, and without the local addresses behind public ones. */
export function dropLocalCandidates(sdp: string): string {
  return sdp
    .split('\r\n')
    .filter((line) => !line.startsWith('a=candidate:') || !isLocalCandidate({ address: line.split(' ')[4] ?? '' }))
    .map((line) => (line.startsWith('a=candidate:') ? line.replace(/raddr \S+ rport \d+/, 'raddr 0.0.0.0 rport 0') : line))
    .join('\r\n');
}
