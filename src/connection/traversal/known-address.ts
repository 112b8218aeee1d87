import { formatAddress, parseAddress } from '../../signal/address.ts';
import type { Candidate } from '../../signal/description.ts';
import { isLocalAddress } from '../../signal/local-address.ts';
import { canonicalIpv6, isIpv4 } from '../../stun/list.ts';

/** Where a person knows to be reachable from outside, whatever STUN servers say. */
export interface OwnAddress {
  /** Public; IPv4, or IPv6 as in RFC 5952. */
  address: string;
  /** The one that leads here; undefined: each port leads to the same one here. */
  port?: number;
}

/** It is no address; or nobody outside reaches anybody there. */
export type OwnAddressProblem = 'unreadable' | 'unreachable';

const WITH_PORT = /^(?:\[(.+)\]|([^:]+)):(\d{1,5})$/;
const IN_BRACKETS = /^\[(.+)\]$/;

/** Reads an address as people write it: `203.0.113.5`, `203.0.113.5:5000`, `[2001:db8::1]:5000`. */
export function readOwnAddress(text: string): OwnAddress | OwnAddressProblem {
  const entry = text.trim();
  const [, six, four, digits] = WITH_PORT.exec(entry) ?? [];
  const host = six ?? four ?? IN_BRACKETS.exec(entry)?.[1] ?? entry;
  if (!isIpv4(host) && canonicalIpv6(host) === undefined) return 'unreadable';
  const port = digits === undefined ? undefined : Number(digits);
  if (port !== undefined && (port < 1 || port > 65_535)) return 'unreadable';
  const address = parseAddress(host);
  if (!address || isLocalAddress(host)) return 'unreachable';
  return { address: formatAddress(address), ...(port !== undefined && { port }) };
}

/** What a code says of it. @param found as the browser has found, with its own ports */
export function candidatesAt(
  { address, port }: OwnAddress,
  found: readonly Candidate[],
): Candidate[] {
  const ports = port === undefined ? hostPorts(found, isIpv4(address) ? 4 : 6) : [port];
  return ports.map((each) => ({ type: 'srflx', address, port: each }));
}

/** This side's NAT has given its sockets the ports that they have here (RFC 4787 §4.2.1). */
export function preservesPorts(seen: readonly Candidate[]): boolean {
  const ports = hostPorts(seen, 4);
  const mapped = mappedIpv4(seen);
  return mapped.length > 0 && mapped.every(({ port }) => ports.includes(port));
}

/**
 * Where this side was seen last, behind a NAT that preserves ports: good for a guess where nobody answers
 * the next time. Only for as long as the page lives.
 */
export class Sightings {
  #last?: { hosts: readonly string[]; address: string };

  /** @param seen of one connection: what the browser and others have told */
  note(seen: readonly Candidate[]): void {
    const [first, ...others] = mappedIpv4(seen);
    if (!first) return;
    const hosts = hostsOf(seen);
    const isOne = others.every(({ address }) => address === first.address);
    this.#last =
      hosts && isOne && preservesPorts(seen) ? { hosts, address: first.address } : undefined;
  }

  /** Where this side may be reached; nowhere if that is known, or if this may be another network. */
  guess(seen: readonly Candidate[]): Candidate[] {
    const hosts = hostsOf(seen);
    if (!this.#last || !hosts || mappedIpv4(seen).length > 0) return [];
    // Whoever has gone into another network, or behind a VPN, does not want the old address in a code.
    if (hosts.join() !== this.#last.hosts.join()) return [];
    return candidatesAt({ address: this.#last.address }, seen);
  }
}

function mappedIpv4(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ type, address }) => type === 'srflx' && isIpv4(address));
}

/** This machine's IPv4 addresses; undefined where it has none, or where the browser hides them. */
function hostsOf(candidates: readonly Candidate[]): string[] | undefined {
  const hosts = candidates.filter(({ type }) => type === 'host').map(({ address }) => address);
  const four = [...new Set(hosts.filter(isIpv4))].sort();
  const areHidden = hosts.some((address) => parseAddress(address)?.family === 'name');
  return areHidden || four.length === 0 ? undefined : four;
}

/** Of this machine's sockets of one family, and of those that may be: names hide what they are. */
function hostPorts(candidates: readonly Candidate[], family: 4 | 6): number[] {
  const hosts = candidates.filter(({ type, address }) => {
    const known = parseAddress(address)?.family;
    return type === 'host' && (known === family || known === 'name');
  });
  return [...new Set(hosts.map(({ port }) => port))];
}
