import { selectedPair, type StatsEntry } from '../../connection/stats.ts';
import { isLocalAddress } from '../../signal/local-address.ts';

/** One end of a path. */
export interface PathEnd {
  /** Undefined where the browser keeps it to itself. */
  address?: string;
  port?: number;
  /** How it was found: this machine knew it, a STUN server told it, or the first packet did (RFC 8445 §4). */
  type: 'host' | 'srflx' | 'prflx' | 'relay';
}

export type PathKind =
  | 'same-network'
  /** Over the internet, by IPv4 through a NAT at one side at least; or without any. */
  | 'ipv4-nat'
  | 'ipv4'
  | 'ipv6'
  /** The browser keeps too much to itself. */
  | 'unknown';

export interface Path {
  kind: PathKind;
  own: PathEnd;
  other: PathEnd;
}

/** What a report says about the path that is in use. */
export interface Look {
  path: Path;
  /** Milliseconds, of the browser's own checks. */
  roundTrip?: number;
  /** Bytes on this path since it was opened. */
  sent: number;
  received: number;
  /** Of what this side sent last in calls: 0 to 1, undefined without calls. */
  lost?: number;
}

/** Reads a stats report (https://www.w3.org/TR/webrtc-stats/); undefined where no path is in use. */
export function readLook(stats: readonly StatsEntry[]): Look | undefined {
  const pair = selectedPair(stats);
  const own = endOf(stats, pair?.localCandidateId);
  const other = endOf(stats, pair?.remoteCandidateId);
  if (!pair || !own || !other) return undefined;
  const { currentRoundTripTime, bytesSent = 0, bytesReceived = 0 } = pair;
  const losses = stats.flatMap(({ fractionLost }) => fractionLost ?? []);
  return {
    path: { kind: kindOf(own, other), own, other },
    sent: bytesSent,
    received: bytesReceived,
    ...(currentRoundTripTime !== undefined && { roundTrip: currentRoundTripTime * 1000 }),
    ...(losses.length > 0 && { lost: Math.max(...losses) }),
  };
}

const TYPES = ['host', 'srflx', 'prflx', 'relay'] as const;

function endOf(stats: readonly StatsEntry[], id: string | undefined): PathEnd | undefined {
  const entry = stats.find((each) => each.id === id);
  const type = TYPES.find((known) => known === entry?.candidateType);
  if (!entry || !type) return undefined;
  const { address, port } = entry;
  return {
    type,
    ...(address && /[.:]/.test(address) && { address }),
    ...(port !== undefined && { port }),
  };
}

function kindOf(own: PathEnd, other: PathEnd): PathKind {
  const known = [own.address, other.address].filter((each) => each !== undefined);
  const isIpv6 = known.some((address) => address.includes(':'));
  const places = known.filter((address) => !address.endsWith('.local'));
  if (other.address === undefined) {
    if (isIpv6 && !places.every(isLocalAddress)) return 'ipv6';
    return own.type === 'srflx' || own.type === 'prflx' ? 'ipv4-nat' : 'unknown';
  }
  // Nobody in the internet has such an address.
  if (isLocalAddress(other.address)) return 'same-network';
  if (isIpv6) return 'ipv6';
  const isDirect = own.type === 'host' && own.address !== undefined && !isLocalAddress(own.address);
  return isDirect && other.type === 'host' ? 'ipv4' : 'ipv4-nat';
}
