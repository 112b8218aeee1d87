import { isLocalAddress } from '../signal/local-address.ts';
import type { GatheredCandidate } from './gathered.ts';
import type { Probe } from './probe.ts';

/** How a NAT maps one of our ports for several destinations (RFC 4787 §4.1). */
export type Mapping =
  /** Our address is a public one. */
  | 'none'
  | 'endpoint-independent'
  | 'address-dependent'
  | 'address-and-port-dependent'
  /** One of the last two. */
  | 'dependent'
  /** Fewer than two servers answered. */
  | 'unknown';

/** How it chooses the public ports (RFC 4787 §4.2). */
export type PortPattern = 'preserving' | 'sequential' | 'random';

/** What a network is, as far as STUN servers tell (IPv4; IPv6 is hardly ever translated). */
export interface Network {
  mapping: Mapping;
  ports?: PortPattern;
  /** Public addresses of ours, as servers or the browser see them. */
  ipv4: string[];
  ipv6: string[];
  /** The browser hides local addresses behind mDNS names. */
  mdns: boolean;
}

export interface Observations {
  /** One probe of each server, from a socket of its own. */
  each: Probe[];
  /** Several hosts asked from the same socket. */
  hosts?: Probe;
  /** Two ports of one host asked from the same socket. */
  ports?: Probe;
}

/**
 * Public ports this near each other were given out one after the other: with room for what other
 * programs opened meanwhile. Three random ones are as near in less than one of a million cases.
 */
export const SEQUENCE_STEP = 8;

/** Says what a network is. Pure. */
export function describeNetwork({ each, hosts, ports }: Observations): Network {
  const all = [...each, ...(hosts ? [hosts] : []), ...(ports ? [ports] : [])];
  const candidates = all.flatMap((probe) => probe.candidates);
  const mapping = mappingOf(candidates, hosts, ports);
  const pattern = mapping === 'none' ? undefined : patternOf(all);
  return {
    mapping,
    ...(pattern && { ports: pattern }),
    ipv4: publicOnes(candidates, 4),
    ipv6: publicOnes(candidates, 6),
    mdns: candidates.some(({ type, family }) => type === 'host' && family === 'name'),
  };
}

function mappingOf(candidates: GatheredCandidate[], hosts?: Probe, ports?: Probe): Mapping {
  const four = candidates.filter(({ family }) => family === 4);
  const isMapped = four.some(({ type }) => type === 'srflx');
  if (!isMapped) {
    return four.some(({ address }) => !isLocalAddress(address)) ? 'none' : 'unknown';
  }
  if (!hosts) return 'unknown';
  if (mappingsOf(hosts) > 1) {
    if (!ports?.complete) return 'dependent';
    return mappingsOf(ports) > 1 ? 'address-and-port-dependent' : 'address-dependent';
  }
  // Browsers show equal answers once, so only "complete" says that there was more than one.
  return hosts.complete && mappingsOf(hosts) === 1 ? 'endpoint-independent' : 'unknown';
}

/** How many public endpoints (IPv4) one socket was seen at: the most of any interface. */
function mappingsOf({ candidates }: Probe): number {
  const endpoints = new Map<number, Set<string>>();
  for (const { type, family, base, address, port } of candidates) {
    if (type !== 'srflx' || family !== 4) continue;
    endpoints.set(base, (endpoints.get(base) ?? new Set()).add(`${address}:${port}`));
  }
  return Math.max(0, ...[...endpoints.values()].map(({ size }) => size));
}

/** Undefined where there are too few ports to tell. */
function patternOf(probes: Probe[]): PortPattern | undefined {
  const pairs = probes.flatMap(({ candidates }) =>
    candidates
      .filter(({ type, family }) => type === 'srflx' && family === 4)
      .map(({ port, base }) => ({
        port,
        kept: candidates.some((c) => c.type === 'host' && c.base === base && c.port === port),
      })),
  );
  if (pairs.length < 2) return undefined;
  // Where two of our sockets want the same port, a NAT that preserves ports has to change one.
  if (pairs.filter(({ kept }) => kept).length > pairs.length / 2) return 'preserving';
  if (pairs.length < 3) return undefined;
  const sorted = pairs.map(({ port }) => port).sort((a, b) => a - b);
  const span = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  return span <= SEQUENCE_STEP * (sorted.length - 1) ? 'sequential' : 'random';
}

function publicOnes(candidates: GatheredCandidate[], wanted: 4 | 6): string[] {
  const found = candidates.filter(
    ({ family, address }) => family === wanted && !isLocalAddress(address),
  );
  return [...new Set(found.map(({ address }) => address))];
}
