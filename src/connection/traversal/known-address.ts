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

/** Of this machine's sockets of one family, and of those that may be: names hide what they are. */
function hostPorts(candidates: readonly Candidate[], family: 4 | 6): number[] {
  const hosts = candidates.filter(({ type, address }) => {
    const known = parseAddress(address)?.family;
    return type === 'host' && (known === family || known === 'name');
  });
  return [...new Set(hosts.map(({ port }) => port))];
}
