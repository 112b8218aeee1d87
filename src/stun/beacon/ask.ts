import { isGecko } from '../../platform/gecko.ts';
import type { Beacon } from '../../signal/beacon-code.ts';
import type { Candidate } from '../../signal/description.ts';
import { DEFAULT_MAX_MESSAGE_SIZE } from '../../signal/limits.ts';
import { toCandidateLine, toSdp } from '../../signal/to-sdp.ts';
import { BEACON_LIMIT, BEACON_POLL, BEACON_SETTLE } from './constants.ts';

/** What is read of an RTCStatsReport (https://www.w3.org/TR/webrtc-stats/). */
interface StatsEntry {
  type: string;
  id: string;
  /** `candidate-pair` */
  responsesReceived?: number;
  localCandidateId?: string;
  remoteCandidateId?: string;
  /** `local-candidate`, `remote-candidate` */
  candidateType?: string;
  address?: string | null;
  port?: number;
}

/** What a beacon's answers tell. */
export interface Answer {
  /** Where this side is seen; empty where it is no NAT that it is seen through. */
  mapped: Candidate[];
  ms: number;
}

/** Whether this browser can ask: Firefox has no `pranswer`. See docs/beacons.md. */
export const canAskBeacons = !isGecko;

/**
 * Asks a beacon where this side is seen, from the very sockets that `pc` will use for its real
 * partner. `pc` has a local offer, and maybe asked another beacon before.
 *
 * The beacon is taken for an answer that may still change (`pranswer`, RFC 8829 §4.1.10.1). The checks
 * that it answers carry our mapped address (RFC 8445 §7.2.5.3.1), and the real answer comes later.
 *
 * @returns undefined where nothing came in time, or `signal` aborted
 */
export async function askBeacon(
  pc: RTCPeerConnection,
  beacon: Beacon,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const start = performance.now();
  await pc.setRemoteDescription({ type: 'pranswer', sdp: beaconSdp(beacon) });
  if (signal.aborted) return undefined;
  for (const [index, candidate] of beacon.candidates.entries()) {
    // With the lowest priority of all: Chromium checks no pair that is worse than one that works.
    const line = toCandidateLine({ ...candidate, type: 'relay' }, index, `b${index}`);
    pc.addIceCandidate({ candidate: line, sdpMLineIndex: 0 }).catch(() => undefined);
  }
  let limit = start + BEACON_LIMIT;
  let answer: Answer | undefined;
  while (!signal.aborted && performance.now() < limit) {
    await new Promise((resolve) => setTimeout(resolve, BEACON_POLL));
    const mapped = readAnswers(await pc.getStats(), beacon);
    if (!mapped) continue;
    if (!answer && beacon.candidates.length > 1) limit = performance.now() + BEACON_SETTLE;
    answer = { mapped, ms: answer?.ms ?? performance.now() - start };
    if (beacon.candidates.length === 1) break;
  }
  return signal.aborted ? undefined : answer;
}

/** Our addresses in the pairs that the beacon has answered; undefined where it has not. */
function readAnswers(report: RTCStatsReport, beacon: Beacon): Candidate[] | undefined {
  const stats = report as unknown as ReadonlyMap<string, StatsEntry>;
  const answered = [...stats.values()].filter(
    ({ type, responsesReceived = 0, remoteCandidateId = '' }) =>
      type === 'candidate-pair' &&
      responsesReceived > 0 &&
      isOf(beacon, stats.get(remoteCandidateId)),
  );
  if (answered.length === 0) return undefined;
  return answered.flatMap(({ localCandidateId = '' }) => {
    const { candidateType, address, port } = stats.get(localCandidateId) ?? {};
    // A web page sees the port only.
    return candidateType === 'prflx' && address && port ? [{ type: 'srflx', address, port }] : [];
  });
}

/** Whether it is one of the beacon's addresses. */
export function isOf(
  { candidates }: Beacon,
  at: { address?: string | null; port?: number } | undefined,
): boolean {
  return candidates.some(({ address, port }) => address === at?.address && port === at.port);
}

/** A beacon as the other side's answer, without its candidates. */
export function beaconSdp({ ufrag, pwd }: Beacon): string {
  const nobody = new Uint8Array(32);
  return toSdp(
    {
      kind: 'reply',
      fingerprint: nobody,
      ufrag,
      pwd,
      // Nobody answers a DTLS handshake there, so we do not begin one.
      setup: 'active',
      candidates: [],
      maxMessageSize: DEFAULT_MAX_MESSAGE_SIZE,
    },
    { type: 'answer', setup: 'active' },
  );
}
