import { parseAddress } from '../../signal/address.ts';
import type { Candidate } from '../../signal/description.ts';
import type { PortPattern } from '../../signal/port-pattern.ts';
import { isLocalCandidate } from '../privacy.ts';
import {
  MAX_BLOCK_BITS,
  MOST_TARGETS,
  PORTS_OF_A_BLOCK,
  STAR_AHEAD,
  STAR_SOCKETS,
  TARGETS,
} from './constants.ts';
import type { Side } from './summary.ts';

/** Which ports of the other side are tried. */
export type Aim =
  /** Those that its code names. */
  | { kind: 'named'; ports: number[] }
  /** Those that come after the named one. */
  | { kind: 'predicted'; from: number; step: number }
  /** Any that its NAT may give out. */
  | { kind: 'guessed'; from: number; bits: number };

/** What it takes beyond what every ICE agent does. */
export interface Plan {
  /** The other side's public IPv4 address. */
  address: string;
  aim: Aim;
  /** Further sockets to open beside the first one. */
  sockets: number;
}

/**
 * What the two codes tell must be done to get through the NATs; undefined: what ICE does anyway. Both
 * sides come to matching plans, each from its own point of view. Pure. See docs/traversal.md.
 */
export function planFor(own: Side, other: Side): Plan | 'hopeless' | undefined {
  const [ours, theirs] = [publicOf(own), publicOf(other)];
  if (!ours || !theirs || ours.address === theirs.address || meetByIpv6(own, other))
    return undefined;
  const { address, port: from } = theirs;
  const plan = (aim: Aim, sockets = 0): Plan => ({ address, aim, sockets });
  const named = plan({ kind: 'named', ports: [from, ...(other.morePorts ?? [])] });

  if (!other.ports) {
    if (own.ports?.order !== 'random') return undefined;
    return { ...named, sockets: targets(own.ports, other.morePorts?.length ?? 0) };
  }
  if (other.ports.order === 'random') {
    const { bits } = other.ports;
    return own.ports ? 'hopeless' : plan({ kind: 'guessed', from, bits });
  }
  const { step } = other.ports;
  if (!own.ports) return plan({ kind: 'predicted', from, step });
  if (own.ports.order === 'random') return 'hopeless';
  // Each side opens so many ports towards one of the other's that one of them is the one it is sought at.
  return plan({ kind: 'named', ports: [from + STAR_AHEAD * step] }, STAR_SOCKETS);
}

/** Whether a reply to this side should name further sockets of ours: its ports have to be guessed. */
export function wantsGuessers({ ports }: Side): boolean {
  return ports?.order === 'random' && !isBlock(ports);
}

/** How many sockets of ours the other side has to be able to hit. */
function targets(ports: PortPattern & { order: 'random' }, further: number): number {
  if (isBlock(ports)) return 2 ** ports.bits / PORTS_OF_A_BLOCK;
  return further > 0 ? TARGETS : MOST_TARGETS;
}

function isBlock(ports: PortPattern): boolean {
  return ports.order === 'random' && ports.bits <= (MAX_BLOCK_BITS[4] ?? 0);
}

/** Where a side is seen from outside, by IPv4. */
export function publicOf({ candidates }: Pick<Side, 'candidates'>): Candidate | undefined {
  const publics = candidates.filter((each) => !isLocalCandidate(each) && familyOf(each) === 4);
  return publics.find(({ type }) => type === 'srflx') ?? publics[0];
}

/** IPv6 is filtered, but hardly ever translated: ICE does it. */
function meetByIpv6(own: Side, other: Side): boolean {
  return [own, other].every(({ candidates }) =>
    candidates.some((each) => familyOf(each) === 6 && !isLocalCandidate(each)),
  );
}

function familyOf({ address }: Candidate): 4 | 6 | 'name' | undefined {
  return parseAddress(address)?.family;
}
