import { parseAddress } from '../../signal/address.ts';
import type { Candidate, Description } from '../../signal/description.ts';
import type { PortPattern } from '../../signal/port-pattern.ts';
import { SEQUENCE_STEP } from '../../stun/network.ts';
import { MAX_BLOCK_BITS, MIN_BLOCK_BITS } from './constants.ts';

/** Where a side is, as its code tells it. */
export interface Side extends Pick<Description, 'ports' | 'morePorts'> {
  candidates: readonly Candidate[];
}

/**
 * The same side with one candidate in place of all that STUN servers saw of one socket, and how its NAT
 * gave out their ports. Pure.
 *
 * @param candidates in the order in which they were found
 */
export function summarise(
  candidates: readonly Candidate[],
): Pick<Description, 'candidates' | 'ports'> {
  const seen = mappingsOf(candidates);
  const [first] = seen;
  if (!first) return { candidates: [...candidates] };
  const numbers = seen.map(({ port }) => port);
  const ports = patternOf(numbers);
  const port = ports.order === 'sequential' ? lastOf(numbers, ports.step) : first.port;
  const rest = candidates.filter((candidate) => candidate === first || !seen.includes(candidate));
  return { candidates: rest.map((each) => (each === first ? { ...first, port } : each)), ports };
}

/** A code of a program that does not know patterns names each port that was seen. */
export function summarised(side: Side): Side {
  return side.ports ? side : { ...side, ...summarise(side.candidates) };
}

/**
 * Of the public IPv4 addresses the one at which a socket was seen at several ports, by different
 * servers (RFC 4787 §4.1); none where each socket was seen at one.
 */
export function mappingsOf(candidates: readonly Candidate[]): Candidate[] {
  const familyOf = ({ address }: Candidate) => parseAddress(address)?.family;
  // Two interfaces in one network are two sockets behind one address. A name may hide either family.
  const sockets = candidates.filter((each) => each.type === 'host' && familyOf(each) !== 6).length;
  const seen = candidates.filter((each) => each.type === 'srflx' && familyOf(each) === 4);
  const groups = seen.map(({ address }) => seen.filter((each) => each.address === address));
  return groups.find(({ length }) => length > Math.max(sockets, 1)) ?? [];
}

function patternOf(ports: readonly number[]): PortPattern {
  const sorted = ports.toSorted((a, b) => a - b);
  const gaps = sorted.slice(1).map((port, index) => port - (sorted[index] ?? 0));
  if (Math.max(...gaps) <= SEQUENCE_STEP) {
    const upwards = (ports.at(-1) ?? 0) > (ports[0] ?? 0);
    const step = gaps.reduce(greatestDivisor);
    return { order: 'sequential', step: upwards ? step : -step };
  }
  const differing = ports.reduce((bits, port) => bits | (port ^ (ports[0] ?? 0)), 0);
  const bits = Math.max(32 - Math.clz32(differing), MIN_BLOCK_BITS);
  const most = MAX_BLOCK_BITS[Math.min(ports.length, 4)] ?? 0;
  return { order: 'random', bits: bits <= most ? bits : 16 };
}

function lastOf(ports: readonly number[], step: number): number {
  return step > 0 ? Math.max(...ports) : Math.min(...ports);
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
