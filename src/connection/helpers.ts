import type { Beacon } from '../signal/beacon-code.ts';
import type { Candidate } from '../signal/description.ts';
import { differentPlaces } from '../signal/different-places.ts';
import { parseSdp } from '../signal/parse-sdp.ts';
import { askBeacon, isOf, type Answer } from '../stun/beacon/ask.ts';
import type { StatsEntry } from './stats.ts';
import { isLocalCandidate } from './privacy.ts';
import { withoutTries } from './traversal/tries.ts';

/** Somebody to ask for our public address instead of a STUN server: a beacon, or whoever we talk to. */
export interface Helper {
  beacon: Beacon;
  /** Tells it who is about to ask. @returns where else it can be asked, see {@link Doors} */
  knock?: (pc: RTCPeerConnection) => Promise<Beacon | undefined>;
  /** It answered after so many milliseconds, or not at all. */
  onAsked: (ms: number | undefined) => void;
}

/** More are no use: the first ones are of the interfaces that it prefers. */
const MOST_ADDRESSES = 4;

/** Asks helpers where this side is, for one connection. */
export class Asking {
  /** Those asked so far. */
  readonly asked: Beacon[] = [];

  readonly #pc: RTCPeerConnection;
  readonly #helpers: readonly Helper[];
  readonly #signal: AbortSignal;
  readonly #stopped = new AbortController();

  constructor(pc: RTCPeerConnection, helpers: readonly Helper[], signal: AbortSignal) {
    this.#pc = pc;
    this.#helpers = helpers;
    this.#signal = AbortSignal.any([signal, this.#stopped.signal]);
  }

  /**
   * Asks one after the other, until one answers. Never rejects: without an answer we are where we were.
   * @returns our public addresses; none where we have made no offer, since then there is nothing to ask with
   */
  async start(): Promise<Candidate[]> {
    if (this.#pc.signalingState !== 'have-local-offer') return [];
    for (const { beacon, knock, onAsked } of this.#helpers) {
      if (this.#signal.aborted) return [];
      const door = knock?.(this.#pc);
      let answer = await this.#ask(beacon);
      const elsewhere = !answer && !this.#signal.aborted && (await door);
      if (elsewhere) answer = await this.#ask(elsewhere);
      if (this.#signal.aborted) return [];
      onAsked(answer?.ms);
      if (answer) return answer.mapped;
    }
    return [];
  }

  /** The real partner comes. */
  stop(): void {
    this.#stopped.abort();
  }

  #ask(beacon: Beacon): Promise<Answer | undefined> {
    this.asked.push(beacon);
    return askBeacon(this.#pc, beacon, this.#signal).catch(() => undefined);
  }
}

/**
 * How whoever is at the other end of an open connection can be asked. A connected browser answers
 * checks with its credentials from anybody, at the socket that it uses already: its NAT's mapping is
 * known, and its filter is open for whatever comes from our address. Undefined where it has no address
 * in the internet that we know of.
 */
export function helperAtOtherEnd({ remoteDescription }: RTCPeerConnection): Beacon | undefined {
  if (!remoteDescription) return undefined;
  const { ufrag, pwd, candidates } = parseSdp(withoutTries(remoteDescription.sdp), 'offer');
  const publics = candidates.filter((candidate) => !isLocalCandidate(candidate));
  if (publics.length === 0) return undefined;
  // Patience has written each of them there many times.
  return { ufrag, pwd, candidates: differentPlaces(publics).slice(0, MOST_ADDRESSES) };
}

/** ICE has a path, but it is the one to a helper that was asked. */
export function leadsToHelper({ sctp }: RTCPeerConnection, helpers: readonly Beacon[]): boolean {
  if (helpers.length === 0) return false;
  const remote = sctp?.transport.iceTransport.getSelectedCandidatePair()?.remote;
  return remote !== undefined && helpers.some((beacon) => isOf(beacon, toEndpoint(remote)));
}

/** What a report shows, without the paths to helpers that were asked. */
export function withoutHelpers(stats: StatsEntry[], helpers: readonly Beacon[]): StatsEntry[] {
  if (helpers.length === 0) return stats;
  const theirs = new Set(
    stats.filter((entry) => helpers.some((beacon) => isOf(beacon, entry))).map(({ id }) => id),
  );
  const isTheirs = ({ remoteCandidateId = '' }: StatsEntry) => theirs.has(remoteCandidateId);
  const pairs = new Set(stats.filter(isTheirs).map(({ id }) => id));
  return stats
    .filter((entry) => !isTheirs(entry))
    .map((entry) =>
      pairs.has(entry.selectedCandidatePairId ?? '') ? { ...entry, iceState: 'checking' } : entry,
    );
}

function toEndpoint({ address, port }: RTCIceCandidate): { address: string | null; port?: number } {
  return { address, ...(port !== null && { port }) };
}
