import type { Candidate } from '../signal/description.ts';

/**
 * Private (RFC 1918), shared (RFC 6598), link-local (RFC 3927, RFC 4291) and unique local (RFC 4193)
 * addresses, and mDNS names.
 */
const LOCAL =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.|fe[89ab]|f[cd]|.*\.local$)/i;

/** True for a candidate that means something only in the local network, and tells about it. */
export function isLocalCandidate({ address }: Pick<Candidate, 'address'>): boolean {
  return LOCAL.test(address);
}

/**
 * The same SDP without local candidates, and without the local addresses that stand beside public
 * ones: as their base, and as the default destination. Instead of those, what an offer without
 * candidates has there (RFC 8840 §4.1.1, RFC 8839 §5.1).
 */
export function dropLocalCandidates(sdp: string): string {
  return sdp
    .split('\r\n')
    .filter((line) => !isLocalCandidateLine(line))
    .map((line) => line.replace(/^(a=candidate:.* raddr) \S+ rport \d+/, '$1 0.0.0.0 rport 0'))
    .map((line) => line.replace(/^c=IN IP[46] .*/, 'c=IN IP4 0.0.0.0'))
    .map((line) => line.replace(/^m=(\w+) \d+ /, 'm=$1 9 '))
    .join('\r\n');
}

function isLocalCandidateLine(line: string): boolean {
  return line.startsWith('a=candidate:') && isLocalCandidate({ address: line.split(' ')[4] ?? '' });
}
