import type { Candidate, Description } from '../../../src/signal/description.ts';

type Browser = 'chromium' | 'firefox';

const host = (address: string, port: number): Candidate => ({ type: 'host', address, port });
const srflx = (address: string, port: number): Candidate => ({ type: 'srflx', address, port });

const IPV6 = '2003:e4:5f2a:6100:8d1c:72ff:fe03:a91b';
const MDNS = '010d7fd8-d33c-4527-ac83-f82a07aeb4b9.local';
const MDNS_2 = '896689fe-c161-4aff-b731-977796b80561.local';

/** The usual sets of candidates, with the bytes that an invite of Chromium may have at most. */
export const CASES: Record<string, { most: number; candidates: Candidate[] }> = {
  'no candidate': { most: 56, candidates: [] },
  'private IPv4, home network': { most: 59, candidates: [host('192.168.1.37', 54321)] },
  'private IPv4, 192.168': { most: 60, candidates: [host('192.168.77.37', 54321)] },
  'private IPv4, 10': { most: 61, candidates: [host('10.164.190.179', 54321)] },
  'private IPv4, 172.16': { most: 61, candidates: [host('172.17.3.4', 54321)] },
  'private IPv4, low port': { most: 61, candidates: [host('192.168.77.37', 5000)] },
  'public IPv4': { most: 62, candidates: [host('203.0.113.9', 54321)] },
  'host + srflx, port kept, home network': {
    most: 63,
    candidates: [host('192.168.1.37', 54321), srflx('84.173.22.91', 54321)],
  },
  'host + srflx, port kept': {
    most: 64,
    candidates: [host('192.168.77.37', 54321), srflx('84.173.22.91', 54321)],
  },
  'host + srflx, port kept, 10': {
    most: 65,
    candidates: [host('10.164.190.179', 54321), srflx('84.173.22.91', 54321)],
  },
  'host + srflx, port kept, 172.16': {
    most: 65,
    candidates: [host('172.17.3.4', 54321), srflx('84.173.22.91', 54321)],
  },
  'host + srflx, port kept, public': {
    most: 66,
    candidates: [host('203.0.113.9', 5000), srflx('84.173.22.91', 5000)],
  },
  'host + srflx, other port, home network': {
    most: 65,
    candidates: [host('192.168.1.37', 54321), srflx('84.173.22.91', 1024)],
  },
  'host + srflx, other port': {
    most: 66,
    candidates: [host('192.168.77.37', 54321), srflx('84.173.22.91', 1024)],
  },
  'host + srflx, other port, public': {
    most: 68,
    candidates: [host('203.0.113.9', 5000), srflx('84.173.22.91', 1024)],
  },
  mDNS: { most: 73, candidates: [host(MDNS, 54321)] },
  'mDNS, low port': { most: 74, candidates: [host(MDNS, 5000)] },
  'mDNS + srflx, port kept': {
    most: 77,
    candidates: [host(MDNS, 54321), srflx('84.173.22.91', 54321)],
  },
  'mDNS + srflx, other port': {
    most: 79,
    candidates: [host(MDNS, 54321), srflx('84.173.22.91', 1024)],
  },
  'two mDNS + srflx': {
    most: 94,
    candidates: [host(MDNS, 54321), host(MDNS_2, 40001), srflx('84.173.22.91', 54321)],
  },
  'dual stack, home network': {
    most: 80,
    candidates: [host('192.168.1.37', 54321), host(IPV6, 40001), srflx('84.173.22.91', 54321)],
  },
  'dual stack': {
    most: 81,
    candidates: [host('192.168.77.37', 54321), host(IPV6, 40001), srflx('84.173.22.91', 54321)],
  },
  'dual stack, IPv6 first': {
    most: 81,
    candidates: [host(IPV6, 40001), host('192.168.77.37', 54321), srflx('84.173.22.91', 54321)],
  },
  'dual stack, IPv6 last': {
    most: 81,
    candidates: [host('192.168.77.37', 54321), srflx('84.173.22.91', 54321), host(IPV6, 40001)],
  },
  'dual stack, other port': {
    most: 83,
    candidates: [host('192.168.77.37', 54321), host(IPV6, 40001), srflx('84.173.22.91', 1024)],
  },
  'dual stack, other port, 10': {
    most: 84,
    candidates: [host('10.164.190.179', 54321), host(IPV6, 40001), srflx('84.173.22.91', 1024)],
  },
  'dual stack, other port, 172.16': {
    most: 84,
    candidates: [host('172.17.3.4', 54321), host(IPV6, 40001), srflx('84.173.22.91', 1024)],
  },
  'dual stack, other port, low ports': {
    most: 84,
    candidates: [host('192.168.77.37', 5000), host(IPV6, 5001), srflx('84.173.22.91', 1024)],
  },
  'dual stack, public IPv4': {
    most: 83,
    candidates: [host('203.0.113.9', 54321), host(IPV6, 40001), srflx('84.173.22.91', 54321)],
  },
  'VPN, three interfaces': {
    most: 75,
    candidates: [
      host('192.168.0.156', 34185),
      host('10.8.0.58', 49208),
      host('172.17.0.1', 43010),
      srflx('46.115.236.88', 34185),
    ],
  },
};

/** A description as a browser makes it. The bytes of fingerprint and credentials are arbitrary. */
export function sample(
  browser: Browser,
  kind: Description['kind'],
  candidates: Candidate[],
): Description {
  const chromium = browser === 'chromium';
  return {
    kind,
    fingerprint: Uint8Array.from({ length: 32 }, (_, i) => (i * 89 + 7) & 0xff),
    ufrag: chromium ? 'Z8/q' : 'd189e29c',
    pwd: chromium ? 'bfSbrJF2TAdSk9AxTU9iqqnK' : 'e2297598b945d2b2855123f44ecd42d9',
    setup: kind === 'invite' ? 'actpass' : 'passive',
    candidates,
    ...(kind === 'reply' && { answers: 12_345 }),
    maxMessageSize: chromium ? 262_144 : 1_073_741_823,
  };
}
