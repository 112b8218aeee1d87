import type { Box, Clock } from './box.ts';
import { Firewall } from './firewall.ts';
import { DEFAULT_RULES, Nat, type NatRules } from './nat.ts';
import { Netfilter } from './netfilter.ts';

/** Makes a box with the given external address. */
type MakeBox = (address: string, options: BoxOptions) => Box;

export interface BoxOptions {
  now: Clock;
  /** Seconds without a datagram, until a mapping is forgotten. */
  timeout: number;
  /** Changes to the rules of a NAT. */
  rules?: Partial<NatRules>;
}

const nat =
  (own: Partial<NatRules> = {}): MakeBox =>
  (address, { now, timeout, rules }) =>
    new Nat(address, { ...DEFAULT_RULES, timeout, ...own, ...rules }, now);

const linux =
  (random: boolean, input: 'drop' | 'accept'): MakeBox =>
  (address, { now, timeout }) =>
    new Netfilter(address, { random, input, timeout }, now);

/** Nothing gets through, as where UDP is blocked (the lab carries nothing else). */
const wall: MakeBox = () => ({ outbound: () => undefined, inbound: () => undefined });

const firewall: MakeBox = (_, { now, timeout }) => new Firewall(timeout, now);

const SYMMETRIC = { mapping: 'address-and-port-dependent' } as const;
/** Carriers give each customer a part of an address: RFC 6888, RFC 7422. */
const CARRIER_PORTS = { range: [20480, 22527] } as const;
const HOME = nat({ ports: 'preserving' });

interface Kind {
  /** The boxes for IPv4, from the inside out; undefined: there is no IPv4. */
  boxes?: readonly MakeBox[];
  /** Whether hosts behind it have public IPv4 addresses. */
  translates: boolean;
  /** With IPv6 only. */
  six?: boolean;
}

const behind = (...boxes: MakeBox[]): Kind => ({ boxes, translates: true });

/** Ways to be connected to the internet. */
export const KINDS = {
  /** A public address, and nothing in the way. */
  open: { boxes: [], translates: false },
  'full-cone': behind(nat({ filtering: 'endpoint-independent' })),
  'addr-restricted': behind(nat({ filtering: 'address-dependent' })),
  'port-restricted': behind(nat()),
  'port-preserving': behind(HOME),
  'symmetric-sequential': behind(nat({ ...SYMMETRIC, ports: 'sequential' })),
  'symmetric-random': behind(nat(SYMMETRIC)),
  /** Random within a block of 1024. */
  'symmetric-block': behind(nat({ ...SYMMETRIC, range: [40960, 41983] })),
  'addr-dependent': behind(nat({ mapping: 'address-dependent' })),
  /** Two NATs, at home and at the carrier. */
  cgnat: behind(HOME, nat(CARRIER_PORTS)),
  /** The same where the carrier does as RFC 6888 asks. */
  'cgnat-eif': behind(HOME, nat({ ...CARRIER_PORTS, filtering: 'endpoint-independent' })),
  'cgnat-symmetric': behind(HOME, nat(SYMMETRIC)),
  linux: behind(linux(false, 'drop')),
  /** A router with a service that anybody may ask, or without a filter. */
  'linux-open': behind(linux(false, 'accept')),
  'linux-random': behind(linux(true, 'drop')),
  /** A public address behind a filter. */
  firewall: { boxes: [firewall], translates: false },
  'udp-blocked': behind(wall),
  /** No IPv4, and a filter. */
  ipv6: { translates: false, six: true },
} as const satisfies Record<string, Kind>;

export type NatKind = keyof typeof KINDS;

/** The kind's properties, without the narrowness of a literal. */
export const kindOf = (kind: NatKind): Kind => KINDS[kind];

/** Where a home NAT's external address is, if the carrier translates it again (RFC 6598). */
const SHARED_ADDRESS = '100.64.0.10';

/** The boxes of a kind, from the inside out. `rules` change the outermost. */
export function makeBoxes(kind: NatKind, address: string, options: BoxOptions): Box[] {
  const makers = kindOf(kind).boxes ?? [];
  return makers.map((make, index) =>
    index === makers.length - 1
      ? make(address, options)
      : make(SHARED_ADDRESS, { ...options, rules: undefined }),
  );
}

/** What filters IPv6 where the site has it. */
export function makeBoxes6(kind: NatKind, options: BoxOptions): Box[] {
  return kind === 'open' ? [] : [new Firewall(options.timeout, options.now)];
}
