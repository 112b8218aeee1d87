import type { Candidate } from '../signal/description.ts';
import { isLocalAddress } from '../signal/local-address.ts';

/** True for a candidate that means something only in the local network, and tells about it. */
export function isLocalCandidate({ address }: Pick<Candidate, 'address'>): boolean {
  return isLocalAddress(address);
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
